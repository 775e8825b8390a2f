-- People: organisations with a dated hierarchy, persons, posts, sign-in. New tables only; instant.
create table orgs (
  region_id int not null references regions,
  id bigint generated always as identity,
  code text not null,
  name text not null,
  short_name text not null,
  aliases text[] not null default '{}',
  kind text not null check (kind in ('county', 'department', 'town', 'park', 'company', 'office', 'leading-group')),
  parent_id bigint,
  path ltree not null,
  official_order int not null,
  is_project_office boolean not null default false,
  is_active boolean not null default true,
  primary key (region_id, id),
  constraint orgs_code_once unique (region_id, code),
  constraint orgs_name_once unique (region_id, name),
  foreign key (region_id, parent_id) references orgs
);
comment on table orgs is '单位：部门、镇街、园区、国有企业、工作机构；当前情况，历史在 org_changes';
comment on column orgs.path is '行政隶属路径，随上级单位变动';
comment on column orgs.official_order is '规范排序';
create index orgs_path on orgs using gist (path);
create table org_changes (
  region_id int not null references regions,
  id bigint generated always as identity,
  org_id bigint not null,
  valid_on date not null,
  recorded_at timestamptz not null default now(),
  act_id bigint not null,
  changes jsonb not null,
  primary key (region_id, id),
  foreign key (region_id, org_id) references orgs
);
comment on table org_changes is '单位名称、隶属、撤并的历史（两个时钟）';

create table persons (
  region_id int not null references regions,
  id bigint generated always as identity,
  name text not null,
  login text not null,
  is_active boolean not null default true,
  primary key (region_id, id)
);
comment on table persons is '人员；login 不分大小写，永不复用';
create unique index persons_login_once on persons (lower(login));
create table person_contacts (
  region_id int not null,
  person_id bigint not null,
  org_path ltree not null,
  desk_phone text not null default '',
  mobile_phone text not null default '',
  primary key (region_id, person_id),
  foreign key (region_id, person_id) references persons
);
comment on table person_contacts is '联系电话（个人信息）：本单位与项目办可见，查看留痕';
create table posts (
  region_id int not null references regions,
  id bigint generated always as identity,
  person_id bigint not null,
  org_id bigint not null,
  role text not null,
  title text not null,
  for_person_id bigint,
  official_order int not null default 0,
  valid_from date not null,
  valid_to date,
  act_id bigint,
  primary key (region_id, id),
  foreign key (region_id, person_id) references persons,
  foreign key (region_id, org_id) references orgs
);
comment on table posts is '任职：一人可有多个；到期留存，不删除';
comment on column posts.for_person_id is '联络员所服务的领导';
create index posts_of_person on posts (region_id, person_id);
create index posts_of_org on posts (region_id, org_id);
create table delegations (
  region_id int not null references regions,
  id bigint generated always as identity,
  from_person_id bigint not null,
  to_person_id bigint not null,
  role text not null,
  org_id bigint not null,
  valid_from date not null,
  valid_to date not null,
  act_id bigint not null,
  primary key (region_id, id),
  constraint delegations_end_after_start check (valid_to >= valid_from),
  constraint delegations_to_another check (from_person_id <> to_person_id)
);
comment on table delegations is '授权代办：有起止日期';

