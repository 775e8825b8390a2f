-- Economic operation: indicators, what they speak of, filings, values, targets, freezes, forecasts. New tables only; instant.
create table indicators (
  region_id int not null references regions,
  id int generated always as identity,
  code text not null,
  act_id bigint,
  primary key (region_id, id),
  constraint indicators_code_once unique (region_id, code)
);
comment on table indicators is '指标的编号：代码一经使用不再改变；名称、单位、口径等定义见 rulebooks 的 indicators';

create table indicator_subjects (
  region_id int not null references regions,
  id int generated always as identity,
  code text not null,
  kind text not null check (kind in ('region', 'sector', 'enterprise-group')),
  level text not null default '' check (level in ('', 'nation', 'province', 'city', 'county', 'town')),
  name text not null,
  short_name text not null,
  aliases text[] not null default '{}',
  parent_id int,
  peer_groups text[] not null default '{}',
  org_id bigint,
  is_own boolean not null default false,
  official_order int not null,
  is_active boolean not null default true,
  primary key (region_id, id),
  constraint indicator_subjects_code_once unique (region_id, code),
  constraint indicator_subjects_level_of_regions check ((kind = 'region') = (level <> '')),
  foreign key (region_id, parent_id) references indicator_subjects,
  foreign key (region_id, org_id) references orgs
);
comment on table indicator_subjects is '指标的对象：地区、行业、企业组；当前情况，历史在 indicator_subject_changes';
comment on column indicator_subjects.is_own is '本地区：看板默认看它';
comment on column indicator_subjects.peer_groups is '同类对比组，在上级地区之外另行比较';
create index indicator_subjects_below on indicator_subjects (region_id, parent_id, official_order);
create unique index indicator_subjects_one_own on indicator_subjects (region_id) where is_own;

create table indicator_subject_changes (
  region_id int not null,
  id bigint generated always as identity,
  subject_id int not null,
  valid_on date not null,
  changes jsonb not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, subject_id) references indicator_subjects
);
comment on table indicator_subject_changes is '指标对象名称、隶属的历史';

create table indicator_filings (
  region_id int not null references regions,
  id bigint generated always as identity,
  kind text not null check (kind in ('monthly', 'forecast', 'import', 'revision')),
  period text,
  org_id bigint not null,
  title text not null default '',
  source text not null default '',
  certainty text not null default 'preliminary' check (certainty in ('forecast', 'preliminary', 'verified')),
  caliber text not null default 'statistics' check (caliber in ('dispatch', 'statistics', 'funds')),
  status text not null default 'open' check (status in ('open', 'draft', 'submitted', 'confirmed', 'accepted', 'returned', 'withdrawn')),
  step int not null default 0,
  return_reason text not null default '',
  cells jsonb not null default '[]',
  explanations jsonb not null default '{}',
  draft_version int not null default 0,
  draft_by bigint,
  draft_at timestamptz,
  file_id bigint,
  deadline_at timestamptz,
  first_confirmed_at timestamptz,
  confirmed_version_id bigint,
  opened_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint indicator_filings_month_of_kind check ((kind in ('monthly', 'forecast')) = (period is not null)),
  foreign key (region_id, org_id) references orgs,
  foreign key (region_id, file_id) references files
);
comment on table indicator_filings is '指标报送：某部门一个月的报表、预计数、历史数据导入或修订；status 与 cells 为当前情况，办理历史在 indicator_filing_acts';
create unique index indicator_filings_one_each on indicator_filings (region_id, kind, period, org_id) where kind in ('monthly', 'forecast');
create index indicator_filings_of_org on indicator_filings (region_id, org_id, id desc);

create table indicator_filing_versions (
  region_id int not null,
  id bigint generated always as identity,
  filing_id bigint not null,
  version_no int not null,
  org_id bigint not null,
  period text,
  cells jsonb not null,
  findings jsonb not null,
  explanations jsonb not null,
  signed_by_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint indicator_filing_versions_once unique (region_id, filing_id, version_no),
  foreign key (region_id, filing_id) references indicator_filings
);
comment on table indicator_filing_versions is '指标报送签字确认的内容：每确认一次一版，永不改动';

create table indicator_filing_acts (
  region_id int not null,
  id bigint generated always as identity,
  filing_id bigint not null,
  kind text not null,
  from_status text not null,
  to_status text not null,
  to_step int not null default 0,
  reason text not null default '',
  version_id bigint,
  org_id bigint not null,
  person_id bigint not null,
  person_name text not null,
  org_name text not null,
  post_title text not null,
  act_id bigint not null,
  at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, filing_id) references indicator_filings
);
comment on table indicator_filing_acts is '指标报送的填报、提交、审核、确认、退回历史；人名单位名照当时';
create index indicator_filing_acts_of on indicator_filing_acts (region_id, filing_id, id);

create sequence indicator_values_id_seq;
create table indicator_values (
  region_id int not null,
  year int not null,
  id bigint not null default nextval('indicator_values_id_seq'),
  indicator_id int not null,
  subject_id int not null,
  period text not null,
  value numeric(24, 6),
  growth numeric(16, 6),
  base numeric(24, 6),
  certainty text not null check (certainty in ('forecast', 'preliminary', 'verified')),
  caliber text not null default 'statistics' check (caliber in ('dispatch', 'statistics', 'funds')),
  version_id bigint,
  org_id bigint not null,
  place text,
  reason text,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, year, id),
  constraint indicator_values_not_empty check (num_nonnulls(value, growth) > 0 or reason is not null)
) partition by range (year);
comment on table indicator_values is '指标数值：确认即入账，修订为新行，旧行照旧可查；值与增速全空的行为撤销，须有原因';
comment on column indicator_values.growth is '来源公布的同比（%），按公布数使用，不再自行计算';
comment on column indicator_values.base is '来源同时公布的上年同期数（可比口径）';
comment on column indicator_values.place is '来自哪个文件的哪一格，如 表1!C5';
comment on column indicator_values.reason is '修订或撤销的原因';
create index indicator_values_of_month on indicator_values (region_id, indicator_id, period, subject_id, id);
create index indicator_values_of_subject on indicator_values (region_id, subject_id, indicator_id, period, id);

