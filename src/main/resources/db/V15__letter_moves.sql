-- What can happen to a letter, as LetterEvent has it: a test compares the two. No move passes that is not in this table,
-- whatever program asks for it, and each leaves a row in letter_audit.
create table letter_transition (
    event      text not null,
    from_state text not null,
    to_state   text not null,
    primary key (event, from_state, to_state)
);
comment on column letter_transition.from_state is 'Empty for the event that begins a letter.';
insert into letter_transition values
    ('WRITE', '', 'UNCONFIRMED'),
    ('REWRITE', 'UNCONFIRMED', 'UNCONFIRMED'),
    ('SEND_AGAIN', 'UNCONFIRMED', 'UNCONFIRMED'),
    ('CHANGE_EMAIL', 'UNCONFIRMED', 'UNCONFIRMED'),
    ('REMIND', 'UNCONFIRMED', 'UNCONFIRMED'),
    ('CONFIRM', 'UNCONFIRMED', 'READY'),
    ('HOLD', 'UNCONFIRMED', 'HELD'), ('HOLD', 'READY', 'HELD'),
    ('RELEASE', 'HELD', 'READY'),
    ('REFUSE', 'HELD', 'REFUSED'),
    ('DENY', 'UNCONFIRMED', 'DENIED'),
    ('LAPSE', 'UNCONFIRMED', 'LAPSED'), ('LAPSE', 'WAITING', 'LAPSED'),
    ('POST', 'READY', 'READY'),
    ('MEMBER_LEFT', 'READY', 'WAITING'), ('MEMBER_LEFT', 'HELD', 'WAITING'),
    ('NAME_ADDED', 'READY', 'WAITING'),
    ('MOTION_ENDED', 'READY', 'WAITING'),
    ('NEW_MEMBER', 'WAITING', 'WAITING'),
    ('SEND_TO_SUCCESSOR', 'WAITING', 'READY'),
    ('SEND_ANYWAY', 'WAITING', 'READY'),
    ('WITHDRAW', 'HELD', 'WITHDRAWN'), ('WITHDRAW', 'READY', 'WITHDRAWN'), ('WITHDRAW', 'WAITING', 'WITHDRAWN'),
    ('ACCEPT', 'READY', 'ACCEPTED'),
    ('RETURN', 'READY', 'RETURNED'),
    ('BOUNCE', 'READY', 'RETURNED'), ('BOUNCE', 'ACCEPTED', 'RETURNED'), ('BOUNCE', 'ANSWERED', 'RETURNED'),
    ('GIVE_UP', 'READY', 'FAILED'),
    ('RETRY', 'RETURNED', 'READY'), ('RETRY', 'FAILED', 'READY'),
    ('ASK_ANSWER', 'ACCEPTED', 'ACCEPTED'),
    ('ACKNOWLEDGED', 'ACCEPTED', 'ACCEPTED'),
    ('NO_ANSWER', 'ACCEPTED', 'ACCEPTED'),
    ('NO_LONGER_NEEDED', 'ACCEPTED', 'ACCEPTED'),
    ('ANSWER', 'ACCEPTED', 'ANSWERED'),
    ('FORGET_TEXT', 'ACCEPTED', 'ACCEPTED'), ('FORGET_TEXT', 'ANSWERED', 'ANSWERED'),
    ('DESTROY', 'ACCEPTED', 'DESTROYED'), ('DESTROY', 'ANSWERED', 'DESTROYED'), ('DESTROY', 'RETURNED', 'DESTROYED'),
    ('DESTROY', 'FAILED', 'DESTROYED'), ('DESTROY', 'LAPSED', 'DESTROYED'), ('DESTROY', 'REFUSED', 'DESTROYED'),
    ('ERASE', 'UNCONFIRMED', 'DESTROYED'), ('ERASE', 'HELD', 'DESTROYED'), ('ERASE', 'READY', 'DESTROYED'),
    ('ERASE', 'WAITING', 'DESTROYED'), ('ERASE', 'ACCEPTED', 'DESTROYED'), ('ERASE', 'ANSWERED', 'DESTROYED'),
    ('ERASE', 'RETURNED', 'DESTROYED'), ('ERASE', 'FAILED', 'DESTROYED'), ('ERASE', 'LAPSED', 'DESTROYED'),
    ('ERASE', 'REFUSED', 'DESTROYED');

alter table letter
    add column kind text not null default 'CAMPAIGN' check (kind in ('CAMPAIGN', 'MOTION', 'OTHER', 'CASEWORK')),
    add column joint boolean not null default false,
    add column contact_key bytea,
    add column contact_sealed bytea,
    add column stance text,
    add column motion_status text,
    add column waits_for text,
    add column reminded_at timestamptz,
    add column confirmed_at timestamptz,
    add column posted_at timestamptz,
    add column accepted_at timestamptz,
    add column returned_at timestamptz,
    add column answered_at timestamptz,
    add column moves int not null default 1,
    add column last_event text not null default 'WRITE',
    add column moved_at timestamptz,
    add column moved_by text not null default 'writer',
    add column note text,
    drop constraint letter_destroyed,
    drop constraint letter_check1;
