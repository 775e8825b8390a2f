-- Enterprises and projects on their way into statistics: register, figures given to the office, papers, entries. New tables only; instant.
create table enterprises (
  region_id int not null references regions,
  id bigint generated always as identity,
  code text not null default '',
  name text not null,
  kind text not null check (kind in ('industry', 'construction', 'real-estate', 'wholesale', 'retail', 'lodging-catering', 'service')),
  sector text not null default '',
  org_id bigint not null,
  is_active boolean not null default true,
  primary key (region_id, id),
  constraint enterprises_name_once unique (region_id, name),
  foreign key (region_id, org_id) references orgs
);
comment on table enterprises is '服务企业：当前情况，历史在 enterprise_changes；不含统计报表';
comment on column enterprises.org_id is '所在镇街或园区';
create index enterprises_of_org on enterprises (region_id, org_id);

create table enterprise_changes (
  region_id int not null,
  id bigint generated always as identity,
  enterprise_id bigint not null,
  changes jsonb not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, enterprise_id) references enterprises
);
comment on table enterprise_changes is '服务企业名称、行业、所在地的历史';

create table enterprise_figures (
  region_id int not null,
  id bigint generated always as identity,
  enterprise_id bigint not null,
  period text not null,
  sales_yuan numeric(20, 2),
  profit_yuan numeric(20, 2),
  output_yuan numeric(20, 2),
  electricity_kwh numeric(20, 2),
  person_name text not null,
  org_id bigint not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, enterprise_id) references enterprises
);
comment on table enterprise_figures is '企业自愿告知本办的累计数，不是统计报表；一企一月以最后一行为准';
create index enterprise_figures_of on enterprise_figures (region_id, enterprise_id, period, id);

create table statistics_moves (
  region_id int not null,
  id bigint generated always as identity,
  enterprise_id bigint,
  project_id bigint,
  kind text not null check (kind in ('entered', 'left')),
  on_date date not null,
  note text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint statistics_moves_of_one check (num_nonnulls(enterprise_id, project_id) = 1),
  foreign key (region_id, enterprise_id) references enterprises,
  foreign key (region_id, project_id) references projects
);
comment on table statistics_moves is '入统、退出：企业或项目单位告知，逐次记录';
create index statistics_moves_of_enterprise on statistics_moves (region_id, enterprise_id, id) where enterprise_id is not null;
create index statistics_moves_of_project on statistics_moves (region_id, project_id, id) where project_id is not null;

create table statistics_papers (
  region_id int not null,
  id bigint generated always as identity,
  enterprise_id bigint,
  project_id bigint,
  paper text not null,
  is_there boolean not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint statistics_papers_of_one check (num_nonnulls(enterprise_id, project_id) = 1),
  foreign key (region_id, enterprise_id) references enterprises,
  foreign key (region_id, project_id) references projects
);
comment on table statistics_papers is '入统要件是否齐备：一件一行，以最后一行为准';
create index statistics_papers_of_enterprise on statistics_papers (region_id, enterprise_id, id) where enterprise_id is not null;
create index statistics_papers_of_project on statistics_papers (region_id, project_id, id) where project_id is not null;

do $$
declare t text;
begin
  foreach t in array array['enterprise_changes', 'enterprise_figures', 'statistics_moves', 'statistics_papers'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
  end loop;
  foreach t in array array['enterprises', 'enterprise_changes', 'enterprise_figures', 'statistics_moves', 'statistics_papers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
    execute format('create policy business_only on %I as restrictive to luoshi_region using ((select app_sees_business()))', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_worker', t);
    execute format('grant select on %I to luoshi_scoped', t);
  end loop;
end $$;
grant update on enterprises to luoshi_region, luoshi_worker;
create policy scoped_unit on enterprises for select to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_unit on enterprise_changes for select to luoshi_scoped using (region_id = (select app_region())
  and enterprise_id in (select id from enterprises));
create policy scoped_unit on enterprise_figures to luoshi_scoped using (region_id = (select app_region())
  and enterprise_id in (select id from enterprises));
create policy scoped_unit on statistics_moves to luoshi_scoped using (region_id = (select app_region())
  and (enterprise_id in (select id from enterprises) or project_id = any(array(select id from projects))));
create policy scoped_unit on statistics_papers to luoshi_scoped using (region_id = (select app_region())
  and (enterprise_id in (select id from enterprises) or project_id = any(array(select id from projects))));
grant insert on enterprise_figures, statistics_moves, statistics_papers to luoshi_scoped;
