-- Finding motions. A narrow row stands beside each motion, and the database itself keeps it in step, so that no way of
-- writing motions, Members or seats can forget to.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create text search configuration motion_english (copy = english);
alter text search configuration motion_english
    alter mapping for hword, hword_part, word with unaccent, english_stem;
comment on text search configuration motion_english is 'English, with accents left aside.';

-- Names as people type them: small letters, no accents.
create function plain_name(name text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary, name));
create index member_plain_name on member using gin (plain_name(name) gin_trgm_ops);

-- Members whose names are like some words, the likeliest first: two fifths of the threes of letters agree.
create function member_named(words text, most int) returns table (mnis_id int, exact boolean)
    language plpgsql stable set pg_trgm.strict_word_similarity_threshold = 0.4 as $$
begin
    return query
        select m.mnis_id, strict_word_similarity(plain_name(words), plain_name(m.name)) >= 1
        from member m
        where plain_name(m.name) %>> plain_name(words)
        order by strict_word_similarity(plain_name(words), plain_name(m.name)) desc, m.mnis_id desc
        limit most;
end $$;

-- Titles as they are compared: a motion that is tabled again may have another full stop.
create function plain_title(title text) returns text
    language sql immutable strict parallel safe
    return btrim(regexp_replace(plain_name(title), '[^a-z0-9]+', ' ', 'g'));
create index motion_same_title on motion (md5(plain_title(title)));

-- What other features may ask of Members in SQL: party and nation on a day. Where no membership of that day is known, the
-- party is the latest we were told of, and the nation is empty.
create function member_on(member int, day date, out party text, out nation text)
    language plpgsql stable as $$
begin
    select coalesce(s.party, m.party, ''), coalesce(c.country, '')
    into party, nation
    from member m
        left join membership s
            on s.member_id = m.mnis_id and s.from_date <= day and (s.to_date is null or s.to_date >= day)
        left join constituency c on c.mnis_id = s.constituency_id
    where m.mnis_id = member;
end $$;

create table motion_facet (
    id        int generated always as identity primary key,
    session   text not null,
    withdrawn boolean not null,
    prayer    boolean not null,
    amendment boolean not null,
    party     text not null,
    nation    text not null,
    unique (session, withdrawn, prayer, amendment, party, nation)
);
comment on table motion_facet is 'What motions are counted by and filtered by: each combination there is, never changed.';
comment on column motion_facet.party is 'Of the primary sponsor on the day of tabling, as member_on() tells it; empty where not known.';

create table motion_search (
    motion_id   bigint primary key references motion on delete cascade,
    facet       int not null references motion_facet,
    name_count  int not null,
    tabled_on   date not null,
    newest_on   date,
    title_words tsvector not null,
    words       tsvector not null,
    padding     text not null default repeat(' ', 2032)
);
comment on table motion_search is 'What a search reads of a motion.';
-- Words lie outside the row, so that a word of every third motion is counted on a thousand pages and not on ten thousand.
-- PostgreSQL looks for what to move out only in rows above 2 kB: the padding, which it presses to 40 bytes, lifts each there.
alter table motion_search alter column words set storage external;
alter table motion_search alter column title_words set storage external;
alter table motion_search set (toast_tuple_target = 128, fillfactor = 90);
create index motion_search_words on motion_search using gin (words);
create index motion_search_title on motion_search using gin (title_words);
create index motion_search_tabled on motion_search (tabled_on desc, motion_id desc);
create index motion_search_facet on motion_search (facet);
create index motion_number on motion (number);

create function motion_facet_of(m motion) returns int language plpgsql as $$
declare
    sponsor record;
    found_id int;
begin
    select coalesce(o.party, '') as party, coalesce(o.nation, '') as nation
    into sponsor
    from member_on(m.sponsor_id, m.tabled_on) o;
    loop
        select id into found_id
        from motion_facet f
        where f.session = m.session and f.withdrawn = m.withdrawn and f.prayer = (m.instrument is not null)
            and f.amendment = (m.amends_id is not null or m.amends_edm_id is not null or m.number like '%A%')
            and f.party = sponsor.party and f.nation = sponsor.nation;
        exit when found;
        insert into motion_facet (session, withdrawn, prayer, amendment, party, nation)
        values (m.session, m.withdrawn, m.instrument is not null,
                m.amends_id is not null or m.amends_edm_id is not null or m.number like '%A%',
                sponsor.party, sponsor.nation)
        on conflict do nothing;
    end loop;
    return found_id;
end $$;

create function motion_search_put(m motion) returns void language plpgsql as $$
declare
    title tsvector := setweight(to_tsvector('motion_english', m.title), 'A');
begin
    insert into motion_search (motion_id, facet, name_count, tabled_on, newest_on, title_words, words)
    values (m.id, motion_facet_of(m), m.name_count, m.tabled_on, m.newest_name_on, title,
            title || setweight(to_tsvector('motion_english', m.motion_text), 'B'))
    on conflict (motion_id) do update
    set facet = excluded.facet, name_count = excluded.name_count, tabled_on = excluded.tabled_on,
        newest_on = excluded.newest_on, title_words = excluded.title_words, words = excluded.words;
end $$;

create function motion_written() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.title = new.title and old.motion_text = new.motion_text then
        -- A name more or less: the words stand, and are not read again.
        update motion_search
        set facet = motion_facet_of(new), name_count = new.name_count, tabled_on = new.tabled_on,
            newest_on = new.newest_name_on
        where motion_id = new.id;
    else
        perform motion_search_put(new);
    end if;
    return null;
end $$;
create trigger motion_added after insert on motion for each row execute function motion_written();
create trigger motion_changed after update on motion for each row
    when (old.* is distinct from new.*) execute function motion_written();

-- Who sat where, and for which party, was told or corrected: the motions of that sponsor follow.
create function sponsor_told(sponsor int) returns void language sql as $$
    update motion_search s
    set facet = motion_facet_of(m)
    from motion m
    where m.sponsor_id = sponsor and s.motion_id = m.id and s.facet <> motion_facet_of(m)
$$;
create function membership_written() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform sponsor_told(old.member_id);
    end if;
    if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.member_id <> old.member_id then
        perform sponsor_told(new.member_id);
    end if;
    return null;
end $$;
create trigger membership_told after insert or delete on membership for each row execute function membership_written();
create trigger membership_corrected after update on membership for each row
    when ((old.member_id, old.constituency_id, old.from_date, old.to_date, old.party)
        is distinct from (new.member_id, new.constituency_id, new.from_date, new.to_date, new.party))
    execute function membership_written();

create function member_written() returns trigger language plpgsql as $$
begin
    perform sponsor_told(new.mnis_id);
    return null;
end $$;
create trigger member_corrected after update on member for each row
    when (old.party is distinct from new.party) execute function member_written();

create function constituency_written() returns trigger language plpgsql as $$
begin
    perform sponsor_told(member_id) from (select distinct member_id from membership where constituency_id = new.mnis_id) held;
    return null;
end $$;
create trigger constituency_corrected after update on constituency for each row
    when (old.country is distinct from new.country) execute function constituency_written();

select count(motion_search_put(m)) from motion m;

-- A Member's motions, the newest signature first, without a look at two million rows.
create index signature_of_member on signature (member_id, motion_id) include (signed_on, withdrawn);
drop index signature_member;
