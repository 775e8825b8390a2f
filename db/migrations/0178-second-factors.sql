-- A code from a telephone beside the password (TOTP), for whom the region wants it or who wants it himself. Instant.
create table second_factors (
  region_id int not null,
  person_id bigint not null,
  secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  recovery_hashes text[] not null default '{}',
  primary key (region_id, person_id),
  foreign key (region_id, person_id) references persons
);
comment on table second_factors is '动态口令：密钥、确认时间、用过的最后一个时间段（同一口令不能再用）、备用码的散列';

-- Only sign-in reads the secret; who keeps an account sees whether there is one, and takes it away.
grant select, insert, update, delete on second_factors to luoshi_gate;
grant select (region_id, person_id, confirmed_at), delete on second_factors to luoshi_region, luoshi_scoped;
alter table second_factors enable row level security;
create policy region_all on second_factors to luoshi_region using (region_id = (select app_region()));
create policy scoped_unit on second_factors to luoshi_scoped using (region_id = (select app_region())
  and (person_id = (select app_person()) or person_id in (select person_id from posts p join orgs o on o.region_id = p.region_id and o.id = p.org_id where o.path <@ (select app_org()))));
create policy gate_all on second_factors to luoshi_gate using (true);

-- Sign-in asks of whom one is wanted, and reads no other rule.
grant select on rulebooks to luoshi_gate;
create policy gate_administration on rulebooks for select to luoshi_gate using (kind = 'administration');

alter table sessions add column must_set_factor boolean not null default false;
comment on column sessions.must_set_factor is '地区要求动态口令而本人还没有：先设好才能办别的';

create or replace function find_session(token text, on_day date, idle_minutes int) returns json language plpgsql stable set search_path = public as $$
begin
  return (select row_to_json(session) from (
    select s.region_id, s.person_id::text, p.name as person_name, p.login, s.org_id::text, o.short_name as org_name, o.path::text as org_path,
      o.kind as org_kind, (s.last_seen_at < now() - interval '1 minute' or s.last_seen_at > now() + interval '1 minute') as is_seen_long_ago, c.must_change,
      s.must_set_factor,
      (select json_agg(json_build_object('role', po.role, 'title', po.title, 'for_person_id', po.for_person_id::text) order by po.id)
        from posts po where po.region_id = s.region_id and po.person_id = s.person_id and po.org_id = s.org_id
        and po.valid_from <= on_day and (po.valid_to is null or po.valid_to >= on_day)) as posts,
      stand_ins_of(s.region_id, s.person_id, s.org_id, on_day) as stand_ins
    from sessions s join persons p on p.region_id = s.region_id and p.id = s.person_id and p.is_active
    join orgs o on o.region_id = s.region_id and o.id = s.org_id
    join credentials c on c.region_id = s.region_id and c.person_id = s.person_id
    where s.token_hash = token and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => idle_minutes)) session);
end $$;
