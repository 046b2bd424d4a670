-- The page for leaving a list names it, also when the broadcast's text is long destroyed.
alter table broadcast add list_name text;
comment on column broadcast.list_name is 'The list''s name for people; null where it was made before this column.';
