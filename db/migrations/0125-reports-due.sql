-- A report is no longer due once its project has left the list, unless it was confirmed before. A constant default; then
-- the unconfirmed reports of open periods; grows with them.
alter table reports add column is_due boolean not null default true;
comment on column reports.is_due is '是否应报：项目退出清单后未确认的报表不再应报，回到清单即恢复；已定版报告期不变';
update reports r set is_due = false from projects p, periods d
where p.region_id = r.region_id and p.id = r.project_id and d.region_id = r.region_id and d.id = r.period
  and r.status in ('open', 'draft', 'submitted', 'returned')
  and (not p.is_listed or p.is_bundle or p.stage in ('cancelled', 'merged', 'split'))
  and not exists (select from freezes f where f.region_id = d.region_id and f.period = coalesce(d.month, d.id));
