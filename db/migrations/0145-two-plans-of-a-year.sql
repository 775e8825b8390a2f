-- The plan in force and the plan as first issued stand side by side (8.4). Frozen periods keep what they had: the new columns
-- stay null there. Nullable columns and a constant default: instant. Then rows of open periods, one update that grows with them.
alter table derived.project_progress add column plan_basis text check (plan_basis in ('in-force', 'first-issued')),
  add column other_plan_yuan numeric(20,2), add column is_moved_out boolean not null default false;
alter table frozen_projects add column plan_basis text check (plan_basis in ('in-force', 'first-issued')),
  add column other_plan_yuan numeric(20,2), add column is_moved_out boolean not null default false;
comment on column derived.project_progress.plan_basis is '完成率以哪个计划为分母：in-force 现行计划，first-issued 年初下达计划';
comment on column derived.project_progress.other_plan_yuan is '另一计划口径的年度计划投资；没有或不大于0为空';
comment on column derived.project_progress.is_moved_out is '经批次调出、已不在清单：只计入仍有其数额的那个计划口径，其他合计和名单都不计';
comment on column frozen_projects.plan_basis is '同 derived.project_progress；空为旧版本定版，未记录';

-- Kept aside first, with statistics: guessed at, the join below visits every row for every row.
create temp table open_rows on commit drop as
  select g.region_id, g.year, g.period, g.project_id, (select v.annual_yuan from plan_versions v where v.region_id = g.region_id
    and v.project_id = g.project_id and v.year = g.year and v.change_kind = 'issued' and v.in_force_from <= g.period order by v.version_no limit 1) as yuan
  from derived.project_progress g
  where not exists (select from freezes z where z.region_id = g.region_id and z.period = g.period);
analyze open_rows;
with parts as (
  select i.region_id, i.period, c.parent_id as project_id, sum(i.yuan) as yuan
  from open_rows i join projects c on c.region_id = i.region_id and c.id = i.project_id and c.is_listed and c.parent_id is not null group by 1, 2, 3),
summed as (
  select i.region_id, i.year, i.period, i.project_id, case when p.is_bundle and s.project_id is not null then s.yuan else i.yuan end as yuan
  from open_rows i join projects p on p.region_id = i.region_id and p.id = i.project_id
    left join parts s on s.region_id = i.region_id and s.period = i.period and s.project_id = i.project_id)
update derived.project_progress g set plan_basis = 'in-force', other_plan_yuan = case when s.yuan > 0 then s.yuan end
from summed s where s.region_id = g.region_id and s.year = g.year and s.period = g.period and s.project_id = g.project_id;
-- Projects moved out by a batch: their rows are worked out anew by the next morning's run or the freeze.
update derived.project_progress g set plan_basis = null, other_plan_yuan = null, rulebook_version = 0
from projects p where p.region_id = g.region_id and p.id = g.project_id and not p.is_listed
  and not exists (select from freezes z where z.region_id = g.region_id and z.period = g.period);
