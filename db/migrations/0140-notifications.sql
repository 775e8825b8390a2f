-- Telling people: notices inside, choices of each person, group robots, and the outbox. New tables only; instant.
create table notices (
  region_id int not null references regions,
  id bigint generated always as identity,
  person_id bigint not null,
  org_id bigint not null,
  key text not null,
  kind text not null,
  sentence text not null,
  count int not null,
  address text not null,
  is_late boolean not null,
  told_at timestamptz not null default now(),
  read_at timestamptz,
  closed_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, person_id) references persons,
  foreign key (region_id, org_id) references orgs
);
comment on table notices is '站内消息：一件待办提醒一次，办了即关闭；可改的只有已读与关闭';
comment on column notices.key is '同一待办的标志：未关闭的只有一条';
create unique index notices_open_once on notices (region_id, person_id, org_id, key) where closed_at is null;
create index notices_of_person on notices (region_id, person_id, id desc);
create index notices_unread on notices (region_id, person_id) where read_at is null and closed_at is null;

create table notice_choices (
  region_id int not null references regions,
  person_id bigint not null,
  choices jsonb not null,
  last_mail_at timestamptz,
  primary key (region_id, person_id),
  foreign key (region_id, person_id) references persons
);
comment on table notice_choices is '个人的提醒方式；可改';

create table robots (
  region_id int not null references regions,
  id bigint generated always as identity,
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu')),
  name text not null,
  address text not null,
  shown_address text not null,
  secret text not null default '',
  has_secret boolean not null default false,
  topics text[] not null,
  is_on boolean not null,
  since timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table robots is '群机器人；地址与密钥只有发送的进程能读';
comment on column robots.shown_address is '遮去密钥的地址，供页面显示';
comment on column robots.since is '此刻以前的事不再说';

create table outbox (
  region_id int not null references regions,
  id bigint generated always as identity,
  key text not null,
  robot_id bigint,
  person_id bigint,
  mail_address text not null default '',
  subject text not null default '',
  text text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
  attempts int not null default 0,
  created_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  sent_at timestamptz,
  answer text not null default '',
  primary key (region_id, id),
  constraint outbox_once unique (region_id, key),
  foreign key (region_id, robot_id) references robots,
  foreign key (region_id, person_id) references persons
);
comment on table outbox is '待发消息：同一键只有一条；状态可改';
create index outbox_waiting on outbox (next_try_at) where state = 'waiting';

alter table notices enable row level security;
alter table notice_choices enable row level security;
alter table robots enable row level security;
alter table outbox enable row level security;
grant select on notices to luoshi_region, luoshi_scoped;
grant update (read_at) on notices to luoshi_region, luoshi_scoped;
grant select, insert, update on notices to luoshi_worker;
grant select, insert, update on notice_choices to luoshi_region, luoshi_scoped, luoshi_worker;
create policy region_own on notices to luoshi_region using (region_id = (select app_region()) and person_id = (select app_person()));
create policy scoped_own on notices to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
create policy region_own on notice_choices to luoshi_region using (region_id = (select app_region()) and person_id = (select app_person()));
create policy scoped_own on notice_choices to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
-- The address holds the key of the group: pages write it and never read it back.
grant select (region_id, id, kind, name, shown_address, has_secret, topics, is_on, since) on robots to luoshi_region;
grant insert, update on robots to luoshi_region;
grant select, update on robots to luoshi_worker;
grant select, insert, update on outbox to luoshi_region, luoshi_worker;
create policy region_all on robots to luoshi_region using (region_id = (select app_region()));
create policy region_all on outbox to luoshi_region using (region_id = (select app_region()));
create policy worker_all on notices to luoshi_worker using (true);
create policy worker_all on notice_choices to luoshi_worker using (true);
create policy worker_all on robots to luoshi_worker using (true);
create policy worker_all on outbox to luoshi_worker using (true);
