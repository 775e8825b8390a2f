-- Administrators who are nothing else (三员) see accounts and roles, and nothing of the business: docs/decisions/2026-11-22-administrators-without-business.md.
create function app_sees_business() returns boolean language sql stable parallel safe as
  $$ select current_setting('app.sees', true) is distinct from 'administration' $$;
comment on function app_sees_business() is '本次会话能否看业务数据：只任系统管理员、安全管理员、审计员的不能';

do $$
declare
  t regclass;
  -- 账号、岗位、单位、设置、消息、交接单和本人的会话记录；其余都是业务
  kept text[] := array['regions', 'calendar_days', 'calendar_years', 'orgs', 'org_changes', 'persons', 'person_contacts', 'posts', 'credentials',
    'sessions', 'delegations', 'delegation_ends', 'rulebooks', 'request_ids', 'job_runs', 'last_visits', 'notices', 'notice_choices', 'robots',
    'outbox', 'saved_views', 'handovers', 'handover_signatures', 'calendar_feeds', 'acts', 'files'];
begin
  for t in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'derived') and c.relkind in ('r', 'p') and not c.relispartition and c.relrowsecurity
      and not c.relname = any(kept)
  loop
    execute format('create policy business_only on %s as restrictive to luoshi_region using ((select app_sees_business()))', t);
  end loop;
  foreach t in array array['acts', 'files']::regclass[] loop
    execute format('create policy business_only on %s as restrictive to luoshi_region
      using ((select app_sees_business()) or person_id = (select app_person()))', t);
  end loop;
end $$;

-- Whoever keeps the list of units moves a subtree with its projects, and is told how many a unit has, without seeing any.
create function count_listed_projects() returns table (org_id bigint, projects int) language sql stable security definer set search_path = public as $$
  select p.reporting_org_id, count(*)::int from projects p where p.region_id = app_region() and p.is_listed and not app_sees_business() group by p.reporting_org_id $$;
comment on function count_listed_projects() is '各单位在册填报项目的个数，只告知看不到业务数据的管理员，不含任何项目内容';

create function move_projects(old_path ltree, new_parent ltree) returns int language plpgsql security definer set search_path = public as $$
declare
  moved int;
begin
  update projects p set org_path = new_parent || subpath(p.org_path, nlevel(old_path) - 1)
  where p.region_id = app_region() and p.org_path <@ old_path;
  get diagnostics moved = row_count;
  return moved;
end $$;
comment on function move_projects(ltree, ltree) is '单位划转后，其项目的单位路径随之更改，返回个数';
revoke all on function count_listed_projects(), move_projects(ltree, ltree) from public;
grant execute on function count_listed_projects(), move_projects(ltree, ltree) to luoshi_region;
grant execute on function count_listed_projects() to luoshi_scoped;
