-- The planner's statistics hold samples of a column's values, in clear and for as long as nobody looks again: wrapped keys,
-- what is sealed under them and the hashes of addresses are not to be among them. Later tables say so themselves.
do $$
declare
    held record;
begin
    for held in
        select table_name, column_name from information_schema.columns
        where table_schema = current_schema() and data_type = 'bytea'
          and (column_name like '%\_key' or column_name like '%sealed' or column_name = 'email_hash'
               or (table_name = 'outgoing_mail' and column_name = 'recipient_hash'))
    loop
        execute format('alter table %I alter column %I set statistics 0', held.table_name, held.column_name);
    end loop;
end $$;
alter table letter_variation alter column bands set statistics 0;

-- What is due to be forgotten is found by its day.
create index letter_text_due on letter (accepted_at) where state in ('ACCEPTED', 'ANSWERED') and sealed is not null;
create index letter_contact_due on letter (accepted_at) where state in ('ACCEPTED', 'ANSWERED');

-- A letter may come back when its text is forgotten already.
alter table letter drop constraint letter_kept;
alter table letter add constraint letter_kept check (
    sealed is not null
    or state in ('DENIED', 'WITHDRAWN', 'DESTROYED', 'LAPSED', 'ACCEPTED', 'ANSWERED', 'RETURNED'));
