-- Dispatch meetings: series, moves, invited units, decisions with the tasks made from them, files, calendar feeds. New tables only; instant.
create table meeting_series (
  region_id int not null references regions,
  id bigint generated always as identity,
  series_no int not null,
  version int not null,
  series jsonb not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint meeting_series_once unique (region_id, series_no, version)
);
comment on table meeting_series is '会议系列：每次调整为新的一版，最新一版有效';

create table meetings (
  region_id int not null references regions,
  id bigint generated always as identity,
  series_no int,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table meetings is '调度会：属于哪个系列，永不改动；安排、议程、通知、纪要在 meeting_moves';

create table meeting_moves (
  region_id int not null,
  id bigint generated always as identity,
  meeting_id bigint not null,
  seq int not null,
  kind text not null,
  move jsonb not null,
  person_name text not null,
  org_id bigint not null,
  org_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint meeting_moves_once unique (region_id, meeting_id, seq),
  foreign key (region_id, meeting_id) references meetings
);
comment on table meeting_moves is '会议的每一步：现状由各步推出，存于 derived.meeting_standings';

create table meeting_parties (
  region_id int not null,
  meeting_id bigint not null,
  org_id bigint not null,
  act_id bigint not null,
  primary key (region_id, meeting_id, org_id),
  foreign key (region_id, meeting_id) references meetings
);
comment on table meeting_parties is '会议通知到的单位：自通知起可见';
create index meeting_parties_of_org on meeting_parties (region_id, org_id, meeting_id);

create table meeting_decisions (
  region_id int not null,
  id bigint generated always as identity,
  meeting_id bigint not null,
  no int not null,
  version int not null,
  decision jsonb not null,
  org_ids bigint[] not null default '{}',
  is_struck boolean not null default false,
  reason text not null default '',
  person_name text not null,
  org_name text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  constraint meeting_decisions_once unique (region_id, meeting_id, no, version),
  foreign key (region_id, meeting_id) references meetings
);
comment on table meeting_decisions is '议定事项：每次修改为新的一版；纪要签发后不再有新版';
comment on column meeting_decisions.org_ids is '牵头与配合单位：签发前只有它们看得到这一项';

create table meeting_decision_tasks (
  region_id int not null,
  meeting_id bigint not null,
  no int not null,
  task_id bigint not null,
  ordered_by text not null default '',
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, meeting_id, no),
  foreign key (region_id, meeting_id) references meetings,
  foreign key (region_id, task_id) references tasks
);
comment on table meeting_decision_tasks is '议定事项转成的督办事项；ordered_by 为先行交办的决定人，空为随纪要签发';
create index meeting_decision_tasks_task on meeting_decision_tasks (region_id, task_id);

create table meeting_files (
  region_id int not null,
  meeting_id bigint not null,
  file_id bigint not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, meeting_id, file_id),
  foreign key (region_id, meeting_id) references meetings,
  foreign key (region_id, file_id) references files
);
comment on table meeting_files is '会议材料与签字件';
create index meeting_files_file on meeting_files (region_id, file_id);

create table calendar_feeds (
  region_id int not null references regions,
  id bigint generated always as identity,
  person_id bigint not null,
  org_id bigint not null,
  token_hash text,
  act_id bigint not null,
  made_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, person_id) references persons
);
comment on table calendar_feeds is '日历订阅：每人最新一行有效，只存散列；token_hash 为空即已停用';
create unique index calendar_feeds_token on calendar_feeds (token_hash) where token_hash is not null;
create index calendar_feeds_of_person on calendar_feeds (region_id, person_id, id desc);

create table derived.meeting_standings (
  region_id int not null,
  meeting_id bigint not null,
  seq int not null,
  state text not null,
  held_on date not null,
  merged_into bigint,
  standing jsonb not null,
  primary key (region_id, meeting_id)
);
comment on table derived.meeting_standings is '会议的现状：由 meeting_moves 推出，可重建';
create index meeting_standings_day on derived.meeting_standings (region_id, held_on);
create index meeting_standings_merged on derived.meeting_standings (region_id, merged_into) where merged_into is not null;

do $$
declare t text;
begin
  foreach t in array array['meeting_series', 'meetings', 'meeting_moves', 'meeting_parties', 'meeting_decisions', 'meeting_decision_tasks', 'meeting_files', 'calendar_feeds'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_worker', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
    continue when t = 'calendar_feeds';
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
  end loop;
end $$;

-- A unit sees the meetings to which it was invited; of the decisions those that name it, and all once the minutes are signed.
create policy scoped_orgs on meeting_parties for select to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_parties on meetings for select to luoshi_scoped using (region_id = (select app_region())
  and id in (select meeting_id from meeting_parties));
create policy scoped_region on meeting_series for select to luoshi_scoped using (region_id = (select app_region()));
create policy scoped_read on meeting_moves for select to luoshi_scoped using (region_id = (select app_region())
  and meeting_id in (select id from meetings));
create policy scoped_reply on meeting_moves for insert to luoshi_scoped with check (region_id = (select app_region())
  and kind in ('reply', 'check-minutes') and meeting_id in (select id from meetings));
create policy scoped_named on meeting_decisions for select to luoshi_scoped using (region_id = (select app_region())
  and meeting_id in (select id from meetings)
  and (org_ids && array(select id from orgs where path <@ (select app_org()))
    or meeting_id in (select meeting_id from meeting_moves where kind = 'sign-minutes')));
create policy scoped_meetings on meeting_decision_tasks for select to luoshi_scoped using (region_id = (select app_region())
  and meeting_id in (select id from meetings));
create policy scoped_meetings on meeting_files for select to luoshi_scoped using (region_id = (select app_region())
  and meeting_id in (select id from meetings));
create policy scoped_meetings on files for select to luoshi_scoped using (region_id = (select app_region()) and id in (select file_id from meeting_files));
grant select on meeting_series, meetings, meeting_parties, meeting_decisions, meeting_decision_tasks, meeting_files to luoshi_scoped;
grant select, insert on meeting_moves to luoshi_scoped;

create policy own_feed on calendar_feeds to luoshi_region using (region_id = (select app_region()) and person_id = (select app_person()));
create policy own_feed_scoped on calendar_feeds to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
grant select, insert on calendar_feeds to luoshi_scoped;

-- Whose feed a secret opens, if it is the newest of that person: the gate learns nothing else of the table.
create function find_calendar_feed(hash text) returns table (region_id int, person_id bigint, org_id bigint) language sql stable security definer
set search_path = public as $$
  select f.region_id, f.person_id, f.org_id from calendar_feeds f
  where f.token_hash = hash and not exists (
    select 1 from calendar_feeds later where later.region_id = f.region_id and later.person_id = f.person_id and later.id > f.id) $$;
revoke all on function find_calendar_feed(text) from public;
grant execute on function find_calendar_feed(text) to luoshi_gate;

grant select, insert, update, delete on derived.meeting_standings to luoshi_region, luoshi_worker;
grant select, insert, update on derived.meeting_standings to luoshi_scoped;
alter table derived.meeting_standings enable row level security;
create policy region_all on derived.meeting_standings to luoshi_region using (region_id = (select app_region()));
create policy worker_all on derived.meeting_standings to luoshi_worker using (true);
create policy scoped_meetings on derived.meeting_standings to luoshi_scoped using (region_id = (select app_region()) and meeting_id in (select id from meetings));
