-- Periods in which the Commons do not sit; they may overlap: a non-sitting Friday lies in a recess.
create table non_sitting (
    kind      text not null check (kind in ('RECESS', 'PROROGATION', 'DISSOLUTION', 'NON_SITTING_FRIDAY', 'OTHER')),
    name      text,
    first_day date not null,
    last_day  date not null,
    source    text not null,
    read_at   timestamptz not null,
    primary key (kind, first_day),
    check (last_day >= first_day)
);
comment on column non_sitting.name is 'Such as Christmas recess; null where the source gives none.';

create table sitting_day (
    day date primary key
);
comment on table sitting_day is 'Days on which the Commons sat or were known to be going to sit.';

-- Days for which a source was asked for everything: what it did not name then are sitting days.
create table calendar_window (
    source    text primary key,
    first_day date not null,
    last_day  date not null,
    read_at   timestamptz not null,
    check (last_day >= first_day)
);
