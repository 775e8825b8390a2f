-- What the import of a workbook understood, page by page, as the worker worked it out. A new table only; instant.
create table derived.import_pages (
  region_id int not null,
  import_id bigint not null,
  part text not null,
  page int not null,
  body jsonb not null,
  primary key (region_id, import_id, part, page)
);
comment on table derived.import_pages is '导入预览：各工作表的行、问题、提示和差异，按页存放；可由原件、更正和台账重算';
grant select, insert, delete on derived.import_pages to luoshi_region, luoshi_worker;
alter table derived.import_pages enable row level security;
create policy region_all on derived.import_pages to luoshi_region using (region_id = (select app_region()));
create policy worker_all on derived.import_pages to luoshi_worker using (true);
create index import_runs_newest on import_runs (region_id, id desc);
create index project_changes_of_act on project_changes (region_id, act_id);
