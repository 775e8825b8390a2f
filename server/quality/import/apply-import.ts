import type { z } from 'zod';
import { type ImportRowToWrite, namesDocument } from '#core/ledger/public.ts';
import { Refusal, refuse } from '#core/platform/public.ts';
import type { applyImport as applyImportRoute } from '#core/quality/import-contract.ts';
import {
  askForDerivation,
  findLastSerial,
  findNewestProjectId,
  listMovedOn,
  type TakeOver,
  takeOverRows,
} from '#server/ledger/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  once,
  type Tx,
  takeLock,
  withScope,
} from '#server/platform/public.ts';
import { applyPlan, listPlanned, type PlannedRow } from './apply-plan.ts';
import { requireOpenImport } from './correct-import.ts';
import { requireImporter } from './import-access.ts';
import {
  APPLYING,
  addJobRun,
  getImportRun,
  type ImportRunRow,
  isCancelAsked,
  keepLayouts,
  nameApplyLock,
  readPage,
  setImportRun,
  setJobRun,
} from './import-runs.queries.ts';

type Input = z.output<typeof applyImportRoute.body>;
type Applied = z.input<typeof applyImportRoute.output>;

const DERIVED_AT_ONCE = 2_000;

const refuseMovedOn = (details: string[] = []) =>
  refuse(
    'conflict',
    'IMPORT_LEDGER_MOVED_ON',
    '比对之后台账又有改动，没有入账',
    'The ledger has changed since the comparison; nothing was applied',
    ['重新比对后再入账'],
    details.slice(0, 50).map((name) => ({ at: name, message: '比对之后被修改' })),
  );

function requireReady(run: ImportRunRow, input: Input) {
  requireOpenImport(run);
  const { head } = run.summary;
  if (head === null || run.jobState === 'waiting' || run.jobState === 'running')
    throw refuse('not-allowed-now', 'IMPORT_NOT_NOW', '还没有比对完', 'The comparison is not finished', [
      '等待比对结束',
      '重新比对',
    ]);
  if (head.changedTotals > 0 && input.statuses.includes('changed') && !namesDocument(input.reason))
    throw refuse(
      'invalid',
      'TOTAL_INVESTMENT_NEEDS_APPROVAL',
      `有${head.changedTotals}行变更计划总投资，须写明批复文号`,
      'Changed total investments need their approval',
      ['在依据中写明批复文号', '不选这些行'],
    );
  return head;
}

interface Applying {
  tx: Tx;
  ctx: Ctx;
  run: ImportRunRow;
  jobRunId: string;
  at: TakeOver;
  done: number;
  added: number;
  changed: number;
  planned: PlannedRow[];
}

/** Beside the transaction, so that it is seen while the import is under way. */
async function noteProgress(a: Applying): Promise<void> {
  const { regionId } = a.ctx.actor;
  const isStopped = await withScope(a.ctx.db, a.ctx.actor, async (tx) => {
    await setJobRun(tx, regionId, a.jobRunId, { done: a.done });
    return isCancelAsked(tx, regionId, a.jobRunId);
  });
  if (isStopped)
    throw refuse(
      'not-allowed-now',
      'IMPORT_CANCELLED',
      '已取消，没有入账',
      'Cancelled; nothing was applied',
      ['可重新入账'],
    );
}

async function applyPart(
  a: Applying,
  status: 'new' | 'changed',
  without: ReadonlySet<string>,
): Promise<void> {
  const { tx, ctx, run } = a;
  for (let page: number | null = 0; page !== null; ) {
    const read: { entries: ImportRowToWrite[]; next: number | null } = await readPage<ImportRowToWrite>(
      tx,
      ctx.actor.regionId,
      run.id,
      `rows:${status}`,
      page,
    );
    // A part goes with its bundle: taken out together, never made without it.
    const rows = read.entries.filter(
      ({ key, write: { parent } }) =>
        !without.has(key) && !(parent?.kind === 'row' && without.has(parent.key)),
    );
    const versions = rows.flatMap(({ projectId, version }) =>
      projectId === null || version === null ? [] : [{ id: projectId, version }],
    );
    const movedOn = await listMovedOn(tx, ctx.actor.regionId, versions);
    if (movedOn.length > 0) throw refuseMovedOn(movedOn);
    await takeOverRows(tx, ctx, a.at, rows);
    a.planned.push(...listPlanned(rows, a.at.fileId));
    a.done += rows.length;
    if (status === 'new') a.added += rows.length;
    else a.changed += rows.length;
    await noteProgress(a);
    page = read.next;
  }
}

async function askForDerivations(tx: Tx, ctx: Ctx, projectIds: readonly string[]): Promise<void> {
  for (let at = 0; at < projectIds.length; at += DERIVED_AT_ONCE)
    await askForDerivation(tx, ctx, projectIds.slice(at, at + DERIVED_AT_ONCE));
}

