-- What an office answers to a joint letter goes to all whom that letter carried.
alter table joint_letter
    add column acknowledged_at timestamptz,
    add column replies int not null default 0;
comment on column joint_letter.acknowledged_at is 'When a machine of the office''s answered first: noted on every letter, passed on to nobody.';
comment on column joint_letter.replies is 'How many answers of the office''s were passed on.';
