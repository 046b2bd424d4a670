-- What a list of motions shows and sorts by, kept with the motion by whoever stores its names.
alter table motion
    add column sponsor_id     int references member,
    add column amends_edm_id  int,
    add column name_count     int not null default 0,
    add column newest_name_on date,
    add column names_since    timestamptz,
    add column stood_open     boolean not null default false;
comment on column motion.sponsor_id is 'The primary sponsor: who is in charge of the motion.';
comment on column motion.amends_edm_id is 'Parliament''s id of the motion it amends, which may come later; amends_id follows when it does.';
comment on column motion.name_count is 'Names standing, withdrawn ones not counted; of an incomplete list, those we hold.';
comment on column motion.newest_name_on is 'The last day on which a name that stands was added, where we were told.';
comment on column motion.names_since is 'Since when we held all its names: from then on a change of names is news.';
comment on column motion.stood_open is 'Held while its Session ran; when that ends, the motion''s fall is news, once.';

update motion
set name_count     = (select count(*) from signature where motion_id = motion.id and not signature.withdrawn),
    newest_name_on = (select max(signed_on) from signature where motion_id = motion.id and not signature.withdrawn),
    sponsor_id     = (select min(member_id) from signature where motion_id = motion.id and position = 1),
    names_since    = case when signatories_complete then read_at end,
    stood_open     = not withdrawn
        and exists (select from session where citation = motion.session and end_date is null)
        and not exists (select from session later join session own on own.citation = motion.session
                        where later.start_date > own.start_date);

create index motion_sponsor on motion (sponsor_id) where sponsor_id is not null;
create index motion_awaits on motion (amends_edm_id) where amends_edm_id is not null and amends_id is null;
create index motion_stood_open on motion (session) where stood_open;

-- What happened to a motion, as we came to see it. Written with the change itself, never changed after.
create table motion_event (
    id        bigint generated always as identity primary key,
    motion_id bigint not null references motion on delete cascade,
    member_id int references member,
    kind      text not null
        check (kind in ('SIGNED', 'WITHDREW', 'MOTION_TABLED', 'MOTION_WITHDRAWN', 'MOTION_FELL')),
    turn      int not null default 1,
    on_date   date,
    seen_at   timestamptz not null,
    check ((member_id is not null) = (kind in ('SIGNED', 'WITHDREW'))),
    unique (motion_id, member_id, turn)
);
create unique index motion_event_once on motion_event (motion_id, kind) where kind in ('MOTION_TABLED', 'MOTION_FELL');
create index motion_event_motion on motion_event (motion_id, id);
create index motion_event_member on motion_event (member_id, id) where member_id is not null;
create index motion_event_seen on motion_event (seen_at, id);
comment on column motion_event.turn is 'The how-manieth change of this Member''s name on this motion: the same change cannot be written twice.';
comment on column motion_event.on_date is 'The day Parliament''s record gives; null where it gives none. It may lie ahead of our clock.';

-- What Parliament's lists told, and which details were read since: work that was cut off goes on from here.
create table motion_window (
    session     text primary key references session,
    listed      int not null default 0,
    listed_at   timestamptz,
    round_since timestamptz,
    baseline_at timestamptz
);
comment on table motion_window is 'A Session''s list, read whole.';
comment on column motion_window.round_since is 'Since when its details are being read again; null when all are.';
comment on column motion_window.baseline_at is 'When every motion listed had been read for the first time: a motion that comes later is news.';

create table motion_listing (
    edm_id        int primary key,
    session       text not null references session,
    tabled_on     date not null,
    fingerprint   text not null,
    listed_at     timestamptz not null,
    read_at       timestamptz,
    read_as       text,
    etag          text,
    last_modified text,
    trouble       text
);
create index motion_listing_wanted on motion_listing (session, tabled_on, edm_id) where read_as is distinct from fingerprint;
create index motion_listing_read on motion_listing (read_at);
comment on column motion_listing.fingerprint is 'Status, its date and the number of names, as the list told them last.';
comment on column motion_listing.read_as is 'The fingerprint under which its detail was read last; another one means that it has to be read again.';
comment on column motion_listing.trouble is 'Why its detail was not taken the last time; what was held before stands.';