create table indicator_targets (
  region_id int not null references regions,
  id bigint generated always as identity,
  year int not null,
  indicator_id int not null,
  subject_id int not null,
  kind text not null check (kind in ('budget', 'upper', 'stretch')),
  value numeric(24, 6),
  growth numeric(16, 6),
  rank int check (rank > 0),
  months jsonb,
  lead_org_id bigint,
  supporting_org_ids bigint[] not null default '{}',
  basis text not null,
  version_no int not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint indicator_targets_once unique (region_id, year, indicator_id, subject_id, kind, version_no),
  foreign key (region_id, indicator_id) references indicators,
  foreign key (region_id, subject_id) references indicator_subjects,
  foreign key (region_id, lead_org_id) references orgs
);
comment on table indicator_targets is '年度目标：人代会预算目标、上级任务、力争目标，逐版留存；全空的一版为取消';
comment on column indicator_targets.months is '分月累计目标，十二个数；空为按时间进度';

create table indicator_freezes (
  region_id int not null references regions,
  id bigint generated always as identity,
  period text not null,
  frozen_at timestamptz not null,
  person_name text not null,
  act_id bigint not null,
  definitions_version int not null,
  rules_version int not null,
  last_value_id bigint not null,
  last_target_id bigint not null,
  value_count int not null,
  snapshot_hash text not null,
  previous_hash text not null,
  chain_hash text not null,
  primary key (region_id, id),
  constraint indicator_freezes_once_a_period unique (region_id, period)
);
comment on table indicator_freezes is '指标月度定版：以当时最后一行数值和目标为界，此后修订公开进行';

create table indicator_forecasts (
  region_id int not null references regions,
  id bigint generated always as identity,
  made_in text not null,
  for_period text not null,
  indicator_id int not null,
  subject_id int not null,
  method text not null,
  value numeric(24, 6) not null,
  low numeric(24, 6),
  high numeric(24, 6),
  freeze_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint indicator_forecasts_once unique (region_id, made_in, for_period, indicator_id, subject_id, method),
  foreign key (region_id, freeze_id) references indicator_freezes
);
comment on table indicator_forecasts is '定版时推算的半年、全年数，留待与实际数对照';

do $$
declare t text; y int;
begin
  for y in 2015..2045 loop
    execute format('create table indicator_values_%s partition of indicator_values for values from (%s) to (%s)', y, y, y + 1);
  end loop;
  create table indicator_values_other partition of indicator_values default;
  foreach t in array array['indicators', 'indicator_subject_changes', 'indicator_filing_versions', 'indicator_filing_acts', 'indicator_values', 'indicator_targets', 'indicator_freezes', 'indicator_forecasts'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_worker', t);
  end loop;
  foreach t in array array['indicator_subjects', 'indicator_filings'] loop
    execute format('grant select, insert, update on %I to luoshi_region, luoshi_worker', t);
  end loop;
  foreach t in array array['indicators', 'indicator_subjects', 'indicator_subject_changes', 'indicator_filings', 'indicator_filing_versions', 'indicator_filing_acts', 'indicator_values', 'indicator_targets', 'indicator_freezes', 'indicator_forecasts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
    execute format('create policy business_only on %I as restrictive to luoshi_region using ((select app_sees_business()))', t);
    execute format('grant select on %I to luoshi_scoped', t);
  end loop;
  -- What is said to the whole region: what indicators and subjects there are, targets, what has been frozen.
  foreach t in array array['indicators', 'indicator_subjects', 'indicator_subject_changes', 'indicator_targets', 'indicator_freezes', 'indicator_forecasts'] loop
    execute format('create policy scoped_region on %I for select to luoshi_scoped using (region_id = (select app_region()))', t);
  end loop;
  foreach t in array array['indicator_filings', 'indicator_filing_versions', 'indicator_filing_acts'] loop
    execute format('create policy scoped_unit on %I to luoshi_scoped using (region_id = (select app_region())
      and org_id in (select id from orgs where path <@ (select app_org())))', t);
  end loop;
end $$;
create policy scoped_frozen on indicator_values for select to luoshi_scoped using (region_id = (select app_region())
  and (id <= (select coalesce(max(last_value_id), 0) from indicator_freezes) or org_id in (select id from orgs where path <@ (select app_org()))));
create policy scoped_unit_new on indicator_values for insert to luoshi_scoped with check (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
-- The number of a shipped indicator is given out when it is first filed.
create policy scoped_new on indicators for insert to luoshi_scoped with check (region_id = (select app_region()));
grant insert on indicators to luoshi_scoped;
grant insert, update on indicator_filings to luoshi_scoped;
grant insert on indicator_filing_versions, indicator_filing_acts, indicator_values to luoshi_scoped;
grant usage on sequence indicator_values_id_seq to luoshi_region, luoshi_scoped, luoshi_worker;
