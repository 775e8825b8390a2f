-- Which version worked the derived tables out; another version works them out anew. One small table; instant.
create table derived.worked_out_by (
  id int primary key,
  version text not null
);
comment on table derived.worked_out_by is '派生表由哪个版本推出（只有 1 号一行）：换了版本，后台启动时全部重推一次';
comment on column derived.worked_out_by.version is '产品版本和迁移的散列；空为升级之前';
alter table derived.worked_out_by enable row level security;
create policy worker_all on derived.worked_out_by to luoshi_worker using (true);
grant select, insert, update on derived.worked_out_by to luoshi_worker;
-- What stands here was worked out by an earlier version.
insert into derived.worked_out_by (id, version) select 1, '' from (select from regions limit 1) any_region;
