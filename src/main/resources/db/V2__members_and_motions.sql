create table member (
    mnis_id       int primary key,
    name          text not null,
    sort_name     text not null,
    party         text,
    demonstration boolean not null default false
);

create table membership (
    id              bigint generated always as identity primary key,
    member_id       int not null references member,
    constituency_id int not null references constituency,
    from_date       date not null,
    to_date         date,
    party           text,
    snapshot        boolean not null default false,
    read_at         timestamptz not null,
    check (to_date is null or to_date >= from_date),
    exclude using gist (constituency_id with =, daterange(from_date, to_date, '[]') with &&),
    exclude using gist (member_id with =, daterange(from_date, to_date, '[]') with &&)
);
create index membership_member on membership (member_id);
comment on column membership.snapshot is 'True where a file told of one day only: nothing is known of the days beside it.';

create table contact (
    member_id int primary key references member,
    email     text,
    source    text not null,
    read_at   timestamptz not null
);
comment on table contact is 'The address a Member''s office publishes. Not personal data of a writer.';

create table non_signing (
    id          bigint generated always as identity primary key,
    member_id   int not null references member,
    reason      text not null check (reason in ('POST_HOLDER', 'SEAT_NOT_TAKEN', 'STATED_POLICY')),
    explanation text not null,
    source      text not null,
    from_date   date,
    to_date     date
);
create index non_signing_member on non_signing (member_id);
comment on table non_signing is 'Why a Member does not sign motions, and who says so.';

create table session (
    citation   text primary key,
    start_date date not null,
    end_date   date
);

create table motion (
    id                   bigint generated always as identity primary key,
    edm_id               int unique,
    session              text not null references session,
    number               text not null,
    title                text not null,
    motion_text          text not null default '',
    tabled_on            date not null,
    withdrawn_on         date,
    withdrawn            boolean not null default false,
    amends_id            bigint references motion,
    instrument           text,
    signatories_complete boolean not null,
    reported_count       int,
    reported_as_of       text,
    reported_source      text,
    source               text not null,
    read_at              timestamptz not null,
    demonstration        boolean not null default false,
    unique (session, number)
);
create index motion_amends on motion (amends_id) where amends_id is not null;
comment on column motion.instrument is 'The statutory instrument a prayer asks to annul; null where the motion is no prayer.';

create table signature (
    id           bigint generated always as identity primary key,
    motion_id    bigint not null references motion on delete cascade,
    member_id    int not null references member,
    position     int,
    signed_on    date,
    withdrawn    boolean not null default false,
    withdrawn_on date,
    unique (motion_id, member_id),
    check (withdrawn or withdrawn_on is null)
);
create index signature_member on signature (member_id);
