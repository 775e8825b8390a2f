import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columnsOf, type RowBatch } from './row-batches.ts';

/** Held for the load only, see snapshots.queries.ts. */
const HELD = 'sample_frozen';

/** Tables whose ids the generator gave out, with the sequences that go on from there. */
const IDENTITIES: readonly string[] = [
  'acts',
  'amendment_decisions',
  'amendments',
  'confirmation_sheets',
  'delegations',
  'files',
  'freezes',
  'light_exemptions',
  'milestone_dates',
  'milestones',
  'org_changes',
  'orgs',
  'period_extensions',
  'persons',
  'plan_batches',
  'plan_versions',
  'planned_payments',
  'posts',
  'problem_moves',
  'problem_roll_rows',
  'problem_roll_ticks',
  'problem_rolls',
  'problems',
  'project_changes',
  'projects',
  'reminders',
  'report_acts',
  'report_versions',
  'reports',
  'rulebooks',
  'stage_events',
  'start_explanations',
  'year_bases',
];

const PIECE = 256 * 1024;

/** One COPY. The socket takes pieces, so that the database works while the next ones are on their way. */
export async function copyBatch(client: pg.ClientBase, { table, bytes }: RowBatch): Promise<void> {
  const columns = columnsOf(table)
    .map((column) => `"${column}"`)
    .join(', ');
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
  const done = finished(stream);
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (!stream.write(bytes.subarray(at, at + PIECE))) await once(stream, 'drain');
  }
  stream.end();
  await done;
}

/** Sequences go on after the ids that were given out. */
export async function continueIdentities(client: pg.ClientBase): Promise<void> {
  for (const table of IDENTITIES)
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 0) + 1 from ${table}), false)`,
    );
  await client.query(
    `select setval('figures_id_seq', (select coalesce(max(id), 0) + 1 from figures), false)`,
  );
}

/** The rows that go into frozen_projects wait here, until the derived ones are there to be joined. */
export async function holdFrozen(client: pg.ClientBase): Promise<void> {
  const columns = columnsOf(HELD).join(', ');
  await client.query(
    `create temporary table ${HELD} on commit drop as select ${columns} from frozen_projects limit 0`,
  );
}

/** Fills the tables in the order of the batches and counts the rows. */
export async function loadBatches(
  client: pg.ClientBase,
  batches: Iterable<RowBatch>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const batch of batches) {
    await copyBatch(client, batch);
    counts.set(batch.table, (counts.get(batch.table) ?? 0) + batch.rows);
  }
  return counts;
}
