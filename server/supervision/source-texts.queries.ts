import { sql } from 'kysely';
import { refuse } from '#core/platform/public.ts';
import type { OrganisationName } from '#core/supervision/speech/directory.ts';
import type { TaskSource, TaskState } from '#core/supervision/task/task.ts';
import type { Tx } from '#server/platform/public.ts';

export async function insertSourceText(
  tx: Tx,
  row: {
    regionId: number;
    title: string;
    sourceKind: string;
    heldOn: string;
    text: string;
    actId: string;
  },
): Promise<string> {
  const added = await tx
    .insertInto('source_texts')
    .values({
      region_id: row.regionId,
      title: row.title,
      kind: row.sourceKind,
      held_on: row.heldOn,
      text: row.text,
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

export interface SourceTextRow {
  title: string;
  sourceKind: TaskSource;
  heldOn: string;
  text: string;
  tasks: { taskId: string; title: string; leadName: string; state: TaskState; spans: [number, number][] }[];
}

export async function getSourceTextRow(tx: Tx, regionId: number, id: string): Promise<SourceTextRow> {
  const { rows } =
    await sql<SourceTextRow>`select x.title, x.kind as "sourceKind", x.held_on::text as "heldOn", x.text,
      coalesce((select jsonb_agg(jsonb_build_object('taskId', t.id::text, 'title', s.standing->'order'->>'title', 'state', s.state,
          'leadName', coalesce(o.short_name, o.name, ''),
          'spans', t.spans) order by t.id)
        from tasks t join derived.task_standings s on s.region_id = t.region_id and s.task_id = t.id
        left join orgs o on o.region_id = t.region_id and o.id::text = s.standing->'order'->>'leadOrgId'
        where t.region_id = x.region_id and t.source_text_id = x.id), '[]') as tasks
    from source_texts x where x.region_id = ${regionId} and x.id = ${id}`.execute(tx);
  if (rows[0]) return rows[0];
  throw refuse(
    'not-found',
    'SPEECH_NOT_FOUND',
    '没有这份原文，或不在可见范围内',
    'No such text in your scope',
    ['回到督办事项清单'],
  );
}

/** Active units with every name by which a text may call them; the region itself is among them. */
export async function listOrganisationNames(
  tx: Tx,
  regionId: number,
): Promise<(OrganisationName & { id: string })[]> {
  const { rows } = await sql<
    OrganisationName & { id: string }
  >`select id::text as id, name, short_name as "shortName", aliases, kind
    from orgs where region_id = ${regionId} and is_active order by official_order, id`.execute(tx);
  return rows;
}
