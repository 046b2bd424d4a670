-- One row a map, replaced whole when its boundaries are imported again.
create table hex_map (
    id            bigint generated always as identity primary key,
    boundary_set  text not null,
    demonstration boolean not null default false,
    source        text not null,
    laid_out_at   timestamptz not null,
    pairs         int,
    kept          int,
    within_two    int,
    lonely        int,
    torn          int,
    holes         int,
    bridged       int,
    strayed       int,
    unique (boundary_set, demonstration)
);
comment on table hex_map is 'A House as hexagons, laid out at import; how true it is, as org.centrallobby.places.map.layout.Quality says.';

create table hex_map_seat (
    hex_map_id      bigint not null references hex_map on delete cascade,
    constituency_id int not null references constituency on delete cascade,
    q               int not null,
    r               int not null,
    primary key (hex_map_id, constituency_id),
    unique (hex_map_id, q, r)
);
comment on column hex_map_seat.q is 'Axial coordinates of hexagons that stand on a point: q to the right, r down, half a cell to the right with each row.';
