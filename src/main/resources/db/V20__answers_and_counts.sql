-- Did the writer get an answer? One row for each letter whose writer was asked, or whose office answered through us. It
-- holds nothing of the writer's, and stays when the letter is gone: then it is one report more about a Member.
create table letter_question (
    id             bigint generated always as identity primary key,
    letter_id      bigint unique references letter on delete set null,
    member_id      int not null references member on delete cascade,
    accepted_on    date not null,
    counted        boolean not null,
    asked_at       timestamptz,
    asked_again_at timestamptz,
    outcome        text check (outcome in ('ANSWERED', 'ACKNOWLEDGED', 'NOT_ANSWERED', 'NOT_NEEDED')),
    told_by        text check (told_by in ('WRITER', 'OFFICE')),
    told_at        timestamptz,
    check (asked_again_at is null or asked_at is not null),
    check ((outcome is null) = (told_by is null) and (outcome is null) = (told_at is null))
);
create index letter_question_again on letter_question (asked_at) where asked_again_at is null;
create index letter_question_told on letter_question (accepted_on, member_id, outcome) where counted and outcome is not null;
comment on column letter_question.counted is 'Whether it says something of a Member in public: what concerns a person''s own problem does not.';
comment on column letter_question.told_by is 'Who said so last; what an office sent through us stands, whatever is said after it.';

-- Another answer may be given while the link lives: an answer was none after all.
insert into letter_transition (event, from_state, to_state) values
    ('ACKNOWLEDGED', 'ANSWERED', 'ACCEPTED'),
    ('NO_ANSWER', 'ANSWERED', 'ACCEPTED'),
    ('NO_LONGER_NEEDED', 'ANSWERED', 'ACCEPTED');

-- Letters in numbers, of windows of 10,000 letters in the order they were written. Only the job that counts writes here.
create table letter_count (
    counted_window bigint not null,
    demonstration  boolean not null,
    campaign       text,
    motion_id      bigint references motion on delete cascade,
    seat_id        int not null references constituency on delete cascade,
    written        int not null,
    confirmed      int not null,
    cosigned       int not null,
    accepted       int not null,
    returned       int not null,
    answered       int not null,
    unique nulls not distinct (counted_window, demonstration, campaign, motion_id, seat_id)
);
comment on table letter_count is 'Made from letter and letter_kept; the nightly recount makes it so again, and logs where it was not.';

-- What a letter counted for when it was removed from the tables.
create table letter_kept (
    letter_id bigint primary key,
    campaign  text,
    motion_id bigint references motion on delete cascade,
    seat_id   int not null references constituency on delete cascade,
    confirmed boolean not null,
    cosigned  boolean not null,
    accepted  boolean not null,
    returned  boolean not null,
    answered  boolean not null
);
comment on table letter_kept is 'So that a removed letter stays in the numbers; nothing of its writer is in it.';

-- What each letter counts for. Letters about somebody's own problem count for nothing.
create view letter_fact as
select id as letter_id, demonstration, campaign, motion_id, constituency_id as seat_id,
       confirmed_at is not null as confirmed,
       confirmed_at is not null and joint as cosigned,
       accepted_at is not null and (returned_at is null or returned_at < accepted_at) as accepted,
       returned_at is not null and (accepted_at is null or returned_at >= accepted_at) as returned,
       coalesce(answered_at >= accepted_at, false) and (returned_at is null or returned_at < accepted_at) as answered
from letter where kind <> 'CASEWORK'
union all
select letter_id, false, campaign, motion_id, seat_id, confirmed, cosigned, accepted, returned, answered from letter_kept;

create function keep_letter_fact() returns trigger language plpgsql as $$
begin
    insert into letter_kept
    select letter_id, campaign, motion_id, seat_id, confirmed, cosigned, accepted, returned, answered
    from letter_fact where letter_id = old.id;
    return old;
end $$;
create trigger letter_keeps_its_fact before delete on letter for each row
    when (not old.demonstration and old.kind <> 'CASEWORK') execute function keep_letter_fact();

-- How far was counted: one row, written by whoever counts.
create table letter_counting (
    only_row      boolean primary key default true check (only_row),
    gathered_to   timestamptz not null,
    changed_at    timestamptz not null
);

-- Events are only ever added, in the order of time: what is new is at the end.
create index letter_audit_at on letter_audit using brin (at) with (pages_per_range = 16, autosummarize = on);

-- Not answered after all: what letter_stamp noted goes.
create function letter_unanswered() returns trigger language plpgsql as $$
begin
    new.answered_at := null;
    return new;
end $$;
create trigger letter_unanswered before update on letter for each row
    when (old.state = 'ANSWERED' and new.state = 'ACCEPTED') execute function letter_unanswered();
