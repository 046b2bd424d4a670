-- How alike the letters of a campaign are, told by keyed hashes: without the key of hashes none of it can be tied to a word.
create table letter_variation (
    letter_id bigint primary key,
    cluster   bigint not null,
    bands     bigint[] not null check (cardinality(bands) = 32)
);
create index letter_variation_cluster on letter_variation (cluster);
comment on table letter_variation is 'A letter''s marks, while its text is held; never of casework. No foreign key: what is destroyed stays a row of letter anyway, and a check would cost each letter one lock more.';
comment on column letter_variation.cluster is 'The first letter of those that are alike; only a number once that one is gone.';
comment on column letter_variation.bands is 'In each: 16 bits of the campaign, then three marks of 16 bits.';

create table letter_variation_band (
    band      bigint not null,
    letter_id bigint not null,
    primary key (band, letter_id)
);
comment on table letter_variation_band is 'The bands of one letter of each cluster, which stands for all of them. All of a campaign lie together in the index, so how many letters others have costs nothing.';

-- Forgets a letter's marks; if it stood for its cluster, the newest of the others does from now on.
create function forget_variation(gone bigint) returns boolean language plpgsql as $$
declare
    its  letter_variation;
    heir letter_variation;
begin
    delete from letter_variation where letter_id = gone returning * into its;
    if not found then
        return false;
    end if;
    delete from letter_variation_band as kept using unnest(its.bands) as its_band (band)
    where kept.band = its_band.band and kept.letter_id = gone;
    if found then
        select * into heir from letter_variation where cluster = its.cluster
        order by letter_id desc limit 1 for update skip locked;
        insert into letter_variation_band (band, letter_id)
        select distinct band, heir.letter_id from unnest(heir.bands) as heirs (band);
    end if;
    return true;
end $$;

-- Whoever destroys a text destroys its marks: nobody has to remember it. Not only where an update names the column: another
-- trigger empties it.
create function letter_text_gone() returns trigger language plpgsql as $$
begin
    perform forget_variation(old.id);
    return null;
end $$;
create trigger letter_text_erased after update on letter for each row
    when (old.sealed is not null and new.sealed is null) execute function letter_text_gone();
create trigger letter_deleted after delete on letter for each row execute function letter_text_gone();

-- Letters whose marks are still to be made, soon after they were confirmed: nobody waits for that before a screen.
create table letter_variation_due (
    letter_id bigint primary key
);
create function letter_to_compare() returns trigger language plpgsql as $$
begin
    insert into letter_variation_due (letter_id) values (new.id) on conflict do nothing;
    return null;
end $$;
create trigger letter_to_compare after update on letter for each row
    when (old.confirmed_at is null and new.confirmed_at is not null and new.sealed is not null
        and new.kind = 'CAMPAIGN' and new.campaign is not null and not new.joint)
    execute function letter_to_compare();
