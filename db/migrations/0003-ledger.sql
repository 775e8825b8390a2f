-- Ledger: projects and their histories, plans, milestones, stages, imports. New tables only; instant.
create table projects (
  region_id int not null references regions,
  id bigint generated always as identity,
  code text not null,
  name text not null,
  serial int not null default 0,
  parent_id bigint,
  is_bundle boolean not null default false,
  nature text not null check (nature in ('continuing', 'new', 'completing', 'preliminary')),
  sector text not null default '',
  levels text[] not null default '{}',
  lists text[] not null default '{}',
  tags text[] not null default '{}',
  funding text not null default '',
  location text not null default '',
  content_scale text not null default '',
  total_investment_yuan numeric(20,2),
  owner_name text not null default '',
  reporting_org_id bigint not null,
  cosign_org_id bigint,
  lead_org_id bigint,
  responsible_org_id bigint,
  department_org_id bigint,
  supporting_org_ids bigint[] not null default '{}',
  sponsor_person_id bigint,
  sponsor_org_id bigint,
  specialist_name text not null default '',
  team_note text not null default '',
  scheme_note text not null default '',
  stage text not null default 'planned',
  stage_on date,
  start_state text not null default 'none' check (start_state in ('none', 'reported', 'verified', 'refuted')),
  started_on date,
  planned_start_on date,
  planned_finish_on date,
  finished_on date,
  is_paused boolean not null default false,
  is_listed boolean not null default true,
  org_path ltree not null,
  search_text text not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint projects_code_once unique (region_id, code),
  foreign key (region_id, parent_id) references projects,
  foreign key (region_id, reporting_org_id) references orgs,
  foreign key (region_id, lead_org_id) references orgs,
  foreign key (region_id, responsible_org_id) references orgs,
  foreign key (region_id, department_org_id) references orgs,
  foreign key (region_id, sponsor_person_id) references persons
);
comment on table projects is '重点项目：当前情况（由 project_changes 等历史推得，verify 核对）';
comment on column projects.code is '项目编码：国家或县内编码，文本';
comment on column projects.parent_id is '打捆项目的父项；父项不填报，数字为子项之和';
comment on column projects.nature is '续建 / 新建 / 竣工投产 / 前期储备';
comment on column projects.levels is '省 / 市 / 县重点，可并存';
comment on column projects.total_investment_yuan is '计划总投资（元）';
comment on column projects.owner_name is '建设单位（业主）';
comment on column projects.reporting_org_id is '填报单位';
comment on column projects.cosign_org_id is '会签单位（镇街与园区共有项目）';
comment on column projects.lead_org_id is '牵头单位';
comment on column projects.responsible_org_id is '责任单位（属地）';
comment on column projects.department_org_id is '行业主管部门（复核）';
comment on column projects.supporting_org_ids is '配合单位';
comment on column projects.sponsor_person_id is '包联领导';
comment on column projects.sponsor_org_id is '包联单位';
comment on column projects.specialist_name is '项目专员';
comment on column projects.start_state is '开工：未报 / 已报待核 / 已核实 / 被推翻';
comment on column projects.is_listed is '在年度清单内（调出、注销为否）';
comment on column projects.org_path is '填报单位的隶属路径，行级权限用';
comment on column projects.search_text is '名称、编码、拼音首字母';
create index projects_serial on projects (region_id, serial, id) where is_listed;
create index projects_parent on projects (region_id, parent_id) where parent_id is not null;
create index projects_org_path on projects using gist (org_path);
create index projects_reporting on projects (region_id, reporting_org_id);
create index projects_department on projects (region_id, department_org_id);
create index projects_responsible on projects (region_id, responsible_org_id);
create index projects_sponsor on projects (region_id, sponsor_person_id);
create index projects_search on projects using gin (search_text gin_trgm_ops);

create table project_changes (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  valid_on date not null,
  recorded_at timestamptz not null default now(),
  act_id bigint not null,
  voids_id bigint,
  changes jsonb not null,
  origin jsonb not null default '{}',
  reason text not null default '',
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects
);
comment on table project_changes is '项目每次变动：changes 为 {字段: [旧, 新]}，origin 为 {字段: {fileId, sheet, address}} 或表单';
create index project_changes_of on project_changes (region_id, project_id, id);

create table year_bases (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  year int not null,
  base_yuan numeric(20,2) not null,
  act_id bigint not null,
  supersedes_id bigint,
  reason text not null default '',
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects
);
comment on table year_bases is '截至上年底累计完成投资：结转所得，年报核对后公开更正';
create index year_bases_of on year_bases (region_id, project_id, year, id);

create table plan_batches (
  region_id int not null references regions,
  id bigint generated always as identity,
  year int not null,
  kind text not null check (kind in ('issued', 'adjusted')),
  document_number text not null,
  decided_on date not null,
  approver text not null,
  reason text not null default '',
  in_force_from text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table plan_batches is '年度计划下达与批次调整（文号、日期、调增/调减/调出/抵补）';
create table plan_versions (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  year int not null,
  version_no int not null,
  in_force_from text not null,
  change_kind text not null default 'issued' check (change_kind in ('issued', 'raised', 'lowered', 'removed', 'substituted')),
  annual_yuan numeric(20,2) not null,
  first_month int not null,
  last_month int not null,
  profile text not null,
  cumulative_yuan numeric(20,2)[] not null,
  batch_id bigint not null,
  act_id bigint not null,
  origin jsonb not null default '{}',
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint plan_versions_once unique (region_id, project_id, year, version_no),
  constraint plan_versions_twelve_months check (array_length(cumulative_yuan, 1) = 12),
  foreign key (region_id, project_id) references projects,
  foreign key (region_id, batch_id) references plan_batches
);
comment on table plan_versions is '年度计划：每版是全年十二个月的累计曲线；基线永远保留';
comment on column plan_versions.in_force_from is '自该月报告期起适用';

create table milestones (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  name text not null,
  weight int not null default 1,
  is_critical boolean not null default false,
  evidence_wanted text not null default '',
  act_id bigint not null,
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects
);
create index milestones_of on milestones (region_id, project_id);
create table milestone_dates (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  milestone_id bigint not null,
  kind text not null check (kind in ('original', 'approved', 'actual')),
  finish_on date not null,
  reason text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, milestone_id) references milestones
);
comment on table milestone_dates is '节点日期：原定、批准变更、实际并列，原定不变';
create index milestone_dates_of on milestone_dates (region_id, project_id);

