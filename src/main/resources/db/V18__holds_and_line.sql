-- Letters in line: READY, and not put into the outbox yet. Joint letters go by the day, in a line of their own.
create index letter_line on letter (member_id, coalesce(campaign, ''), confirmed_at, id)
    where state = 'READY' and posted_at is null and not joint and kind <> 'CASEWORK';
create view line as
    select id, member_id, coalesce(campaign, '') as campaign, confirmed_at from letter
    where state = 'READY' and posted_at is null and not joint and kind <> 'CASEWORK';
comment on view line is 'Letters that wait for their turn, by Member and campaign.';
create index letter_line_casework on letter (member_id, confirmed_at, id)
    where state = 'READY' and posted_at is null and not joint and kind = 'CASEWORK';
-- What counts against the Member's share of an hour.
create index letter_posted on letter (member_id, posted_at)
    where posted_at is not null and not joint and kind <> 'CASEWORK';
-- Held letters, the oldest first.
create index letter_held on letter (confirmed_at, id) where state = 'HELD';

-- Whose turn it is: when a letter of each campaign last left the line of a Member.
create table line_turn (
    member_id int not null references member on delete cascade,
    campaign  text not null,
    served_at timestamptz not null,
    primary key (member_id, campaign)
);
comment on column line_turn.campaign is 'Slug of the campaign; empty for letters of none.';

alter table letter add column often_by_network boolean not null default false;
comment on column letter.often_by_network is 'Whether its network had had its share of letters for a day when it was written. The network itself is kept nowhere.';

-- Counts of who asked for how much: rewritten with every letter and gone within a day. Nobody waits for the disk for
-- them; after a crash of the database they begin afresh.
alter table rate_bucket set unlogged;
