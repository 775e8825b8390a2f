-- Why a project was taken off the year's plan, and what its unit says of a start that did not happen. One column with a default, one new table; instant.
alter table plan_versions add column removal_class text not null default '';
comment on column plan_versions.removal_class is '调出原因类别：无法实施、移交、上级调整……；其余变动为空';

create table start_explanations (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  reason_class text not null,
  promised_on date,
  explanation text not null default '',
  org_name text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects
);
comment on table start_explanations is '未开工说明：原因类别、承诺开工日期、书面说明；只增不改，后一条取代前一条';
comment on column start_explanations.promised_on is '承诺开工日期：不改变计划开工日期，计划开工变更须另经批准';
create index start_explanations_of on start_explanations (region_id, project_id, id);
create trigger start_explanations_append_only before update or delete on start_explanations for each row execute function refuse_change();
grant select, insert on start_explanations to luoshi_region, luoshi_scoped, luoshi_worker;
alter table start_explanations enable row level security;
create policy region_all on start_explanations to luoshi_region using (region_id = (select app_region()));
create policy worker_all on start_explanations to luoshi_worker using (true);
create policy scoped_projects on start_explanations to luoshi_scoped using (region_id = (select app_region()) and project_id = any(array(select id from projects)));
