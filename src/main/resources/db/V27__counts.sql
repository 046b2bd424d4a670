-- A letter is counted under three names that nobody else has: short keys make the index of them short. The counts of the last
-- day begin anew. As in V18 they are not worth a log: a crash of the server may begin them anew as well.
drop table rate_bucket;
create unlogged table rate_bucket (
    id         uuid primary key,
    state      bytea not null,
    expires_at bigint not null
);
comment on table rate_bucket is 'Buckets of bucket4j: who has asked for how much, by keyed hash.';
-- Counts are begun in the order in which they end, but for a few. An index of ranges also lets a count that everybody is in
-- be written in its place.
create index rate_bucket_expiry on rate_bucket using brin (expires_at) with (pages_per_range = 16, autosummarize = on);
