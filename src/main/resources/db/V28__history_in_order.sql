-- A letter's history is read for one letter, in order: one index serves both, where each move had to write two.
alter table letter_audit drop constraint letter_audit_pkey;
alter table letter_audit add primary key (letter_id, id);
drop index letter_audit_letter;
