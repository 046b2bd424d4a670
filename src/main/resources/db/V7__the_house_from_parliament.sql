alter table contact
    add column phone text,
    add column postal_address text;
comment on column contact.postal_address is 'As on an envelope, line by line.';

alter table non_signing
    add column origin text not null default 'LIST' check (origin in ('LIST', 'PARLIAMENT', 'OPERATOR')),
    add column read_at timestamptz;
comment on column non_signing.origin is 'Who told: a list of Members, Parliament''s own record, or the operator''s table. Each mends only its own rows.';
comment on column non_signing.read_at is 'When the source was last seen to say so; null where that was not kept.';

create table seat_code (
    code    text not null,
    year    int not null,
    name    text not null,
    name_cy text,
    source  text not null,
    read_at timestamptz not null,
    primary key (code, year)
);
comment on table seat_code is 'Codes and names of constituencies as the ONS publishes them beside its postcodes. A code may stand for another seat in another year.';

create table member_answer (
    member_id     int not null references member on delete cascade,
    part          text not null check (part in ('CONTACT', 'BIOGRAPHY')),
    etag          text,
    last_modified text,
    primary key (member_id, part)
);
comment on table member_answer is 'What Parliament gave to ask with whether its answer about a Member has changed since we applied it.';

create table past_house (
    day     date primary key,
    members int not null,
    read_at timestamptz not null
);
comment on table past_house is 'Days of the past whose House has been read, so that reading all history goes on where it was cut off.';
