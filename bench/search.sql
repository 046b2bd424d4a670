-- An invented Parliament of the size of the real one: 37 Sessions, 2,300 Members, 60,000 motions, two million signatures. Words
-- fall as they do in a language: the commonest stands in nearly every motion, the rare ones in one or two. Every word is made
-- of syllables, so that no motion says anything.
\set ON_ERROR_STOP on
set statement_timeout = 0;
set synchronous_commit = off;
select setseed(0.53);
create temp table part as select unnest('{ba,ce,dor,fin,gar,hel,in,jo,ka,lum,mor,ner,ol,par,qui,ros,san,tel,ur,vel,win,yor,zen,con,pre,dis,tion,ment,bury,ford,ham,ley}'::text[]) as s;
create temp table word as
    select row_number() over (order by md5(w)) as rank, w as word
    from (select distinct a.s || b.s || c.s as w from part a, part b, part c where a.s <> b.s) x where md5(w) < '8';
alter table word add primary key (rank);
insert into session select (1989 + n) || '-' || lpad(((1990 + n) % 100)::text, 2, '0'), make_date(1989 + n, 11, 15),
        case when n < 36 then make_date(1990 + n, 11, 8) end
    from generate_series(0, 36) n;
insert into constituency (mnis_id, name, country, boundary_set, start_date)
    select n, 'Seat ' || n, (array['England', 'England', 'England', 'England', 'England', 'England', 'England', 'England',
                                   'Scotland', 'Wales', 'Northern Ireland'])[1 + n % 11], '1983', date '1983-01-01'
    from generate_series(1, 650) n;
insert into member (mnis_id, name, sort_name, party, demonstration)
    select n, initcap(a.word) || ' ' || initcap(b.word), b.word || ', ' || a.word,
           (array['Labour', 'Conservative', 'Labour', 'Conservative', 'Labour', 'Liberal Democrat', 'Scottish National Party',
                  'Plaid Cymru', 'Green Party', 'Independent'])[1 + n % 10], true
    from generate_series(1, 2300) n join word a on a.rank = 200 + (n * 7) % 300 join word b on b.rank = 600 + (n * 13) % 1500;
-- Seven Houses, of which each keeps two Members in three.
insert into membership (member_id, constituency_id, from_date, to_date, party, read_at)
    select 1 + (seat + house * 217) % 2300, seat, make_date(1987 + house * 6, 6, 12),
           case when house < 6 then make_date(1993 + house * 6, 6, 11) end, m.party, now()
    from generate_series(1, 650) seat, generate_series(0, 6) house
        join lateral (select party from member where mnis_id = 1 + (seat + house * 217) % 2300) m on true
    on conflict do nothing;
create temp table body as
    select motion, string_agg(word, ' ') as words
    from (select m as motion, floor(exp(random() * ln(14000)))::int as rank
          from generate_series(1, 60000) m, lateral generate_series(1, 60 + (m * 37) % 60)) w join word using (rank)
    group by motion;
insert into motion (edm_id, session, number, title, motion_text, tabled_on, instrument, signatories_complete, source,
                    read_at, sponsor_id, withdrawn, demonstration)
    select motion, (1989 + n) || '-' || lpad(((1990 + n) % 100)::text, 2, '0'), 1 + (motion - 1) % 1622,
           initcap(split_part(words, ' ', 3) || ' ' || split_part(words, ' ', 8) || ' in ' || split_part(words, ' ', 21))
               || case when motion % 3 = 0 then ' and ' || split_part(words, ' ', 30) else '' end,
           'That this House notes ' || words || '.', make_date(1989 + n, 11, 15) + ((motion - 1) % 1622 / 5.5)::int,
           case when motion % 40 = 0 then 'S.I. ' || motion end, true, 'bench', now(),
           1 + ((motion * 7919) % 650 + (1989 + n - 1987) / 6 * 217) % 2300, motion % 180 = 0, true
    from (select motion, words, least(36, (motion - 1) / 1622) as n from body) t;
insert into signature (motion_id, member_id, position, signed_on)
    select id, case when k = 1 then sponsor_id else 1 + (floor(random() * 650)::int + (1989 + n - 1987) / 6 * 217) % 2300 end,
           k, tabled_on + (k * k / 40)::int
    from (select id, tabled_on, sponsor_id, least(36, (edm_id - 1) / 1622) as n, floor(exp(random() * ln(215)))::int as names
          from motion where source = 'bench') m, lateral generate_series(1, names) k
    on conflict do nothing;
update motion set name_count = c, newest_name_on = least(d, current_date)
    from (select motion_id, count(*) c, max(signed_on) d from signature group by motion_id) g where id = motion_id;
vacuum analyze;
