-- What came back: one row for each message that came to one of our own addresses.
create table came_back (
    id             bigint generated always as identity primary key,
    message_hash   bytea not null unique,
    at             timestamptz not null,
    kind           text not null,
    broadcast      boolean,
    number         bigint,
    recipient_hash bytea,
    verdict        text check (verdict in ('SOFT', 'BLOCKED', 'UNCLEAR', 'HARD')),
    code           int,
    enhanced       text,
    answer         text,
    check ((broadcast is null) = (number is null))
);
create index came_back_mail on came_back (broadcast, number);
create index came_back_recipient on came_back (recipient_hash, at) where recipient_hash is not null;
create index came_back_stray on came_back (at) where number is null;
comment on column came_back.message_hash is 'Keyed hash of the whole message and the address it came to: the same message again has no second effect.';
comment on column came_back.number is 'The mail it is about, in outgoing_mail or, if broadcast, in broadcast_recipient; null where no MAC proves one.';
comment on column came_back.answer is 'What the server said, addresses taken out.';

-- Messages a person has to read: sealed, and destroyed after 28 days.
create table parked_mail (
    id           bigint generated always as identity primary key,
    came_back_id bigint not null unique references came_back on delete cascade,
    parked_at    timestamptz not null,
    wrapped_key  bytea not null,
    sealed       bytea not null
);
create index parked_mail_age on parked_mail (parked_at);

-- What whoever runs the site should look at. One row stays open for each kind and reference.
create table operator_task (
    id        bigint generated always as identity primary key,
    kind      text not null,
    reference text not null,
    sentence  text not null,
    times     int not null default 1,
    opened_at timestamptz not null,
    last_at   timestamptz not null,
    closed_at timestamptz
);
create unique index operator_task_open on operator_task (kind, reference) where closed_at is null;
