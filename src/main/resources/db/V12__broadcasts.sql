-- One text to many. What it says is kept once, sealed; so is the key of its recipients' rows.
create table broadcast (
    id          bigint generated always as identity primary key,
    kind        text not null,
    reference   text not null,
    nature      text not null,
    urgency     int not null,
    list        text not null,
    message_tag text not null unique,
    state       text not null default 'DRAFT'
        check (state in ('DRAFT', 'RUNNING', 'PAUSED', 'CANCELLED', 'DONE')),
    wrapped_key bytea,
    sealed      bytea,
    created_at  timestamptz not null,
    started_at  timestamptz,
    finished_at timestamptz,
    unique (kind, reference),
    check (state in ('CANCELLED', 'DONE') or (wrapped_key is not null and sealed is not null)),
    check (state = 'DRAFT' or state = 'CANCELLED' or started_at is not null)
);
create index broadcast_live on broadcast (urgency, id) where state = 'RUNNING';
comment on column broadcast.message_tag is 'The random part of its Message-IDs; with a recipient''s number it is the same in every attempt.';
comment on column broadcast.sealed is 'Sender, subject and bodies; destroyed with the key when the broadcast has ended.';

-- The ledger of broadcasts: one row for each recipient, written once.
create table broadcast_recipient (
    id             bigint generated always as identity primary key,
    broadcast_id   bigint not null references broadcast,
    recipient_hash bytea not null,
    unique (broadcast_id, recipient_hash)
);

-- What is still to be done: a row goes when its recipient's mail has ended. Room is left in each page for the lease, so that
-- lending a row out writes no index.
create table broadcast_todo (
    recipient_id    bigint primary key,
    broadcast_id    bigint not null,
    next_attempt_at timestamptz not null,
    leased_until    timestamptz,
    attempts        smallint not null default 0,
    sealed          bytea not null
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.2);
create index broadcast_todo_due on broadcast_todo (broadcast_id, next_attempt_at, recipient_id);
comment on column broadcast_todo.sealed is 'The recipient''s address, name and own words of the text, under the key of the broadcast.';

-- Every attempt, never changed. The one that ended the mail says how.
create table broadcast_attempt (
    recipient_id bigint not null,
    at           timestamptz not null,
    outcome      text not null,
    ending       text check (ending in ('ACCEPTED', 'REFUSED', 'GIVEN_UP', 'CANCELLED')),
    code         smallint,
    enhanced     text,
    answer       text not null
);
create index broadcast_attempt_recipient on broadcast_attempt (recipient_id);
comment on column broadcast_attempt.answer is 'What the server said, addresses taken out.';

-- How a broadcast stands, summed up a batch at a time: no row is written twice.
create table broadcast_tally (
    broadcast_id bigint not null references broadcast,
    at           timestamptz not null,
    ending       text,
    number       int not null
);
create index broadcast_tally_broadcast on broadcast_tally (broadcast_id);
comment on column broadcast_tally.ending is 'As in broadcast_attempt; null counts attempts that ended nothing.';

-- Who gets no mail, and why. No list: none at all that they would have to subscribe to.
create table suppression (
    recipient_hash bytea not null,
    list           text,
    reason         text not null check (reason in ('BOUNCED', 'COMPLAINED', 'UNSUBSCRIBED')),
    since          timestamptz not null,
    unique nulls not distinct (recipient_hash, list)
);

-- The switch that stops all mail: one row.
create table mail_switch (
    one     boolean primary key default true check (one),
    stopped boolean not null default false,
    since   timestamptz,
    reason  text
);
insert into mail_switch default values;

-- What an operator has said of a receiving domain, such as gmail.com.
create table mail_limit (
    domain   text primary key,
    per_hour int check (per_hour > 0),
    at_once  int check (at_once > 0),
    paused   boolean not null default false,
    since    timestamptz not null
);

-- How much of its hour a domain with a limit has used, taken in shares so that no row is popular.
create table mail_hour (
    domain text not null references mail_limit on delete cascade,
    hour   timestamptz not null,
    taken  int not null,
    primary key (domain, hour)
);
create index broadcast_recipient_hash on broadcast_recipient (recipient_hash);
