-- Every letter brings a link and a mail, and each index on them is written once more. Bytewise, the sequels of a reference
-- (17.2, 17.3) follow it in the index that keeps it unique: another one by its stem is not needed.
drop index outgoing_mail_stem;
alter table outgoing_mail alter column reference type text collate "C";
create function is_under(reference text, stem text) returns boolean language sql immutable parallel safe
    return reference collate "C" >= stem and reference collate "C" < stem || '/' and split_part(reference, '.', 1) = stem;
comment on function is_under is 'Whether a reference is 17, or a numbered sequel of it such as 17.2. The slash comes after the dot.';
-- 130 random bits do not meet twice, and no mail is looked for by them.
alter table outgoing_mail drop constraint outgoing_mail_message_id_key;
-- Links are made in the order in which they lapse, but for a few, and those that lapsed are looked for by the hour.
drop index confirmation_expiry;
create index confirmation_expiry on confirmation using brin (expires_at) with (pages_per_range = 16, autosummarize = on);
