-- A reply link leads to one document or to one meeting notice. Steps of meetings and decisions on the ladder stand in the hash
-- chain of the unit that made them, a chain of the year each; those made before are taken in here, some thousand a second.
alter table reply_links alter column document_id drop not null;
alter table reply_links add column meeting_id bigint;
alter table reply_links add constraint reply_links_meeting foreign key (region_id, meeting_id) references meetings;
alter table reply_links add constraint reply_links_one_matter check (num_nonnulls(document_id, meeting_id) = 1);
comment on table reply_links is '一次性回复链接：只存散列，到期或用过即失效，只通向一份公文或一次会议的回执';

create or replace function link_unlinked_moves() returns int language plpgsql as $$
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
    union all
    select m.region_id, m.org_id, m.act_id, m.recorded_at,
      'meeting-moves-' || to_char(m.recorded_at at time zone 'Asia/Shanghai', 'YYYY') as period, m.id,
      jsonb_build_object('act', 'meeting-moved.v1', 'meetingId', m.meeting_id::text, 'seq', m.seq, 'move', m.move) as body
    from meeting_moves m where not exists (select from chain_links l where l.region_id = m.region_id and l.act_id = m.act_id
      and l.period like 'meeting-moves-%' and l.body->>'meetingId' = m.meeting_id::text)
    union all
    select d.region_id, coalesce((select min(o.id) from orgs o where o.region_id = d.region_id and o.name = d.org_name),
        (select min(o.id) from orgs o where o.region_id = d.region_id and o.short_name = d.org_name), p.org_id),
      d.act_id, d.recorded_at, 'ladder-' || to_char(d.recorded_at at time zone 'Asia/Shanghai', 'YYYY') as period, d.proposal_id as id,
      jsonb_build_object('act', 'ladder-moved.v1', 'proposalId', d.proposal_id::text, 'seq', 1, 'move', ladder_decision_move(d)) as body
    from ladder_decisions d join ladder_proposals p on p.region_id = d.region_id and p.id = d.proposal_id
    where not exists (select from chain_links l where l.region_id = d.region_id and l.act_id = d.act_id
      and l.period like 'ladder-%' and l.body->>'proposalId' = d.proposal_id::text)
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
comment on function link_unlinked_moves() is '把尚未入链的督办事项、问题、会议办理步骤和督办阶梯的决定按先后接入哈希链';

-- What a decision on the ladder says, as its link keeps it.
create function ladder_decision_move(d ladder_decisions) returns jsonb language sql stable as $$
  select jsonb_build_object('decision', d.decision, 'reason', d.reason, 'documentId', d.document_id::text,
    'personName', d.person_name, 'decidedOn', d.decided_on::text) $$;
comment on function ladder_decision_move(ladder_decisions) is '督办阶梯决定入链的内容';

select link_unlinked_moves();
