-- Supervised tasks, their moves, the ladder's proposals and what was decided. New tables only; instant.
create table tasks (
  region_id int not null references regions,
  id bigint generated always as identity,
  source_kind text not null,
  source_title text not null,
  source_on date,
  quote text not null default '',
  source_text_id bigint,
  spans jsonb not null default '[]',
  project_id bigint,
  problem_id bigint,
  proposed_org_id bigint not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects,
  foreign key (region_id, problem_id) references problems
);
comment on table tasks is '督办事项：来源与原话，永不改动；立项内容与办理经过在 task_moves';
create index tasks_of_project on tasks (region_id, project_id) where project_id is not null;
create index tasks_of_problem on tasks (region_id, problem_id) where problem_id is not null;

create table source_texts (
  region_id int not null references regions,
  id bigint generated always as identity,
  title text not null,
  kind text not null,
  held_on date not null,
  text text not null,
  file_id bigint,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, file_id) references files
);
comment on table source_texts is '讲话、纪要、通知的原文：拆解出的任务按位置指回原文';

create table task_moves (
  region_id int not null,
  id bigint generated always as identity,
  task_id bigint not null,
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
  constraint task_moves_once unique (region_id, task_id, seq),
  foreign key (region_id, task_id) references tasks
);
comment on table task_moves is '督办事项办理的每一步：现状由各步推出，存于 derived.task_standings';

create table task_parties (
  region_id int not null,
  task_id bigint not null,
  org_id bigint not null,
  act_id bigint not null,
  primary key (region_id, task_id, org_id),
  foreign key (region_id, task_id) references tasks
);
comment on table task_parties is '与事项有关的单位：牵头、配合；立项之后可见';
create index task_parties_of_org on task_parties (region_id, org_id, task_id);

create table task_files (
  region_id int not null,
  task_id bigint not null,
  file_id bigint not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, task_id, file_id),
  foreign key (region_id, task_id) references tasks,
  foreign key (region_id, file_id) references files
);
comment on table task_files is '事项的佐证材料：随反馈、办结、核查上传';
create index task_files_file on task_files (region_id, file_id);

create table ladder_proposals (
  region_id int not null references regions,
  id bigint generated always as identity,
  instrument text not null check (instrument in ('reminder', 'chase', 'prompt-letter', 'supervision-order', 'naming', 'summons', 'fact-list')),
  org_id bigint not null,
  proposed_on date not null,
  rung jsonb not null,
  rulebook_version int not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table ladder_proposals is '督办阶梯的建议：系统只提出，由人决定；rung 为提出时的规则原样';
create table ladder_proposal_tasks (
  region_id int not null,
  proposal_id bigint not null,
  task_id bigint not null,
  instrument text not null,
  org_id bigint not null,
  due_on date not null,
  overdue_days int not null,
  proposed_on date not null,
  act_id bigint not null,
  primary key (region_id, proposal_id, task_id),
  constraint ladder_once unique (region_id, task_id, instrument, org_id, due_on),
  foreign key (region_id, proposal_id) references ladder_proposals,
  foreign key (region_id, task_id) references tasks
);
comment on table ladder_proposal_tasks is '建议涉及的事项：同一事项同一时限同一级只提一次';
create table ladder_decisions (
  region_id int not null,
  proposal_id bigint not null,
  decision text not null check (decision in ('take', 'decline', 'replace')),
  reason text not null default '',
  document_id bigint,
  person_name text not null,
  org_name text not null,
  decided_on date not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, proposal_id),
  foreign key (region_id, proposal_id) references ladder_proposals
);
comment on table ladder_decisions is '对建议的决定：采纳（拟文或记录）、不采纳（理由）、由更高一级取代';

create table look_back_draws (
  region_id int not null references regions,
  id bigint generated always as identity,
  title text not null,
  from_on date not null,
  to_on date not null,
  share_per_mille int not null check (share_per_mille between 0 and 1000),
  seed text not null,
  pool bigint[] not null,
  drawn bigint[] not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table look_back_draws is '回头看抽取：种子、名单与结果，可重演';

create table inspection_plans (
  region_id int not null references regions,
  id bigint generated always as identity,
  title text not null,
  topic text not null,
  planned_on date not null,
  until_on date not null,
  org_ids bigint[] not null,
  led_by text not null,
  merges bigint[] not null default '{}',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table inspection_plans is '督查检查计划：同类合并，计入年度指标；merges 为并入本次的各次';

create table derived.task_standings (
  region_id int not null,
  task_id bigint not null,
  seq int not null,
  state text not null,
  lead_org_id bigint not null,
  due_on date,
  standing jsonb not null,
  primary key (region_id, task_id)
);
comment on table derived.task_standings is '督办事项的现状：由 task_moves 推出，可重建';
create index task_standings_open on derived.task_standings (region_id, state, due_on);
create index task_standings_lead on derived.task_standings (region_id, lead_org_id);

do $$
declare t text;
begin
  foreach t in array array['tasks', 'source_texts', 'task_moves', 'task_parties', 'task_files', 'ladder_proposals', 'ladder_proposal_tasks', 'ladder_decisions', 'look_back_draws', 'inspection_plans'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_worker', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
  end loop;
end $$;

-- A unit sees the tasks that name it or a unit below it, once they are established; never the ladder's proposals about others.
create policy scoped_orgs on task_parties for select to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_parties on tasks for select to luoshi_scoped using (region_id = (select app_region())
  and id in (select task_id from task_parties));
create policy scoped_tasks on task_moves to luoshi_scoped using (region_id = (select app_region()) and task_id in (select id from tasks));
create policy scoped_tasks on task_files to luoshi_scoped using (region_id = (select app_region()) and task_id in (select id from tasks));
create policy scoped_tasks on files for select to luoshi_scoped using (region_id = (select app_region()) and id in (select file_id from task_files));
grant select on tasks, task_parties to luoshi_scoped;
grant select, insert on task_moves, task_files to luoshi_scoped;

grant select, insert, update, delete on derived.task_standings to luoshi_region, luoshi_worker;
grant select, insert, update on derived.task_standings to luoshi_scoped;
alter table derived.task_standings enable row level security;
create policy region_all on derived.task_standings to luoshi_region using (region_id = (select app_region()));
create policy worker_all on derived.task_standings to luoshi_worker using (true);
create policy scoped_tasks on derived.task_standings to luoshi_scoped using (region_id = (select app_region()) and task_id in (select id from tasks));
