-- The ledger: one row for each message and recipient, from queued to its end.
create table outgoing_mail (
    id              bigint generated always as identity primary key,
    kind            text not null,
    reference       text not null,
    message_id      text not null unique,
    envelope_sender text not null,
    wrapped_key     bytea not null,
    sealed          bytea not null,
    recipient_hash  bytea not null,
    state           text not null default 'QUEUED' check (state in ('QUEUED', 'ACCEPTED', 'REFUSED', 'GIVEN_UP')),
    priority        int not null,
    queued_at       timestamptz not null,
    next_attempt_at timestamptz,
    leased_until    timestamptz,
    attempts        int not null default 0,
    finished_at     timestamptz,
    accepted_by     text,
    unique (kind, reference)
);
create index outgoing_mail_due on outgoing_mail (priority, next_attempt_at) where state = 'QUEUED';
comment on column outgoing_mail.reference is 'Opaque to the mail: whose message it is. (kind, reference) is queued once, however often it is asked for.';
comment on column outgoing_mail.sealed is 'Recipient, header addresses, subject and bodies, under this message''s own key.';

create table attempt (
    id        bigint generated always as identity primary key,
    mail_id   bigint not null references outgoing_mail on delete cascade,
    at        timestamptz not null,
    server    text not null,
    outcome   text not null,
    code      int,
    enhanced  text,
    answer    text not null
);
create index attempt_mail on attempt (mail_id);
comment on column attempt.answer is 'What the server said, addresses taken out.';

create table confirmation (
    id          bigint generated always as identity primary key,
    token_hash  bytea not null unique,
    purpose     text not null,
    subject     bigint not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    denied_at   timestamptz,
    unique (purpose, subject)
);
comment on table confirmation is 'Proof that a person reads the address given. Only a hash of the link is kept.';

-- Buckets of bucket4j: who has asked for how much, by keyed hash.
create table rate_bucket (
    id         bytea primary key,
    state      bytea,
    expires_at bigint
);