create table planned_payments (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  name text not null,
  due_on date not null,
  amount_yuan numeric(20,2) not null,
  paid_on date,
  supersedes_id bigint,
  act_id bigint not null,
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects
);
create index planned_payments_of on planned_payments (region_id, project_id);

create table stage_events (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  kind text not null check (kind in ('stage', 'start-reported', 'start-verified', 'start-refuted', 'paused', 'pause-confirmed', 'resumed', 'stopped', 'cancelled', 'merged', 'split', 'planned-start-moved', 'planned-finish-moved')),
  stage text not null default '',
  on_date date not null,
  until_date date,
  reason text not null default '',
  approver text not null default '',
  evidence_file_id bigint,
  evidence_note text not null default '',
  voids_id bigint,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects
);
comment on column stage_events.until_date is '停工：预计复工日；日期变更：变更前的日期（原定日期由此可见）';
comment on table stage_events is '阶段、开工核实、停复工、日期变更的历史';
create index stage_events_of on stage_events (region_id, project_id, id);

create table import_runs (
  region_id int not null references regions,
  id bigint generated always as identity,
  file_id bigint not null,
  summary jsonb not null,
  corrections jsonb not null default '{}',
  applied_act_id bigint,
  job_run_id bigint,
  person_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table import_runs is '台账导入：原件、读懂的样子、人的更正、是否已入账';
create table import_layouts (
  region_id int not null references regions,
  fingerprint text not null,
  layout jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (region_id, fingerprint)
);
comment on table import_layouts is '记住的版式：同样的表头下次照此读';

do $$
declare t text;
begin
  foreach t in array array['project_changes', 'year_bases', 'plan_batches', 'plan_versions', 'milestones', 'milestone_dates', 'planned_payments', 'stage_events'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_scoped, luoshi_worker', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
  foreach t in array array['project_changes', 'year_bases', 'plan_versions', 'milestones', 'milestone_dates', 'planned_payments', 'stage_events'] loop
    execute format('create policy scoped_projects on %I to luoshi_scoped using (region_id = (select app_region()) and project_id = any(array(select id from projects)))', t);
  end loop;
end $$;
create policy scoped_region on plan_batches for select to luoshi_scoped using (region_id = (select app_region()));

grant select, insert, update on projects, import_runs to luoshi_region, luoshi_worker;
grant select, insert, update on import_layouts to luoshi_region, luoshi_worker;
grant select, update on projects to luoshi_scoped;
alter table projects enable row level security;
alter table import_runs enable row level security;
alter table import_layouts enable row level security;
create policy region_all on projects to luoshi_region using (region_id = (select app_region()));
create policy worker_all on projects to luoshi_worker using (true);
create policy scoped_projects on projects to luoshi_scoped using (region_id = (select app_region())
  and (org_path <@ (select app_org()) or id = any((select app_project_ids())::bigint[])));
create policy region_all on import_runs to luoshi_region using (region_id = (select app_region()));
create policy worker_all on import_runs to luoshi_worker using (true);
create policy region_all on import_layouts to luoshi_region using (region_id = (select app_region()));
create policy worker_all on import_layouts to luoshi_worker using (true);

-- Search for scoped people: LIKE cannot use its index beneath a policy, so the function applies the scope itself.
create function search_projects(term text, most int) returns table (id bigint) language sql stable security definer
set search_path = public as $$
  select p.id from projects p
  where p.region_id = app_region() and p.search_text like '%' || replace(replace(replace(term, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    and (p.org_path <@ app_org() or p.id = any(app_project_ids()))
  limit most $$;
revoke all on function search_projects(text, int) from public;
grant execute on function search_projects(text, int) to luoshi_scoped;

-- The projects outside one's own subtree that one has to do with: industry department, territory, support, co-signing, sponsor.
create function related_project_ids(region int, org bigint, person bigint) returns bigint[] language sql stable security definer
set search_path = public as $$
  select coalesce(array_agg(id), '{}') from (
    select id from projects where region_id = region and department_org_id = org
    union select id from projects where region_id = region and responsible_org_id = org
    union select id from projects where region_id = region and lead_org_id = org
    union select id from projects where region_id = region and cosign_org_id = org
    union select id from projects where region_id = region and supporting_org_ids @> array[org]
    union select id from projects where region_id = region and sponsor_person_id = person
  ) related $$;
revoke all on function related_project_ids(int, bigint, bigint) from public;
grant execute on function related_project_ids(int, bigint, bigint) to luoshi_gate;
create index projects_supporting on projects using gin (supporting_org_ids);
create index projects_lead on projects (region_id, lead_org_id);
create index projects_cosign on projects (region_id, cosign_org_id) where cosign_org_id is not null;