function sayApplied(run: ImportRunRow, a: Applying, left: number, batchId: string | null): string {
  const parts = [
    a.added > 0 ? `新增${a.added}个项目` : '',
    a.changed > 0 ? `改动${a.changed}个项目` : '',
    batchId === null ? '' : `登记年度计划${a.planned.length}个`,
  ].filter((part) => part !== '');
  const what = parts.length > 0 ? parts.join('，') : '没有新增和改动';
  return `已入账：“${run.fileName}”${what}${left > 0 ? `；未导入${left}行` : ''}`;
}

async function startApplying(ctx: Ctx, run: ImportRunRow, total: number): Promise<string> {
  const { regionId, personId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const jobRunId = await addJobRun(tx, {
      regionId,
      personId,
      kind: APPLYING,
      state: 'running',
      message: '正在入账',
    });
    await setJobRun(tx, regionId, jobRunId, { total });
    await setImportRun(tx, regionId, run.id, { jobRunId });
    return jobRunId;
  });
}

async function applyIn(tx: Tx, ctx: Ctx, importId: string, input: Input, note: (jobRunId: string) => void) {
  const { regionId } = ctx.actor;
  await takeLock(tx, nameApplyLock(regionId));
  const run = await getImportRun(tx, regionId, importId);
  const head = requireReady(run, input);
  if ((await findNewestProjectId(tx, regionId)) !== run.summary.newestProjectId) throw refuseMovedOn();
  const total = input.statuses.reduce((sum, status) => sum + head.counts[status], 0);
  const jobRunId = await startApplying(ctx, run, total);
  note(jobRunId);
  const actId = await appendAct(tx, ctx, 'ledger-imported.v1', {
    importId,
    fileId: run.fileId,
    statuses: input.statuses,
    without: input.without.length,
    settings: run.corrections.settings,
    reason: input.reason,
  });
  const reason = `台账导入：${run.fileName}${input.reason === '' ? '' : `；${input.reason}`}`;
  const at: TakeOver = {
    actId,
    fileId: run.fileId,
    year: head.year,
    reason,
    projectIds: new Map(),
    madeBundles: new Map(),
    nextSerial: (await findLastSerial(tx, regionId)) + 1,
  };
  const a: Applying = { tx, ctx, run, jobRunId, at, done: 0, added: 0, changed: 0, planned: [] };
  const without = new Set(input.without);
  for (const status of ['new', 'changed'] as const)
    if (input.statuses.includes(status)) await applyPart(a, status, without);
  const { plan } = run.corrections.settings;
  const batchId = await applyPlan(tx, ctx, at, a.planned, { plan, reason: input.reason });
  const { counts } = head;
  const left = counts.new + counts.changed - a.added - a.changed + counts.waiting + counts.refused;
  const sentence = sayApplied(run, a, left, batchId);
  await keepLayouts(tx, regionId, head.layouts);
  await setImportRun(tx, regionId, importId, {
    appliedActId: actId,
    summary: { ...run.summary, applied: { sentence, batchId, added: a.added, changed: a.changed } },
  });
  await setJobRun(tx, regionId, jobRunId, {
    state: 'done',
    done: a.done,
    message: sentence,
    isFinished: true,
  });
  await appendAudit(tx, ctx, {
    kind: 'apply-import',
    outcome: 'ok',
    subject: `import:${importId}`,
    detail: { fileId: run.fileId, added: a.added, changed: a.changed, left },
  });
  await askForDerivations(tx, ctx, [...at.projectIds.values(), ...at.madeBundles.values()]);
  return { sentence, added: a.added, changed: a.changed, left, batchId };
}

/**
 * 入账: everything chosen in one transaction, or nothing. Every written field remembers its cell; the layout is remembered for
 * the next file; rows that wait for an answer or are refused stay in the workbook and are counted.
 */
export async function applyImport(ctx: Ctx, importId: string, input: Input): Promise<Applied> {
  requireImporter(ctx);
  let jobRunId: string | null = null;
  try {
    return await once(ctx, (tx) =>
      applyIn(tx, ctx, importId, input, (started) => {
        jobRunId = started;
      }),
    );
  } catch (error) {
    if (jobRunId !== null) {
      const started: string = jobRunId;
      const refusal = error instanceof Refusal ? error.body : null;
      await withScope(ctx.db, ctx.actor, (tx) =>
        setJobRun(tx, ctx.actor.regionId, started, {
          state: refusal?.code === 'IMPORT_CANCELLED' ? 'cancelled' : 'failed',
          message: refusal?.zh ?? '入账时出错，没有写入任何内容',
          isFinished: true,
        }),
      );
    }
    throw error;
  }
}
