-- Reporting: periods, reports, acts on them, figures, paper sheets, freezes, amendments. New tables only; instant.
create table periods (
  region_id int not null references regions,
  id text not null,
  kind text not null,
  year int not null,
  cut_off_on date not null,
  announced_at timestamptz,
  deadline_at timestamptz not null,
  review_on date not null,
  forecast_deadline_at timestamptz,
  opened_at timestamptz,
  note text not null default '',
  primary key (region_id, id)
);
comment on table periods is '报告期与报送日历：截止日、报送时限、审核日，可逐期调整';
comment on column periods.announced_at is '时限公布时间；迟报自公布的时限起算';

create table reports (
  region_id int not null references regions,
  id bigint generated always as identity,
  period text not null,
  project_id bigint not null,
  org_id bigint not null,
  department_org_id bigint,
  status text not null default 'open' check (status in ('open', 'draft', 'submitted', 'confirmed', 'reviewed', 'accepted', 'returned')),
  step int not null default 0,
  return_reason text not null default '',
  draft jsonb,
  explanations jsonb not null default '{}',
  draft_version int not null default 0,
  draft_by bigint,
  draft_at timestamptz,
  deadline_at timestamptz not null,
  first_confirmed_at timestamptz,
  confirmed_version_id bigint,
  confirm_way text check (confirm_way in ('online', 'paper')),
  primary key (region_id, id),
  constraint reports_one_each unique (region_id, period, project_id),
  foreign key (region_id, project_id) references projects,
  foreign key (region_id, period) references periods
);
comment on table reports is '每个项目每个报告期应报的一份；status 与 draft 为当前情况，办理历史在 report_acts';
comment on column reports.step is '单位内部步骤：0 填报，依次往后（8.1）';
create index reports_of_org on reports (region_id, period, org_id);
create index reports_of_project on reports (region_id, project_id, period);

create table report_versions (
  region_id int not null,
  id bigint generated always as identity,
  report_id bigint not null,
  project_id bigint not null,
  period text not null,
  version_no int not null,
  line jsonb not null,
  findings jsonb not null,
  explanations jsonb not null,
  origin jsonb not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint report_versions_once unique (region_id, report_id, version_no)
);
comment on table report_versions is '签字确认的内容：每确认一次一版，永不改动';
create index report_versions_of_project on report_versions (region_id, project_id, period);

