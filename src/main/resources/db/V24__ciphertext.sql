-- What is encrypted cannot be made smaller: trying costs time with every letter.
alter table letter alter column sealed set storage external;
alter table letter alter column contact_sealed set storage external;
alter table outgoing_mail alter column sealed set storage external;
