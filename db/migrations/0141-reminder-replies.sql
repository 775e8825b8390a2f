-- Replies that units gave in a chat group to a reminder, pasted back by the office. One new table; instant.
create table reminder_replies (
  region_id int not null,
  id bigint generated always as identity,
  period text not null,
  org_id bigint not null,
  line text not null,
  person_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint reminder_replies_once unique (region_id, period, org_id),
  foreign key (region_id, org_id) references orgs
);
comment on table reminder_replies is '群内回复（接龙）：项目办粘贴后记为已收到，一期一单位一次';
create trigger reminder_replies_append_only before update or delete on reminder_replies for each row execute function refuse_change();
grant select, insert on reminder_replies to luoshi_region, luoshi_worker;
alter table reminder_replies enable row level security;
create policy region_all on reminder_replies to luoshi_region using (region_id = (select app_region()));
grant select on reminder_replies to luoshi_scoped;
create policy scoped_unit on reminder_replies for select to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy worker_all on reminder_replies to luoshi_worker using (true);
