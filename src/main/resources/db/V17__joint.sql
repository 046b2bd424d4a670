-- What joint letters say, as it was shown to those who co-signed: nobody's name stands under words changed afterwards.
create table joint_wording (
    id        bigint generated always as identity primary key,
    campaign  text not null,
    text_hash bytea not null,
    text      text not null,
    unique (campaign, text_hash)
);
comment on table joint_wording is 'The campaign''s words and ours; nothing personal.';

-- One message to a Member for each campaign and day.
create table joint_letter (
    id              bigint generated always as identity primary key,
    reference       text not null unique,
    member_id       int not null references member on delete cascade,
    constituency_id int not null,
    motion_id       bigint,
    campaign        text not null,
    day             date not null,
    wording_id      bigint not null references joint_wording,
    state           text not null default 'POSTED'
        check (state in ('POSTED', 'TAKEN_BACK', 'ACCEPTED', 'REFUSED', 'GIVEN_UP', 'BOUNCED')),
    told            text,
    posted_at       timestamptz not null,
    ended_at        timestamptz,
    server          text,
    answer          text,
    unique (member_id, campaign, day)
);
create index joint_letter_untold on joint_letter (id)
    where state not in ('POSTED', 'TAKEN_BACK') and told is distinct from state;
create index joint_letter_posted on joint_letter (id) where state = 'POSTED';
comment on column joint_letter.day is 'In London; one that was taken back has used its day too.';
comment on column joint_letter.told is 'The state that every co-signatory has been told of.';
comment on column joint_letter.answer is 'What the server said, addresses taken out.';

-- What a form showed, and the joint letter that carries the letter that came of it.
create table co_signature (
    form_id         uuid primary key,
    wording_id      bigint not null references joint_wording,
    joint_letter_id bigint references joint_letter on delete set null,
    told            text
);
create index co_signature_carried on co_signature (joint_letter_id) where joint_letter_id is not null;
comment on column co_signature.form_id is 'As in letter: drawn when the form was first shown, kept before the letter is.';
create index letter_for_joint on letter (member_id, campaign, state_since)
    where joint and state = 'READY' and posted_at is null;
create index letter_co_signed on letter (campaign, constituency_id) where joint and confirmed_at is not null;

-- When an office wants its joint letters; without a row, at nine on working days.
create table joint_hour (
    member_id int primary key references member on delete cascade,
    hour      int not null check (hour between 0 and 23),
    days      text not null,
    since     timestamptz not null
);
comment on column joint_hour.days is 'As java.time.DayOfWeek names them, with commas between; a bank holiday is none of them.';
