-- Evidence of projects: files kept by their hash, for a period's report or for a stage. Empty at first; no lock worth naming.
create table evidence_files (
  region_id int not null,
  id bigint generated always as identity,
  project_id bigint not null,
  period text,
  kind text not null check (kind in ('confirmation', 'settlement', 'invoice', 'site-log', 'permit', 'photo', 'decision', 'other')),
  note text not null default '',
  file_id bigint not null,
  voids_id bigint,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id),
  foreign key (region_id, project_id) references projects,
  foreign key (region_id, file_id) references files
);
comment on table evidence_files is '佐证材料：随某期填报或某次阶段变化上传的文件；撤下的另记一行 voids_id，原行不动';
comment on column evidence_files.period is '佐证哪一期的填报；与报告期无关的为空';
create index evidence_files_of on evidence_files (region_id, project_id, period);
create index evidence_files_voids on evidence_files (region_id, voids_id) where voids_id is not null;
create index evidence_files_file on evidence_files (region_id, file_id);

create trigger evidence_files_append_only before update or delete on evidence_files for each row execute function refuse_change();
grant select, insert on evidence_files to luoshi_region, luoshi_scoped, luoshi_worker;
alter table evidence_files enable row level security;
create policy region_all on evidence_files to luoshi_region using (region_id = (select app_region()));
create policy worker_all on evidence_files to luoshi_worker using (true);
create policy scoped_projects on evidence_files to luoshi_scoped using (region_id = (select app_region()) and project_id = any(array(select id from projects)));
-- The evidence of a visible project is visible, whoever uploaded it.
create policy scoped_evidence on files for select to luoshi_scoped using (region_id = (select app_region()) and id in (select file_id from evidence_files));
