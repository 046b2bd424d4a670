-- Letters are kept by the dozen: what holds for each is looked at, and their histories are begun, for all of a statement at
-- once. A row at a time took a quarter of the statement.
create or replace function letter_move() returns trigger language plpgsql as $$
begin
    if new.moves <> old.moves + 1
        or not exists (select from letter_transition t
                       where t.event = new.last_event and t.from_state = old.state and t.to_state = new.state) then
        raise exception 'letter %: % does not lead from % to %', new.id, new.last_event, old.state, new.state
            using errcode = 'check_violation';
    end if;
    insert into letter_audit (letter_id, event, from_state, to_state, at, actor, note)
    values (new.id, new.last_event, old.state, new.state, new.moved_at, new.moved_by, new.note);
    return null;
end $$;

create function letter_begin() returns trigger language plpgsql as $$
declare
    wrong record;
begin
    select b.id, b.last_event, b.state into wrong
    from begun b left join letter_transition t on t.event = b.last_event and t.from_state = '' and t.to_state = b.state
    where b.moves <> 1 or t.event is null
    limit 1;
    if found then
        raise exception 'letter %: % does not begin a letter as %', wrong.id, wrong.last_event, wrong.state
            using errcode = 'check_violation';
    end if;
    insert into letter_audit (letter_id, event, to_state, at, actor, note)
    select id, last_event, state, moved_at, moved_by, note from begun order by id;
    return null;
end $$;
drop trigger letter_begun on letter;
create trigger letter_begun after insert on letter
    referencing new table as begun for each statement execute function letter_begin();