comment on column letter.joint is 'Co-signs the joint letter of its Member, campaign and day; its text is a sentence of the writer''s own, or empty.';
comment on column letter.contact_sealed is 'Name and e-mail, under a key of their own: they are needed for an answer when text and postal address are destroyed.';
comment on column letter.stance is 'What the record showed of the Member when the writer last looked: what changes after that is told before anything is sent.';
comment on column letter.note is 'Of the last move; nothing personal.';
update letter
set moved_at = state_since,
    kind = case when campaign is not null then 'CAMPAIGN' when motion_id is not null then 'MOTION' else 'OTHER' end,
    confirmed_at = (select min(at) from letter_audit where letter_id = letter.id and event = 'CONFIRM'),
    posted_at = (select max(at) from letter_audit
                 where letter_id = letter.id and event in ('CONFIRM', 'SEND_TO_SUCCESSOR') and state <> 'WAITING'),
    accepted_at = (select max(at) from letter_audit where letter_id = letter.id and event = 'ACCEPT'),
    returned_at = (select max(at) from letter_audit where letter_id = letter.id and event in ('RETURN', 'BOUNCE'));
update letter set waits_for = 'MEMBER_LEFT' where state = 'WAITING';
alter table letter
    alter column moved_at set not null,
    alter column kind drop default,
    add constraint letter_destroyed check (
        state not in ('DENIED', 'WITHDRAWN', 'DESTROYED')
        or (sealed is null and contact_sealed is null and email_hash is null)),
    add constraint letter_kept check (
        sealed is not null or state in ('DENIED', 'WITHDRAWN', 'DESTROYED', 'LAPSED', 'ACCEPTED', 'ANSWERED')),
    add constraint letter_keys check (
        (sealed is null) = (wrapped_key is null) and (contact_sealed is null) = (contact_key is null));
create index letter_ready on letter (member_id, confirmed_at) where state = 'READY';

-- What follows from a move by itself: its times, and the end of what a destroyed letter held.
create function letter_stamp() returns trigger language plpgsql as $$
begin
    if new.moves is distinct from old.moves then
        if new.state <> old.state or new.last_event in ('REWRITE', 'SEND_AGAIN', 'CHANGE_EMAIL') then
            new.state_since := new.moved_at;
        end if;
        if old.state = 'UNCONFIRMED' and new.state in ('READY', 'HELD') then
            new.confirmed_at := new.moved_at;
        end if;
        new.waits_for := case when new.state <> 'WAITING' then null
                              when old.state <> 'WAITING' then new.last_event else old.waits_for end;
        if new.state in ('HELD', 'WAITING') or new.last_event = 'RETRY' then
            new.posted_at := null;
        end if;
        case new.last_event
            when 'POST' then new.posted_at := new.moved_at;
            when 'REMIND' then new.reminded_at := new.moved_at;
            when 'ACCEPT' then new.accepted_at := new.moved_at;
            when 'ANSWER' then new.answered_at := new.moved_at;
            when 'RETURN', 'BOUNCE' then new.returned_at := new.moved_at;
            else null;
        end case;
        if new.last_event = 'FORGET_TEXT' or new.state in ('DENIED', 'WITHDRAWN', 'DESTROYED') then
            new.wrapped_key := null;
            new.sealed := null;
        end if;
        if new.state in ('DENIED', 'WITHDRAWN', 'DESTROYED') then
            new.contact_key := null;
            new.contact_sealed := null;
            new.email_hash := null;
        end if;
    end if;
    return new;
end $$;
create trigger letter_stamp before update on letter for each row execute function letter_stamp();

create function letter_move() returns trigger language plpgsql as $$
declare
    origin text := case when tg_op = 'INSERT' then '' else old.state end;
    before int := case when tg_op = 'INSERT' then 0 else old.moves end;
begin
    if new.moves <> before + 1
        or not exists (select from letter_transition t
                       where t.event = new.last_event and t.from_state = origin and t.to_state = new.state) then
        raise exception 'letter %: % does not lead from % to %', new.id, new.last_event, origin, new.state
            using errcode = 'check_violation';
    end if;
    insert into letter_audit (letter_id, event, from_state, to_state, at, actor, note)
    values (new.id, new.last_event, nullif(origin, ''), new.state, new.moved_at, new.moved_by, new.note);
    return null;
end $$;
create trigger letter_begun after insert on letter for each row execute function letter_move();
create trigger letter_moved after update on letter for each row
    when (new.moves is distinct from old.moves or new.state is distinct from old.state)
    execute function letter_move();

create function letter_audit_stands() returns trigger language plpgsql as $$
begin
    raise exception 'what happened to a letter is not rewritten' using errcode = 'check_violation';
end $$;
create trigger letter_audit_stands before update on letter_audit for each row execute function letter_audit_stands();

-- A mail and its numbered sequels are taken back together; without this each confirmation would look through all of its kind.
create index outgoing_mail_stem on outgoing_mail (kind, split_part(reference, '.', 1));
