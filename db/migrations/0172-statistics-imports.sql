-- Files of statistics as they come: what was read and asked, and the names that people taught. New tables only; instant.
create table indicator_imports (
  region_id int not null references regions,
  id bigint generated always as identity,
  org_id bigint not null,
  person_id bigint not null,
  person_name text not null,
  file_id bigint not null,
  file_name text not null,
  answers jsonb not null default '{}',
  reading jsonb not null,
  filing_id bigint,
  act_id bigint not null,
  started_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, org_id) references orgs,
  foreign key (region_id, file_id) references files,
  foreign key (region_id, filing_id) references indicator_filings
);
comment on table indicator_imports is '统计数据文件的导入：原文件、识别结果、人的答复；放进报送后记下 filing_id';
create index indicator_imports_of_org on indicator_imports (region_id, org_id, id desc);

create table indicator_import_names (
  region_id int not null references regions,
  id bigint generated always as identity,
  kind text not null check (kind in ('indicator', 'subject')),
  word text not null,
  code text not null,
  act_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table indicator_import_names is '导入时人教的名称：文件里的写法对应哪个指标、哪个对象；同一写法以最后一次为准';
create index indicator_import_names_by_word on indicator_import_names (region_id, kind, word, id desc);
create trigger indicator_import_names_append_only before update or delete on indicator_import_names
  for each row execute function refuse_change();

do $$
declare t text;
begin
  foreach t in array array['indicator_imports', 'indicator_import_names'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert on %I to luoshi_region, luoshi_worker, luoshi_scoped', t);
    execute format('create policy region_all on %I to luoshi_region using (region_id = (select app_region()))', t);
    execute format('create policy worker_all on %I to luoshi_worker using (true)', t);
    execute format('create policy business_only on %I as restrictive to luoshi_region using ((select app_sees_business()))', t);
  end loop;
end $$;
grant update on indicator_imports to luoshi_region, luoshi_scoped, luoshi_worker;
create policy scoped_unit on indicator_imports to luoshi_scoped using (region_id = (select app_region())
  and org_id in (select id from orgs where path <@ (select app_org())));
create policy scoped_region on indicator_import_names to luoshi_scoped using (region_id = (select app_region()));
