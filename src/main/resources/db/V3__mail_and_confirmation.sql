-- Which keys this database was sealed with, so that no others are taken for them. Never a key itself.
create table sealing_key (
    name          text primary key,
    key_id        int not null,
    first_used_at timestamptz not null
);
comment on column sealing_key.key_id is 'Tink''s id of the key: a number drawn with it, which tells nothing about it.';

-- The ledger: one row for each message and recipient, from queued to its end.
create table outgoing_mail (
    id              bigint generated always as identity primary key,
    kind            text not null,
    reference       text not null,
    message_id      text not null unique,
    wrapped_key     bytea,
    sealed          bytea,
    recipient_hash  bytea not null,
    state           text not null default 'QUEUED'
        check (state in ('QUEUED', 'ACCEPTED', 'REFUSED', 'GIVEN_UP', 'CANCELLED')),
    priority        int not null,
    queued_at       timestamptz not null,
    next_attempt_at timestamptz,
    leased_until    timestamptz,
    attempts        int not null default 0,
    finished_at     timestamptz,
    reported_at     timestamptz,
    last_server     text,
    last_answer     text,
    unique (kind, reference),
    check (state <> 'QUEUED' or (sealed is not null and wrapped_key is not null and next_attempt_at is not null))
);
create index outgoing_mail_due on outgoing_mail (priority, next_attempt_at) where state = 'QUEUED';
create index outgoing_mail_unreported on outgoing_mail (finished_at) where reported_at is null and state <> 'QUEUED';
comment on column outgoing_mail.reference is 'Opaque to the mail: whose message it is. (kind, reference) is queued once, however often it is asked for.';
comment on column outgoing_mail.sealed is 'Recipient, senders, subject and bodies, under this message''s own key; destroyed when the mail has ended.';
comment on column outgoing_mail.leased_until is 'Until then the mail is lent to a node that sends it.';
comment on column outgoing_mail.reported_at is 'When whoever queued it was told of its end.';

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

-- Where mail lands on a developer''s machine, whole, as it would have gone out.
create table dev_mail (
    id          bigint generated always as identity primary key,
    received_at timestamptz not null,
    wrapped_key bytea not null,
    sealed      bytea not null
);

create table confirmation (
    id          bigint generated always as identity primary key,
    token_hash  bytea not null unique,
    purpose     text not null,
    subject     bigint not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    denied_at   timestamptz
);
create index confirmation_subject on confirmation (purpose, subject);
create index confirmation_expiry on confirmation (expires_at);
comment on table confirmation is 'Proof that a person reads the address given. Only a hash of the link is kept.';

-- Buckets of bucket4j: who has asked for how much, by keyed hash.
create table rate_bucket (
    id         bytea primary key,
    state      bytea,
    expires_at bigint
);
create index rate_bucket_expiry on rate_bucket (expires_at);

-- The table of db-scheduler: which node takes which turn of a job.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
