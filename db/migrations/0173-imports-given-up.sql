-- An import of statistics may be given up. New columns, empty for what stands; instant.
alter table indicator_imports
  add column draft_before jsonb,
  add column discarded_at timestamptz,
  add column discarded_by text not null default '',
  add constraint indicator_imports_discarded_by_somebody check ((discarded_at is null) = (discarded_by = ''));
comment on column indicator_imports.draft_before is '放进报送前那份报送的草稿（格、来源文件、已签版本），放弃导入时照此退回';
comment on column indicator_imports.discarded_at is '放弃导入的时刻；放弃后不再作答、不再放进报送';
comment on column indicator_imports.discarded_by is '放弃人姓名，照当时';
