-- Members whom somebody wanted to write to while no address of their office was known; the operator is told once for each.
create table member_without_address (
    member_id int primary key references member on delete cascade,
    told_at   timestamptz not null
);
