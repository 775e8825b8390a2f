-- Before the year's plan is issued no project is green (8.4): the next version of each region's light rules, from the first
-- month that is not frozen; frozen periods keep theirs. Few rows; then rows of open periods, to be worked out anew.
insert into rulebooks (region_id, kind, version, valid_from, body, source)
select l.region_id, l.kind, l.version + 1, f.valid_from,
  l.body || jsonb_build_object('greyBeforePlan', true, 'version', l.version + 1, 'validFrom', f.valid_from::text), '产品升级：年度计划未下达的不亮绿灯'
from (select distinct on (region_id) * from rulebooks where kind = 'lights' order by region_id, version desc) l
cross join lateral (select greatest(l.valid_from, coalesce((select ((max(z.period) || '-01')::date + interval '1 month')::date from freezes z
  where z.region_id = l.region_id and z.period ~ '^\d{4}-\d{2}$'), l.valid_from)) as valid_from) f
where not l.body ? 'greyBeforePlan';
update derived.project_progress g set rulebook_version = 0
where g.annual_plan_yuan is null and g.light = 'green'
  and not exists (select from freezes z where z.region_id = g.region_id and z.period = g.period);
