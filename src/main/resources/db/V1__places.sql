create extension if not exists btree_gist;

create table constituency (
    mnis_id       int primary key,
    gss_code      text,
    name          text not null,
    name_cy       text,
    country       text not null default '',
    region        text not null default '',
    boundary_set  text not null,
    start_date    date not null,
    end_date      date,
    demonstration boolean not null default false,
    check (end_date is null or end_date >= start_date)
);
create unique index constituency_gss on constituency (gss_code, boundary_set) where gss_code is not null;

comment on table constituency is 'An area that elects one Member. The key is Parliament''s id.';
comment on column constituency.boundary_set is 'Year of the redistribution that made it: 1997, 2005, 2010, 2024. A GSS code is unique only within one.';

-- One row a sector and edition; an edition is read in whole or not at all.
create table postcode_edition (
    id             bigint generated always as identity primary key,
    source         text not null,
    imported_at    timestamptz not null,
    postcodes      int not null,
    without_seat   int not null,
    terminated     int not null,
    fingerprint    text not null,
    seats          text[] not null,
    demonstration  boolean not null default false,
    current        boolean not null default false
);
create unique index postcode_edition_current on postcode_edition (demonstration) where current;

create table postcode_sector (
    edition_id bigint not null references postcode_edition on delete cascade,
    sector     text not null,
    units      bytea not null,
    primary key (edition_id, sector)
);
comment on column postcode_edition.seats is 'Codes of the seats its sectors refer to by place, counted from 1.';
comment on column postcode_sector.units is 'The sector''s postcodes and their seats, packed by org.centrallobby.places.index.SectorCodec.';
