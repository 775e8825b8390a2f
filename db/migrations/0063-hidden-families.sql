-- A bundle whose parts lie in several units: the unit that confirms one part does not see the others. Function only, instant.
create function hidden_bundles(region int, named bigint[]) returns bigint[] language plpgsql stable security definer
set search_path = public as $$
begin
  if current_setting('role') <> 'luoshi_scoped' then return '{}'; end if;
  return (select coalesce(array_agg(distinct p.parent_id), '{}') from projects p
    join projects f on f.region_id = p.region_id and (f.id = p.parent_id or f.parent_id = p.parent_id)
    where p.region_id = region and p.id = any(named) and p.parent_id is not null
      and not coalesce(f.org_path <@ app_projects_below(), false) and not coalesce(f.id = any(app_project_ids()), false));
end $$;
comment on function hidden_bundles(int, bigint[]) is '所列项目的打捆父项中，有成员不在可见范围内的：其进度由后台按全体子项重算';
revoke all on function hidden_bundles(int, bigint[]) from public;
grant execute on function hidden_bundles(int, bigint[]) to luoshi_region, luoshi_scoped, luoshi_worker;
