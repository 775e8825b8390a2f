-- The scope of projects may be narrowed to those that an act names, so that the second line costs what the act touches.
-- Functions and one policy, instant; the new index of figures takes about 4 s a million rows and locks writers meanwhile.
create function app_projects_below() returns ltree language sql stable parallel safe as
  $$ select case when current_setting('app.narrowed', true) = 'yes' then null else app_org() end $$;
comment on function app_projects_below() is '可见项目所在的隶属路径；缩小到指名的项目后为空';

alter policy scoped_projects on projects using (region_id = (select app_region())
  and (org_path <@ (select app_projects_below()) or id = any((select app_project_ids())::bigint[])));

create or replace function search_projects(term text, most int) returns table (id bigint) language sql stable security definer
set search_path = public as $$
  select p.id from projects p
  where p.region_id = app_region() and p.search_text like '%' || replace(replace(replace(term, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    and (p.org_path <@ app_projects_below() or p.id = any(app_project_ids()))
  limit most $$;

-- Run as the person: only what he sees stays visible, for the rest of the transaction. Bundles keep their whole family.
create function narrow_projects(named bigint[]) returns void language plpgsql set search_path = public as $$
declare kept bigint[]; has_family boolean;
begin
  select coalesce(array_agg(p.id), '{}'), coalesce(bool_or(p.is_bundle or p.parent_id is not null), false) into kept, has_family
    from projects p where p.region_id = app_region() and p.id = any(named);
  if has_family then
    select array_agg(distinct f.id) into kept from projects p
      join projects f on f.region_id = p.region_id and (f.id in (p.id, p.parent_id) or f.parent_id = p.parent_id or f.parent_id = p.id)
      where p.region_id = app_region() and p.id = any(kept);
  end if;
  perform set_config('app.project_ids', kept::text, true), set_config('app.narrowed', 'yes', true);
  -- Statements about a few rows: a plan made once serves them all, planning each anew would cost ten times the work.
  if cardinality(kept) <= 50 then perform set_config('plan_cache_mode', 'force_generic_plan', true); end if;
end $$;
comment on function narrow_projects(bigint[]) is '把可见范围缩小到指名的、本来可见的项目；不会放大';
grant execute on function narrow_projects(bigint[]) to luoshi_scoped;

-- Amounts of a year are read from the index alone.
create index figures_of_project_wide on figures (region_id, project_id, measure, period, id) include (value, caliber, recorded_at, year);
drop index figures_of_project;
alter index figures_of_project_wide rename to figures_of_project;
