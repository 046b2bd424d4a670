create table letter (
    id              bigint generated always as identity primary key,
    reference       text not null unique,
    state           text not null,
    campaign        text,
    motion_id       bigint references motion,
    member_id       int not null references member,
    constituency_id int not null references constituency,
    wrapped_key     bytea,
    sealed          bytea,
    email_hash      bytea,
    form_id         uuid not null unique,
    consent_version text not null,
    consented_at    timestamptz not null,
    written_at      timestamptz not null,
    state_since     timestamptz not null,
    accepted_by     text,
    demonstration   boolean not null default false,
    check ((sealed is null) = (state in ('DENIED', 'LAPSED'))),
    check ((sealed is null) = (wrapped_key is null) and (sealed is null) = (email_hash is null))
);
create index letter_member on letter (member_id);
create index letter_campaign on letter (campaign, state) where campaign is not null;
create index letter_state on letter (state, state_since);
comment on column letter.sealed is 'Name, postal address, postcode, e-mail, subject and text, under the letter''s own key; destroyed with it when the letter is denied or lapses.';
comment on column letter.form_id is 'Drawn when the form was first shown: a form sent twice makes one letter.';

create table letter_audit (
    id         bigint generated always as identity primary key,
    letter_id  bigint not null references letter,
    event      text not null,
    from_state text,
    to_state   text not null,
    at         timestamptz not null,
    actor      text not null,
    note       text
);
create index letter_audit_letter on letter_audit (letter_id);

create table campaign (
    slug              text primary key,
    title             text not null,
    summary           text not null,
    case_text         text not null,
    motion_id         bigint references motion,
    goal              int,
    organiser_name    text not null,
    organiser_address text not null,
    organiser_contact text not null,
    demonstration     boolean not null default false
);
comment on table campaign is 'Who runs it is on every page: the imprint the Elections Act asks for.';

create table campaign_point (
    campaign text not null references campaign on delete cascade,
    position int not null,
    point    text not null,
    primary key (campaign, position)
);

create table campaign_entry (
    campaign text not null references campaign on delete cascade,
    on_date  date not null,
    entry    text not null,
    primary key (campaign, on_date)
);
