-- What became of planned inspections: held, cancelled. One new table; instant.
create table inspection_ends (
  region_id int not null,
  plan_id bigint not null,
  kind text not null check (kind in ('held', 'cancelled')),
  ended_on date not null,
  reason text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, plan_id),
  foreign key (region_id, plan_id) references inspection_plans
);
comment on table inspection_ends is '督查检查的结果：已开展或取消；一次计划一条';
create trigger inspection_ends_append_only before update or delete on inspection_ends for each row execute function refuse_change();
grant select, insert on inspection_ends to luoshi_region, luoshi_worker;
alter table inspection_ends enable row level security;
create policy region_all on inspection_ends to luoshi_region using (region_id = (select app_region()));
create policy worker_all on inspection_ends to luoshi_worker using (true);
