-- Problems with the ball, their moves, evidence and rolls of objects. New tables only; instant.
create table problems (
  region_id int not null references regions,
  id bigint generated always as identity,
  project_id bigint,
  title text not null,
  need text not null,
  source_kind text not null check (source_kind in ('report', 'light', 'visit', 'meeting', 'enterprise', 'inspection', 'manual')),
  source jsonb not null default '{}',
  raised_org_id bigint not null,
  raised_on date not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects
);
comment on table problems is '问题：提出时的原话与来源，永不改动；办理经过在 problem_moves';
comment on column problems.source is '来源：报送的期别与项目、亮灯的期别与原因、会议或走访';
create index problems_of_project on problems (region_id, project_id, id);
-- The same line of a report, or the same light, is raised once.
create unique index problems_source_once on problems (region_id, project_id, source_kind, (source->>'key')) where source ? 'key';

create table problem_moves (
  region_id int not null,
  id bigint generated always as identity,
  problem_id bigint not null,
  seq int not null,
  kind text not null,
  move jsonb not null,
  person_name text not null,
  org_id bigint not null,
  org_name text not null,
  post_title text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint problem_moves_once unique (region_id, problem_id, seq),
  foreign key (region_id, problem_id) references problems
);
comment on table problem_moves is '问题办理的每一步：现状由各步推出，存于 derived.problem_standings';

create table problem_parties (
  region_id int not null,
  problem_id bigint not null,
  org_id bigint not null,
  act_id bigint not null,
  primary key (region_id, problem_id, org_id),
  foreign key (region_id, problem_id) references problems
);
comment on table problem_parties is '与问题有关的单位：提出、责任、配合、接球；曾经有关的一直可见';
create index problem_parties_of_org on problem_parties (region_id, org_id, problem_id);

create table problem_files (
  region_id int not null,
  problem_id bigint not null,
  file_id bigint not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, problem_id, file_id),
  foreign key (region_id, problem_id) references problems,
  foreign key (region_id, file_id) references files
);
comment on table problem_files is '问题的佐证材料：随反馈、办结、验收上传';
create index problem_files_file on problem_files (region_id, file_id);

create table problem_rolls (
  region_id int not null,
  id bigint generated always as identity,
  problem_id bigint not null,
  name text not null,
  steps jsonb not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, problem_id) references problems
);
comment on table problem_rolls is '对象名册：逐人、逐户、逐井销账的名单与步骤';
create index problem_rolls_of on problem_rolls (region_id, problem_id);
create table problem_roll_rows (
  region_id int not null,
  id bigint generated always as identity,
  roll_id bigint not null,
  serial int not null,
  name text not null,
  place text not null default '',
  act_id bigint not null,
  primary key (region_id, id),
  foreign key (region_id, roll_id) references problem_rolls
);
create index problem_roll_rows_of on problem_roll_rows (region_id, roll_id, serial);
comment on table problem_roll_rows is '名册中的一个对象';
create table problem_roll_ticks (
  region_id int not null,
  id bigint generated always as identity,
  roll_id bigint not null,
  row_id bigint not null,
  step text not null,
  is_done boolean not null,
  on_date date not null,
  note text not null default '',
  person_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, row_id) references problem_roll_rows
);
create index problem_roll_ticks_of on problem_roll_ticks (region_id, roll_id, id);
comment on table problem_roll_ticks is '销账的每一勾；反复另记一勾，原勾不动';

create table derived.problem_standings (
  region_id int not null,
  problem_id bigint not null,
  seq int not null,
  state text not null,
  category text not null,
  level int not null,
  owner_org_id bigint,
  due_on date,
  holder_key text,
  is_step_up_proposed boolean not null default false,
  standing jsonb not null,
  primary key (region_id, problem_id)
);
comment on table derived.problem_standings is '问题的现状：由 problem_moves 推出，可重建';
create index problem_standings_open on derived.problem_standings (region_id, due_on) where state <> 'closed';

do $$
declare t text;
begin
  foreach t in array array['problems', 'problem_moves', 'problem_parties', 'problem_files', 'problem_rolls', 'problem_roll_rows', 'problem_roll_ticks'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_scoped, luoshi_worker', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
end $$;
-- A unit sees what it raised, what names it or once named it, and what concerns a project that it sees.
create function party_problem_ids() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(distinct p.problem_id), '{}') from problem_parties p
  join orgs o on o.region_id = p.region_id and o.id = p.org_id
  where p.region_id = app_region() and o.path <@ app_org() $$;
comment on function party_problem_ids() is '本单位（含下级）提出、承办、配合过的问题；只凭会话范围，不收参数';
revoke all on function party_problem_ids() from public;
grant execute on function party_problem_ids() to luoshi_scoped;

create policy scoped_parties on problems to luoshi_scoped using (region_id = (select app_region())
  and (raised_org_id in (select id from orgs where path <@ (select app_org()))
    or id = any((select party_problem_ids())::bigint[])
    or project_id = any(array(select id from projects))));
do $$
declare t text;
begin
  foreach t in array array['problem_moves', 'problem_parties', 'problem_files', 'problem_rolls'] loop
    execute format('create policy scoped_problems on %I to luoshi_scoped using (region_id = (select app_region()) and problem_id in (select id from problems))', t);
  end loop;
  foreach t in array array['problem_roll_rows', 'problem_roll_ticks'] loop
    execute format('create policy scoped_problems on %I to luoshi_scoped using (region_id = (select app_region()) and roll_id in (select id from problem_rolls))', t);
  end loop;
end $$;
create policy scoped_problems on files for select to luoshi_scoped using (region_id = (select app_region()) and id in (select file_id from problem_files));

grant select, insert, update, delete on derived.problem_standings to luoshi_region, luoshi_scoped, luoshi_worker;
alter table derived.problem_standings enable row level security;
create policy region_all on derived.problem_standings to luoshi_region using (region_id = (select app_region()));
create policy worker_all on derived.problem_standings to luoshi_worker using (true);
create policy scoped_problems on derived.problem_standings to luoshi_scoped using (region_id = (select app_region()) and problem_id in (select id from problems));
