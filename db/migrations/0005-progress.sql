-- Progress: derived rows of open periods, frozen snapshots, exemptions. New tables only; instant.
create table derived.project_progress (
  region_id int not null,
  year int not null,
  period text not null,
  project_id bigint not null,
  as_of date not null,
  plan_version_id bigint,
  annual_plan_yuan numeric(20,2),
  base_yuan numeric(20,2),
  planned_yuan numeric(24,6),
  actual_yuan numeric(20,2),
  counted_yuan numeric(20,2),
  actual_period text,
  month_yuan numeric(20,2),
  completion_rate numeric(12,6),
  planned_share numeric(12,6),
  pro_rata_share numeric(12,6),
  lead_points numeric(12,4),
  pro_rata_points numeric(12,4),
  schedule_ratio numeric(12,6),
  shortfall_yuan numeric(24,6),
  days_behind int,
  standing text not null,
  light text not null,
  light_order int not null,
  light_since text,
  periods_in_row int not null default 1,
  reason text not null default '',
  start_due boolean not null default false,
  start_verified boolean not null default false,
  resume_due boolean not null default false,
  resumed boolean not null default false,
  reports_due int not null default 0,
  reports_confirmed int not null default 0,
  reports_on_time int not null default 0,
  total_investment_yuan numeric(20,2),
  part_count int not null,
  is_top boolean not null,
  is_leaf boolean not null,
  plan_version_no int,
  rulebook_version int not null,
  detail jsonb not null,
  derived_at timestamptz not null default now(),
  primary key (region_id, year, period, project_id)
) partition by range (year);
comment on table derived.project_progress is '项目进度与亮灯：每项目每期一行，随确认在同一事务内更新，可由台账重建';
comment on column derived.project_progress.is_top is '不是打捆子项：合计按它，每个项目一次；子项不重复计';
comment on column derived.project_progress.is_leaf is '不是打捆父项：按属地、填报单位分组用它（展开）';
comment on column derived.project_progress.part_count is '展开个数：打捆项目为子项数，其余为1';
comment on column derived.project_progress.counted_yuan is '亮灯与分组用：到期未报按0计';
comment on column derived.project_progress.light_order is '1 红 2 黄 3 绿 4 蓝 5 灰，列表排序用';
comment on column derived.project_progress.detail is '各维度灯、理由、转绿条件、所需月均、节点等（规则的完整结果）';
create index project_progress_light on derived.project_progress (region_id, year, period, light_order, schedule_ratio, project_id);
create index project_progress_rate on derived.project_progress (region_id, year, period, completion_rate, project_id);

create table frozen_projects (
  region_id int not null,
  year int not null,
  period text not null,
  project_id bigint not null,
  freeze_id bigint not null,
  code text not null,
  name text not null,
  serial int not null,
  parent_id bigint,
  is_bundle boolean not null,
  nature text not null,
  sector text not null,
  levels text[] not null,
  lists text[] not null,
  tags text[] not null,
  funding text not null,
  total_investment_yuan numeric(20,2),
  owner_name text not null,
  reporting_org_id bigint not null,
  lead_org_id bigint,
  responsible_org_id bigint,
  department_org_id bigint,
  sponsor_person_id bigint,
  sponsor_name text not null default '',
  stage text not null,
  start_state text not null,
  is_paused boolean not null,
  confirm_way text,
  confirmed_by text not null default '',
  version_id bigint,
  ytd_figure_id bigint,
  as_of date not null,
  plan_version_id bigint,
  annual_plan_yuan numeric(20,2),
  base_yuan numeric(20,2),
  planned_yuan numeric(24,6),
  actual_yuan numeric(20,2),
  counted_yuan numeric(20,2),
  actual_period text,
  month_yuan numeric(20,2),
  completion_rate numeric(12,6),
  planned_share numeric(12,6),
  pro_rata_share numeric(12,6),
  lead_points numeric(12,4),
  pro_rata_points numeric(12,4),
  schedule_ratio numeric(12,6),
  shortfall_yuan numeric(24,6),
  days_behind int,
  standing text not null,
  light text not null,
  light_order int not null,
  light_since text,
  periods_in_row int not null,
  reason text not null,
  start_due boolean not null,
  start_verified boolean not null,
  resume_due boolean not null,
  resumed boolean not null,
  reports_due int not null,
  reports_confirmed int not null,
  reports_on_time int not null,
  part_count int not null,
  is_top boolean not null,
  is_leaf boolean not null,
  plan_version_no int,
  rulebook_version int not null,
  detail jsonb not null,
  texts jsonb not null default '{}',
  primary key (region_id, year, period, project_id)
) partition by range (year);
comment on table frozen_projects is '定版快照：每项目一行，连同当时的名称、单位、领导、计划版本、所据数字编号';
create table frozen_groups (
  region_id int not null,
  period text not null,
  split text not null,
  key text not null,
  label text not null,
  official_order int not null default 0,
  freeze_id bigint not null,
  figures jsonb not null,
  ranks jsonb not null,
  primary key (region_id, period, split, key)
);
comment on table frozen_groups is '定版的合计与排位：split 为 total/territory/department/company/sector/level/nature/sponsor 等';

create table light_exemptions (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  dimension text not null,
  reason text not null,
  approver text not null,
  expires_on date not null,
  voids_id bigint,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects
);
comment on table light_exemptions is '无正当理由除外：理由、批准人、到期日';

do $$
declare t text; y int;
begin
  for y in 2015..2045 loop
    execute format('create table derived.project_progress_%s partition of derived.project_progress for values from (%s) to (%s)', y, y, y + 1);
    execute format('create table frozen_projects_%s partition of frozen_projects for values from (%s) to (%s)', y, y, y + 1);
  end loop;
  create table derived.project_progress_other partition of derived.project_progress default;
  create table frozen_projects_other partition of frozen_projects default;
  foreach t in array array['frozen_projects', 'frozen_groups', 'light_exemptions'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_worker', t);
    execute format('grant select on %I to luoshi_scoped', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
end $$;
create policy scoped_projects on frozen_projects to luoshi_scoped using (region_id = (select app_region()) and project_id = any(array(select id from projects)));
create policy scoped_projects on light_exemptions to luoshi_scoped using (region_id = (select app_region()) and project_id = any(array(select id from projects)));
-- Frozen totals are visible to the region (design 5).
create policy scoped_region on frozen_groups for select to luoshi_scoped using (region_id = (select app_region()));
alter table derived.project_progress enable row level security;
create policy region_all on derived.project_progress to luoshi_region using (region_id = (select app_region()));
create policy scoped_projects on derived.project_progress to luoshi_scoped using (region_id = (select app_region()) and project_id = any(array(select id from projects)));
create policy worker_all on derived.project_progress to luoshi_worker using (true);
grant select, insert, update, delete on derived.project_progress to luoshi_region, luoshi_worker;
grant select, insert, update on derived.project_progress to luoshi_scoped;
