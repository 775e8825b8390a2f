-- What opens a request travels in one message: the session, the scope, the locks, the answer already given. Functions only, instant.

-- Who is related to a project does not change with the numbers asked for: one plan serves them all.
alter function related_project_ids(int, bigint, bigint) set plan_cache_mode = force_generic_plan;
grant execute on function related_project_ids(int, bigint, bigint) to luoshi_scoped;

create function stand_ins_of(region int, person bigint, org bigint, on_day date) returns json language plpgsql stable set search_path = public as $$
begin
  return (select coalesce(json_agg(json_build_object('role', d.role, 'name', f.name, 'until', d.valid_to) order by d.id), '[]')
    from delegations d join persons f on f.region_id = d.region_id and f.id = d.from_person_id and f.is_active
    where d.region_id = region and d.to_person_id = person and d.org_id = org and d.valid_from <= on_day and d.valid_to >= on_day
      and exists (select from posts giver where giver.region_id = d.region_id and giver.person_id = d.from_person_id and giver.org_id = d.org_id
        and giver.role = d.role and giver.valid_from <= on_day and (giver.valid_to is null or giver.valid_to >= on_day))
      and not exists (select from delegation_ends e where e.region_id = d.region_id and e.delegation_id = d.id and e.ended_on <= on_day));
end $$;
comment on function stand_ins_of(int, bigint, bigint, date) is '某日在某单位受授权代办的岗位：授权有效、未收回、授权人仍任该岗';

create function find_session(token text, on_day date, idle_minutes int) returns json language plpgsql stable set search_path = public as $$
begin
  return (select row_to_json(session) from (
    select s.region_id, s.person_id::text, p.name as person_name, p.login, s.org_id::text, o.short_name as org_name, o.path::text as org_path,
      o.kind as org_kind, s.last_seen_at < now() - interval '1 minute' as is_seen_long_ago, c.must_change,
      (select json_agg(json_build_object('role', po.role, 'title', po.title, 'for_person_id', po.for_person_id::text) order by po.id)
        from posts po where po.region_id = s.region_id and po.person_id = s.person_id and po.org_id = s.org_id
        and po.valid_from <= on_day and (po.valid_to is null or po.valid_to >= on_day)) as posts,
      stand_ins_of(s.region_id, s.person_id, s.org_id, on_day) as stand_ins
    from sessions s join persons p on p.region_id = s.region_id and p.id = s.person_id and p.is_active
    join orgs o on o.region_id = s.region_id and o.id = s.org_id
    join credentials c on c.region_id = s.region_id and c.person_id = s.person_id
    where s.token_hash = token and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => idle_minutes)) session);
end $$;
comment on function find_session(text, date, int) is '会话及当前任职；已结束、过期或闲置的没有';
revoke all on function find_session(text, date, int) from public;
grant execute on function find_session(text, date, int) to luoshi_gate;

-- The same relations as related_project_ids, for one project; inlined into the statements that use it.
create function is_project_seen(p projects, below ltree, org bigint, person bigint) returns boolean language sql immutable as
  $$ select coalesce(p.org_path <@ below or p.department_org_id = org or p.responsible_org_id = org or p.lead_org_id = org
    or p.cosign_org_id = org or p.supporting_org_ids @> array[org] or p.sponsor_person_id = person, false) $$;
comment on function is_project_seen(projects, ltree, bigint, bigint) is '某人在某单位能否看到该项目：本单位及下属单位填报的，或与本单位、本人有关的';

-- The related projects of the unit at which the person acts, and, when an act names its projects, of all that he sees these alone:
-- the list need not be known outside the database. Runs as owner, because the settings that let rows be seen are only made here;
-- region, person and subtree are those already set.
create function see_projects(org bigint, named bigint[]) returns void language plpgsql security definer set search_path = public as $$
declare
  region int := app_region();
  person bigint := app_person();
  below ltree := app_org();
  kept bigint[];
  has_family boolean;
begin
  if named is null then
    perform set_config('app.project_ids', related_project_ids(region, org, person)::text, true);
    return;
  end if;
  select coalesce(array_agg(p.id), '{}'), coalesce(bool_or(p.is_bundle or p.parent_id is not null), false) into kept, has_family
    from projects p where p.region_id = region and p.id = any(named) and is_project_seen(p, below, org, person);
  if has_family then
    select array_agg(distinct f.id) into kept from projects p
      join projects f on f.region_id = p.region_id and (f.id in (p.id, p.parent_id) or f.parent_id = p.parent_id or f.parent_id = p.id)
      where p.region_id = region and p.id = any(kept) and is_project_seen(f, below, org, person);
  end if;
  perform set_config('app.project_ids', kept::text, true), set_config('app.narrowed', 'yes', true);
end $$;
comment on function see_projects(bigint, bigint[]) is '设定可见的关联项目；指名时缩小到其中本来可见的，打捆项目连同其成员';

revoke all on function see_projects(bigint, bigint[]) from public;
grant execute on function see_projects(bigint, bigint[]) to luoshi_scoped;

-- The second of two equal requests waits for the first and then reads its answer.
create function claim_request(request text) returns jsonb language plpgsql set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('request:' || app_person() || ':' || request, 0));
  return (select jsonb_build_object('answer', r.answer) from request_ids r
    where r.region_id = app_region() and r.person_id = app_person() and r.request_id = request);
end $$;
comment on function claim_request(text) is '占住一次请求；已办过的给出当时的答复，没有办过的为空';

create function keep_answer(request text, answer jsonb) returns void language sql as
  $$ insert into request_ids (region_id, person_id, request_id, answer) values (app_region(), app_person(), request, answer) $$;

-- The period is shared (a freeze takes it alone), then the units one by one in the order of their ids.
create function lock_units(region int, of_period text, orgs bigint[]) returns void language plpgsql set search_path = public as $$
declare org bigint;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('period:' || region || ':' || of_period, 0));
  for org in select distinct o from unnest(orgs) o order by o loop
    perform pg_advisory_xact_lock(hashtextextended('unit-reports:' || region || ':' || of_period || ':' || org, 0));
  end loop;
end $$;
comment on function lock_units(int, text, bigint[]) is '报表办理的锁：报告期共享，单位依次';

create function lock_reports(region int, of_period text, projects bigint[]) returns void language plpgsql set search_path = public as $$
begin
  perform lock_units(region, of_period, array(select r.org_id from reports r
    where r.region_id = region and r.period = of_period and r.project_id = any(projects)));
end $$;
comment on function lock_reports(int, text, bigint[]) is '所列报表所属单位的锁';
