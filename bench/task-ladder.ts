// Tasks in hand of a county, as many as asked for: each proposed, established and assigned, put down in the database at once.
import type { TaskOrder } from '../core/supervision/task/task.ts';
import type { BenchCounty } from './county.ts';

const ORDER: Omit<TaskOrder, 'leadOrgId' | 'supportingOrgIds' | 'dueOn'> = {
  title: '测量用事项',
  deliverable: '进展材料',
  target: '',
  cadence: null,
  isVeto: false,
};

/** Days before and after today over which the deadlines are spread. */
const SPREAD = 60;

/** The nth task: led by one unit, supported by the next, due on one of the days around today. */
const NTH_TASK = `
  select n, u.id as lead, w.id as supporting,
    ($2::jsonb || jsonb_build_object('title', '测量用事项' || n, 'leadOrgId', u.id::text, 'supportingOrgIds', jsonb_build_array(w.id::text),
      'dueOn', ($3::date + (n * 7 % ${2 * SPREAD} - ${SPREAD}))::text)) as task_order
  from generate_series(1, $1::int) n
  join units u on u.at = n % (select count(*) from units)
  join units w on w.at = (n + 1) % (select count(*) from units)`;

/** Gives how many units the tasks are with. */
export async function putDownTasks({ owner }: BenchCounty, count: number, today: string): Promise<number> {
  const { rows } = await owner.query<{ units: number }>(
    `with units as (select id, row_number() over (order by id) - 1 as at from orgs where region_id = 1),
      nth as materialized (${NTH_TASK}),
      put as (insert into tasks (region_id, source_kind, source_title, proposed_org_id, act_id)
        select 1, 'instruction', 'bench', lead, 1 from nth order by n returning id),
      numbered as (select id, row_number() over (order by id) as n from put),
      moves as (insert into task_moves (region_id, task_id, seq, kind, move, person_name, org_id, org_name, act_id)
        select 1, p.id, m.seq, m.kind,
          jsonb_build_object('kind', m.kind, 'on', ($3::date - 70)::text) ||
            case m.seq when 3 then '{"note": ""}'::jsonb else jsonb_build_object('order', t.task_order) end ||
            case m.seq when 2 then '{"number": ""}'::jsonb else '{}' end,
          'bench', t.lead, 'bench', 1
        from numbered p join nth t using (n) cross join (values (1, 'propose'), (2, 'establish'), (3, 'assign')) m(seq, kind)),
      parties as (insert into task_parties (region_id, task_id, org_id, act_id)
        select distinct 1, p.id, x.id, 1 from numbered p join nth t using (n) cross join lateral (values (t.lead), (t.supporting)) x(id))
     select count(*)::int as units from units`,
    [count, JSON.stringify(ORDER), today],
  );
  await owner.query('vacuum analyze tasks, task_moves, task_parties');
  return rows[0]?.units ?? 0;
}
