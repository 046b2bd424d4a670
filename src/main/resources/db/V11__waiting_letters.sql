-- A letter whose Member left before it was sent waits for its writer, who may take it back: then it is destroyed.
alter table letter drop constraint letter_check;
alter table letter add constraint letter_destroyed
    check ((sealed is null) = (state in ('DENIED', 'LAPSED', 'WITHDRAWN')));
alter table letter add column told_member_id int references member;
comment on column letter.told_member_id is 'The new Member of the seat whom the writer of a waiting letter was told of, once.';
