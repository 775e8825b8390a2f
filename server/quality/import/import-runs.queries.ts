import { sql } from 'kysely';
import { ImportCorrections, type SheetCorrections, type SheetLayout } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import type { ImportHead, ImportPage } from '#core/quality/import-outcome.ts';
import { isLockHeld, type Tx } from '#server/platform/public.ts';

/** What import_runs.summary holds beside the pages. */
export interface ImportSummary {
  head: ImportHead | null;
  /** Corrections as they were last laid on each sheet, remembered layouts included; kept while it is compared again. */
  used?: SheetCorrections[];
  /** The newest project when the rows were compared. */
  newestProjectId: string;
  applied?: { sentence: string; batchId: string | null; added: number; changed: number };
  undone?: { sentence: string; actId: string };
}

export interface ImportRunRow {
  id: string;
  fileId: string;
  fileName: string;
  summary: ImportSummary;
  corrections: ImportCorrections;
  appliedActId: string | null;
  appliedAt: Date | null;
  jobRunId: string;
  jobKind: string;
  jobState: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  jobDone: number;
  jobTotal: number | null;
  jobMessage: string;
  personName: string;
  createdAt: Date;
}

const RUN = sql`select r.id, r.file_id as "fileId", f.name as "fileName", r.summary, r.corrections, r.applied_act_id as "appliedActId",
    (select a.at from acts a where a.region_id = r.region_id and a.id = r.applied_act_id) as "appliedAt",
    j.id as "jobRunId", j.kind as "jobKind", j.state as "jobState", j.done as "jobDone", j.total as "jobTotal", j.message as "jobMessage",
    coalesce((select p.name from persons p where p.region_id = r.region_id and p.id = r.person_id), '') as "personName", r.created_at as "createdAt"
  from import_runs r join files f on f.region_id = r.region_id and f.id = r.file_id
    join job_runs j on j.region_id = r.region_id and j.id = r.job_run_id`;

export const APPLYING = 'ledger-import-apply';

/** Held by whoever applies, to the end of the transaction: a process that dies lets go. */
export const nameApplyLock = (regionId: number): string => `import-apply:${regionId}`;

const isApplying = (row: ImportRunRow): boolean => row.jobKind === APPLYING && row.jobState === 'running';

/** An applying that says it is under way while nobody holds the lock has died with its process, and wrote nothing. */
async function parseRuns(tx: Tx, regionId: number, rows: readonly ImportRunRow[]): Promise<ImportRunRow[]> {
  const isAbandoned = rows.some(isApplying) && !(await isLockHeld(tx, nameApplyLock(regionId)));
  return rows.map((row) => ({
    ...row,
    ...(isAbandoned && isApplying(row)
      ? { jobState: 'failed' as const, jobMessage: '入账中断，没有写入任何内容' }
      : {}),
    corrections: ImportCorrections.parse(row.corrections),
  }));
}

export async function getImportRun(tx: Tx, regionId: number, importId: string): Promise<ImportRunRow> {
  const { rows } =
    await sql<ImportRunRow>`${RUN} where r.region_id = ${regionId} and r.id = ${importId}`.execute(tx);
  const [row] = await parseRuns(tx, regionId, rows);
  if (!row) throw refuse('not-found', 'IMPORT_NOT_FOUND', '没有这次导入', 'No such import', ['回到导入记录']);
  return row;
}

export async function listImportRuns(
  tx: Tx,
  regionId: number,
  before: string | undefined,
  limit: number,
): Promise<ImportRunRow[]> {
  const { rows } = await sql<ImportRunRow>`${RUN} where r.region_id = ${regionId}
    and (${before ?? null}::bigint is null or r.id < ${before ?? null}::bigint) order by r.id desc limit ${limit}`.execute(
    tx,
  );
  return parseRuns(tx, regionId, rows);
}

