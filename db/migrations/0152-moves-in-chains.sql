-- Moves of tasks and problems stand in the hash chain of the unit that made them, a chain of the year each. Moves made before
-- this step are taken in here, in their order: some thousand a second.

-- The one text of a value that is hashed, as core/platform/canonical-json.ts writes it: keys sorted, no spaces.
create function to_canonical_json(value jsonb) returns text language plpgsql immutable as $$
begin
  case jsonb_typeof(value)
    when 'object' then
      return '{' || coalesce((select string_agg(to_json(e.key)::text || ':' || to_canonical_json(e.value), ',' order by e.key collate "C")
        from jsonb_each(value) e), '') || '}';
    when 'array' then
      return '[' || coalesce((select string_agg(to_canonical_json(e.value), ',' order by e.ordinality)
        from jsonb_array_elements(value) with ordinality e), '') || ']';
    else
      return value::text;
  end case;
end $$;
comment on function to_canonical_json(jsonb) is '规范 JSON：键排序、无空格，与程序所算一致';

create function link_unlinked_moves() returns int language plpgsql as $$
declare
  one record;
  link_seq int;
  link_hash text;
  linked int := 0;
begin
  for one in
    select m.region_id, m.org_id, m.act_id, m.recorded_at,
      'tasks-' || to_char(m.recorded_at at time zone 'Asia/Shanghai', 'YYYY') as period, m.id,
      jsonb_build_object('act', 'task-moved.v1', 'taskId', m.task_id::text, 'seq', m.seq, 'move', m.move) as body
    from task_moves m where not exists (select from chain_links l where l.region_id = m.region_id and l.act_id = m.act_id
      and l.period like 'tasks-%' and l.body->>'taskId' = m.task_id::text)
    union all
    select m.region_id, m.org_id, m.act_id, m.recorded_at,
      'problems-' || to_char(m.recorded_at at time zone 'Asia/Shanghai', 'YYYY') as period, m.id,
      jsonb_build_object('act', 'problem-moved.v1', 'problemId', m.problem_id::text, 'seq', m.seq, 'move', m.move) as body
    from problem_moves m where not exists (select from chain_links l where l.region_id = m.region_id and l.act_id = m.act_id
      and l.period like 'problems-%' and l.body->>'problemId' = m.problem_id::text)
    order by region_id, period, id
  loop
    insert into chain_heads as h (region_id, org_id, period, seq, hash)
      values (one.region_id, one.org_id, one.period, 1,
        encode(sha256(convert_to(repeat('0', 64) || to_canonical_json(one.body), 'UTF8')), 'hex'))
      on conflict (region_id, org_id, period) do update set seq = h.seq + 1,
        hash = encode(sha256(convert_to(h.hash || to_canonical_json(one.body), 'UTF8')), 'hex')
      returning seq, hash into link_seq, link_hash;
    insert into chain_links (region_id, org_id, period, seq, act_id, body, hash, recorded_at)
      values (one.region_id, one.org_id, one.period, link_seq, one.act_id, one.body, link_hash, one.recorded_at);
    linked := linked + 1;
  end loop;
  return linked;
end $$;
comment on function link_unlinked_moves() is '把尚未入链的督办事项、问题办理步骤按先后接入哈希链';
revoke execute on function link_unlinked_moves() from public;

select link_unlinked_moves();