create table credentials (
  region_id int not null,
  person_id bigint not null,
  password_hash text not null,
  must_change boolean not null,
  changed_at timestamptz not null default now(),
  past_hashes text[] not null default '{}',
  primary key (region_id, person_id),
  foreign key (region_id, person_id) references persons
);
create table sign_in_counters (
  key text primary key,
  failures int not null,
  first_at timestamptz not null,
  locked_until timestamptz
);
comment on table sign_in_counters is '登录失败计数：按账号与按地址';
create table sessions (
  token_hash text primary key,
  region_id int not null references regions,
  person_id bigint not null,
  org_id bigint not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index sessions_of_person on sessions (region_id, person_id);
create table setup_links (
  token_hash text primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table setup_links is '一次性链接：建立第一个管理员';

create trigger org_changes_append_only before update or delete on org_changes for each row execute function refuse_change();
create trigger delegations_append_only before update or delete on delegations for each row execute function refuse_change();

grant select on orgs, org_changes, persons, posts, delegations, person_contacts to luoshi_region, luoshi_scoped, luoshi_worker;
grant insert on org_changes, delegations to luoshi_region, luoshi_scoped;
grant insert, update on orgs, persons, posts, person_contacts to luoshi_region, luoshi_scoped;
grant select (region_id, person_id, must_change, changed_at), insert, update on credentials to luoshi_region, luoshi_scoped;
grant select, delete on sessions to luoshi_region, luoshi_scoped;
grant select, insert, update, delete on sessions, sign_in_counters to luoshi_gate;
grant select, insert, update on setup_links, credentials, persons to luoshi_gate;
grant select, insert on orgs, org_changes, posts, person_contacts to luoshi_gate;
grant select on delegations to luoshi_gate;

alter table orgs enable row level security;
alter table org_changes enable row level security;
alter table persons enable row level security;
alter table person_contacts enable row level security;
alter table posts enable row level security;
alter table delegations enable row level security;
alter table credentials enable row level security;
alter table sessions enable row level security;
-- Listed exemptions: sign_in_counters, setup_links are granted to luoshi_gate alone.
do $$
declare t text;
begin
  foreach t in array array['orgs', 'org_changes', 'persons', 'posts', 'delegations'] loop
    -- Names and posts are the region's directory: everybody signed in sees them.
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy scoped_region on %I for select to luoshi_scoped using (region_id = (select app_region()))', t);
    execute format('create policy gate_all on %I to luoshi_gate using (true)', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
end $$;
create policy region_all on person_contacts to luoshi_region using (region_id = (select app_region()));
create policy scoped_unit on person_contacts to luoshi_scoped
  using (region_id = (select app_region()) and (person_id = (select app_person()) or org_path <@ (select app_org())));
create policy gate_new on person_contacts for insert to luoshi_gate with check (true);
create policy worker_all on person_contacts to luoshi_worker using (true);
-- Unit administrators keep their own reporters.
create policy scoped_new on persons for insert to luoshi_scoped with check (region_id = (select app_region()));
create policy scoped_unit_update on persons for update to luoshi_scoped using (region_id = (select app_region())
  and id in (select person_id from posts p join orgs o on o.region_id = p.region_id and o.id = p.org_id where o.path <@ (select app_org())));
create policy scoped_unit_new on posts for insert to luoshi_scoped with check (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_unit_update on posts for update to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_new on delegations for insert to luoshi_scoped
  with check (region_id = (select app_region()) and from_person_id = (select app_person()));
create policy region_all on credentials to luoshi_region using (region_id = (select app_region()));
create policy scoped_unit on credentials to luoshi_scoped using (region_id = (select app_region())
  and (person_id = (select app_person()) or person_id in (select person_id from posts p join orgs o on o.region_id = p.region_id and o.id = p.org_id where o.path <@ (select app_org()))));
create policy gate_all on credentials to luoshi_gate using (true);
create policy region_all on sessions to luoshi_region using (region_id = (select app_region()));
create policy scoped_unit on sessions to luoshi_scoped using (region_id = (select app_region())
  and (person_id = (select app_person()) or person_id in (select person_id from posts p join orgs o on o.region_id = p.region_id and o.id = p.org_id where o.path <@ (select app_org()))));
create policy gate_all on sessions to luoshi_gate using (true);

-- Files and chains of one's own unit.
create policy scoped_own on files to luoshi_scoped using (region_id = (select app_region())
  and (person_id = (select app_person()) or org_id in (select id from orgs where path <@ (select app_org()))));
create policy scoped_unit on chain_heads to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_unit on chain_links to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