export async function addJobRun(
  tx: Tx,
  row: { regionId: number; personId: string; kind: string; state: 'waiting' | 'running'; message: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('job_runs')
    .values({
      region_id: row.regionId,
      kind: row.kind,
      state: row.state,
      message: row.message,
      person_id: row.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function addImportRun(
  tx: Tx,
  row: {
    regionId: number;
    personId: string;
    fileId: string;
    jobRunId: string;
    corrections: ImportCorrections;
  },
): Promise<string> {
  const summary: ImportSummary = { head: null, newestProjectId: '0' };
  const { id } = await tx
    .insertInto('import_runs')
    .values({
      region_id: row.regionId,
      file_id: row.fileId,
      person_id: row.personId,
      job_run_id: row.jobRunId,
      summary: JSON.stringify(summary),
      corrections: JSON.stringify(row.corrections),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function setImportRun(
  tx: Tx,
  regionId: number,
  importId: string,
  change: {
    summary?: ImportSummary;
    corrections?: ImportCorrections;
    appliedActId?: string;
    jobRunId?: string;
  },
): Promise<void> {
  await tx
    .updateTable('import_runs')
    .set({
      ...(change.summary ? { summary: JSON.stringify(change.summary) } : {}),
      ...(change.corrections ? { corrections: JSON.stringify(change.corrections) } : {}),
      ...(change.appliedActId ? { applied_act_id: change.appliedActId } : {}),
      ...(change.jobRunId ? { job_run_id: change.jobRunId } : {}),
    })
    .where('region_id', '=', regionId)
    .where('id', '=', importId)
    .execute();
}

export async function setJobRun(
  tx: Tx,
  regionId: number,
  jobRunId: string,
  change: {
    state?: ImportRunRow['jobState'];
    done?: number;
    total?: number;
    message?: string;
    isFinished?: boolean;
  },
): Promise<void> {
  await sql`update job_runs set state = coalesce(${change.state ?? null}, state), done = coalesce(${change.done ?? null}, done),
      total = coalesce(${change.total ?? null}, total), message = coalesce(${change.message ?? null}, message),
      finished_at = case when ${change.isFinished ?? false} then now() else finished_at end
    where region_id = ${regionId} and id = ${jobRunId}`.execute(tx);
}

export async function askToCancel(tx: Tx, regionId: number, jobRunId: string): Promise<void> {
  await sql`update job_runs set cancel_asked = true, state = case when state = 'waiting' then 'cancelled' else state end
    where region_id = ${regionId} and id = ${jobRunId} and state in ('waiting', 'running')`.execute(tx);
}

export async function isCancelAsked(tx: Tx, regionId: number, jobRunId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('job_runs')
    .select('cancel_asked')
    .where('region_id', '=', regionId)
    .where('id', '=', jobRunId)
    .executeTakeFirst();
  return row?.cancel_asked ?? false;
}

export async function clearPages(tx: Tx, regionId: number, importId: string): Promise<void> {
  await sql`delete from derived.import_pages where region_id = ${regionId} and import_id = ${importId}`.execute(
    tx,
  );
}

export async function addPages(
  tx: Tx,
  regionId: number,
  importId: string,
  pages: readonly ImportPage[],
): Promise<void> {
  for (const { part, page, body } of pages)
    await sql`insert into derived.import_pages (region_id, import_id, part, page, body)
      values (${regionId}, ${importId}, ${part}, ${page}, ${JSON.stringify(body)}::jsonb)`.execute(tx);
}

/** One page of a part, and whether another follows. */
export async function readPage<Entry>(
  tx: Tx,
  regionId: number,
  importId: string,
  part: string,
  page: number,
): Promise<{ entries: Entry[]; next: number | null }> {
  const { rows } = await sql<{ page: number; body: Entry[] | null }>`
    select page, case when page = ${page} then body end as body from derived.import_pages
    where region_id = ${regionId} and import_id = ${importId} and part = ${part} and page in (${page}, ${page + 1}) order by page`.execute(
    tx,
  );
  return {
    entries: rows.find((row) => row.page === page)?.body ?? [],
    next: rows.some((row) => row.page === page + 1) ? page + 1 : null,
  };
}

export async function listLayouts(tx: Tx, regionId: number): Promise<SheetLayout[]> {
  const rows = await tx
    .selectFrom('import_layouts')
    .select('layout')
    .where('region_id', '=', regionId)
    .execute();
  return rows.map((row) => row.layout as unknown as SheetLayout);
}

export async function keepLayouts(tx: Tx, regionId: number, layouts: readonly SheetLayout[]): Promise<void> {
  for (const layout of layouts)
    await sql`insert into import_layouts (region_id, fingerprint, layout) values (${regionId}, ${layout.fingerprint}, ${JSON.stringify(layout)}::jsonb)
      on conflict (region_id, fingerprint) do update set layout = excluded.layout, updated_at = now()`.execute(
      tx,
    );
}

/** Months whose reports are being filled. */
export async function listOpenMonths(tx: Tx, regionId: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from periods p where region_id = ${regionId} and kind = 'month' and opened_at is not null
      and not exists (select from freezes f where f.region_id = p.region_id and f.period = p.id) order by id`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}
