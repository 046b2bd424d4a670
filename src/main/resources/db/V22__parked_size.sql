-- Of a message that is too large only the head is kept for a person to read.
alter table parked_mail add column cut_from int check (cut_from > 0);
comment on column parked_mail.cut_from is 'How many bytes were brought, where only the first of them are kept; null where all are.';