create table report_acts (
  region_id int not null,
  id bigint generated always as identity,
  report_id bigint not null,
  project_id bigint not null,
  period text not null,
  kind text not null,
  from_status text not null,
  to_status text not null,
  to_step int not null default 0,
  reason text not null default '',
  way text not null default 'online',
  sheet_id bigint,
  version_id bigint,
  person_id bigint not null,
  person_name text not null,
  org_name text not null,
  post_title text not null,
  act_id bigint not null,
  at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table report_acts is '填报、提交、确认、复核、审核、退回的历史；人名单位名照当时';
create index report_acts_of on report_acts (region_id, report_id, id);
create index report_acts_of_project on report_acts (region_id, project_id, id);

create sequence figures_id_seq;
create table figures (
  region_id int not null,
  id bigint not null default nextval('figures_id_seq'),
  year int not null,
  project_id bigint not null,
  period text not null,
  measure text not null,
  value numeric(20,4) not null,
  caliber text not null default 'dispatch' check (caliber in ('dispatch', 'statistics', 'funds')),
  certainty text not null default 'preliminary' check (certainty in ('forecast', 'preliminary', 'verified')),
  version_id bigint,
  origin jsonb not null,
  act_id bigint not null,
  supersedes_id bigint,
  recorded_at timestamptz not null default now(),
  primary key (region_id, year, id)
) partition by range (year);
comment on table figures is '数字：确认即入账，更正为新行并指明取代哪一行；每个数带口径与状态';
create index figures_of_project on figures (region_id, project_id, measure, period, id);

create table confirmation_sheets (
  region_id int not null,
  id bigint generated always as identity,
  period text not null,
  org_id bigint not null,
  code text not null,
  figures_hash text not null,
  report_ids bigint[] not null,
  body jsonb not null,
  act_id bigint not null,
  printed_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint confirmation_sheets_code_once unique (region_id, code)
);
comment on table confirmation_sheets is '纸质签字确认单：编号与数字散列须与系统一致，否则重新打印';

create table freezes (
  region_id int not null references regions,
  id bigint generated always as identity,
  period text not null,
  year int not null,
  frozen_at timestamptz not null default now(),
  person_name text not null,
  act_id bigint not null,
  rulebook_version int not null,
  last_figure_id bigint not null,
  chain_hash text not null,
  previous_hash text not null,
  snapshot_hash text not null,
  project_count int not null,
  totals jsonb not null,
  primary key (region_id, id),
  constraint freezes_once_a_period unique (region_id, period)
);
comment on table freezes is '定版：数字、亮灯、排位冻结；此后更正公开进行';

create table amendments (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  period text not null,
  measure text not null,
  old_value numeric(20,4),
  new_value numeric(20,4) not null,
  reason text not null,
  requested_by_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
create table amendment_decisions (
  region_id int not null,
  id bigint generated always as identity,
  amendment_id bigint not null,
  project_id bigint not null,
  decision text not null check (decision in ('approved', 'refused')),
  opinion text not null default '',
  approver_name text not null,
  figure_id bigint,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint amendment_decisions_once unique (region_id, amendment_id)
);
comment on table amendments is '更正：旧值、新值、理由、何人提出、何人批准；旧的定版照旧可查';
create index amendments_of on amendments (region_id, period, project_id);

create table period_extensions (
  region_id int not null,
  id bigint generated always as identity,
  period text not null,
  org_ids bigint[] not null,
  deadline_at timestamptz not null,
  reason text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table period_extensions is '延期：一次办理可含多个单位';
create table reminders (
  region_id int not null,
  id bigint generated always as identity,
  period text not null,
  org_id bigint not null,
  way text not null,
  text text not null,
  person_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table reminders is '催报记录';

do $$
declare t text; y int;
begin
  for y in 2015..2045 loop
    execute format('create table figures_%s partition of figures for values from (%s) to (%s)', y, y, y + 1);
  end loop;
  create table figures_other partition of figures default;
  foreach t in array array['report_versions', 'report_acts', 'figures', 'confirmation_sheets', 'freezes', 'amendments', 'amendment_decisions', 'period_extensions', 'reminders'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_scoped, luoshi_worker', t);
  end loop;
  foreach t in array array['reports', 'report_versions', 'report_acts', 'figures', 'confirmation_sheets', 'freezes', 'amendments', 'amendment_decisions', 'period_extensions', 'reminders', 'periods'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
  foreach t in array array['reports', 'report_versions', 'report_acts', 'figures', 'amendments', 'amendment_decisions'] loop
    execute format('create policy scoped_projects on %I to luoshi_scoped using (region_id = (select app_region()) and project_id = any(array(select id from projects)))', t);
  end loop;
end $$;
-- Public inside the region once frozen; periods and extensions are announcements.
create policy scoped_region on freezes for select to luoshi_scoped using (region_id = (select app_region()));
create policy scoped_region on periods for select to luoshi_scoped using (region_id = (select app_region()));
create policy scoped_region on period_extensions for select to luoshi_scoped using (region_id = (select app_region()));
create policy scoped_unit on confirmation_sheets to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_unit on reminders for select to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
grant select, insert, update on periods to luoshi_region, luoshi_worker;
grant select on periods to luoshi_scoped;
grant select, insert, update on reports to luoshi_region, luoshi_worker;
grant select, update on reports to luoshi_scoped;
grant usage on sequence figures_id_seq to luoshi_region, luoshi_scoped, luoshi_worker;
revoke insert on freezes, period_extensions, reminders from luoshi_scoped;
