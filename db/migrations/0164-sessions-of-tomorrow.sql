-- After the clock was set back a session was last used in the future and would not idle until then: it counts as seen long ago, so that its
-- next use puts it right. One function; instant.
create or replace function find_session(token text, on_day date, idle_minutes int) returns json language plpgsql stable set search_path = public as $$
begin
  return (select row_to_json(session) from (
    select s.region_id, s.person_id::text, p.name as person_name, p.login, s.org_id::text, o.short_name as org_name, o.path::text as org_path,
      o.kind as org_kind, (s.last_seen_at < now() - interval '1 minute' or s.last_seen_at > now() + interval '1 minute') as is_seen_long_ago, c.must_change,
      (select json_agg(json_build_object('role', po.role, 'title', po.title, 'for_person_id', po.for_person_id::text) order by po.id)
        from posts po where po.region_id = s.region_id and po.person_id = s.person_id and po.org_id = s.org_id
        and po.valid_from <= on_day and (po.valid_to is null or po.valid_to >= on_day)) as posts,
      stand_ins_of(s.region_id, s.person_id, s.org_id, on_day) as stand_ins
    from sessions s join persons p on p.region_id = s.region_id and p.id = s.person_id and p.is_active
    join orgs o on o.region_id = s.region_id and o.id = s.org_id
    join credentials c on c.region_id = s.region_id and c.person_id = s.person_id
    where s.token_hash = token and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => idle_minutes)) session);
end $$;
