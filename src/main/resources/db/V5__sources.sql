create table source_reading (
    source       text primary key,
    last_attempt timestamptz not null,
    last_success timestamptz,
    counts       json not null default '{}',
    remarks      json not null default '[]',
    trouble      text,
    next_step    text,
    check ((trouble is null) = (next_step is null))
);
comment on table source_reading is 'What became of the last reading of each source outside. No row: nobody ever asked for it.';
