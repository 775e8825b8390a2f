import type { z } from 'zod';
import type {
  FindingSeverity,
  ImportFinding,
  ImportQuestion,
  ImportRow,
  ImportRowToWrite,
  ImportStatus,
} from '#core/ledger/public.ts';
import type {
  ImportLine,
  ImportRunView,
  listImportCells,
  listImportQuestions,
} from '#core/quality/import-contract.ts';
import type { ImportCells, ImportHead } from '#core/quality/import-outcome.ts';
import { hasIssuedPlan, listMadeProjects } from '#server/ledger/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { requireImporter } from './import-access.ts';
import {
  APPLYING,
  getImportRun,
  type ImportRunRow,
  listImportRuns,
  listOpenMonths,
  readPage,
} from './import-runs.queries.ts';
import { explainStanding } from './undo-import.ts';

const RUNS_A_PAGE = 50;

function stateOf(run: ImportRunRow): ImportLine['state'] {
  if (run.summary.undone) return 'undone';
  if (run.appliedActId !== null) return 'applied';
  const { jobState } = run;
  const isBusy = jobState === 'waiting' || jobState === 'running';
  if (run.jobKind === APPLYING) return isBusy ? 'applying' : 'ready';
  if (jobState === 'waiting' || jobState === 'running') return 'working';
  return jobState === 'done' ? 'ready' : jobState;
}

function explainApply(state: ImportLine['state'], head: ImportHead | null): string {
  if (state === 'applied') return '已入账';
  if (state === 'undone') return '已撤销；再次上传以重新导入';
  if (state === 'working' || state === 'applying') return '正在处理，请稍候';
  if (head === null) return '没有比对结果，请重新比对';
  const { counts } = head;
  if (counts.new + counts.changed > 0) return '';
  if (counts.waiting > 0) return '先答复问题，再入账';
  if (counts.unchanged > 0) return '与台账一致，没有要入账的改动';
  if (counts.refused > 0) return `没有可以入账的行：${counts.refused}行全部不能导入，原因见“不能导入”`;
  const why = head.sheets.find((sheet) => !sheet.isChosen && sheet.rowCount > 0);
  return why?.reason ? `没有可以入账的行：工作表“${why.name}”${why.reason}` : '没有可以入账的行';
}

function toLine(run: ImportRunRow): ImportLine {
  const state = stateOf(run);
  const head = run.summary.head ?? null;
  const said = run.summary.undone?.sentence ?? run.summary.applied?.sentence ?? run.jobMessage;
  return {
    id: run.id,
    fileName: run.fileName,
    personName: run.personName,
    startedAt: new Date(run.createdAt).toISOString(),
    state,
    // A file that was read and gives nothing to enter says so in the list too.
    sentence:
      said === '' && state === 'ready' && head?.counts.waiting === 0 ? explainApply(state, head) : said,
    counts: head?.counts ?? null,
  };
}

export async function listImportLines(
  ctx: Ctx,
  before: string | undefined,
): Promise<{ imports: ImportLine[]; next: string | null }> {
  requireImporter(ctx);
  const runs = await withScope(ctx.db, ctx.actor, (tx) =>
    listImportRuns(tx, ctx.actor.regionId, before, RUNS_A_PAGE),
  );
  return {
    imports: runs.map(toLine),
    next: runs.length === RUNS_A_PAGE ? (runs.at(-1)?.id ?? null) : null,
  };
}

function describeApply(head: ImportHead | null, run: ImportRunRow, planKind: 'issued' | 'adjusted'): string {
  if (head === null) return '';
  const { counts } = head;
  const plan = run.corrections.settings.plan;
  const parts = [
    counts.new > 0 ? `新增${counts.new}个项目` : '',
    counts.changed > 0 ? `改动${counts.changed}个项目` : '',
    plan === null || !head.hasAnnualPlan
      ? ''
      : `按${plan.documentNumber}${planKind === 'issued' ? '下达' : '调整'}${head.year}年计划`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  const left = [
    counts.unchanged > 0 ? `${counts.unchanged}行与台账一致` : '',
    counts.waiting > 0 ? `${counts.waiting}行等待答复、不入账` : '',
    counts.refused > 0 ? `${counts.refused}行不能导入` : '',
  ].filter((part) => part !== '');
  return `${parts.join('，')}${left.length > 0 ? `；${left.join('，')}` : ''}`;
}

/** Without what only the server needs: an answer that may be null is checked against its fields to the letter. */
function toHeadView(head: ImportHead | null, openMonths: readonly string[]): ImportRunView['head'] {
  if (head === null) return null;
  const { corrections: _, layouts: __, ...shown } = head;
  // A month may have been frozen since the comparison.
  const months = shown.months.map((month) => ({ ...month, isOpen: openMonths.includes(month.period) }));
  return { ...shown, months };
}

async function toView(tx: Tx, ctx: Ctx, run: ImportRunRow): Promise<ImportRunView> {
  const line = toLine(run);
  const { head } = run.summary;
  const year = head?.year ?? Number(ctx.today.slice(0, 4));
  const planKind = (await hasIssuedPlan(tx, ctx.actor.regionId, year)) ? 'adjusted' : 'issued';
  const applyReason = explainApply(line.state, head);
  const undoReason = await explainStanding(tx, ctx.actor.regionId, run);
  return {
    ...line,
    progress: { done: run.jobDone, total: run.jobTotal, sentence: run.jobMessage },
    head: toHeadView(head, await listOpenMonths(tx, ctx.actor.regionId)),
    settings: run.corrections.settings,
    planKind,
    may: {
      correct: line.state !== 'applied' && line.state !== 'undone' && line.state !== 'applying',
      apply: applyReason === '',
      undo: undoReason === '',
      applyReason,
      undoReason,
    },
    applySentence: describeApply(head, run, planKind),
    needsReason: (head?.changedTotals ?? 0) > 0,
  };
}

export async function getImportView(ctx: Ctx, importId: string): Promise<ImportRunView> {
  requireImporter(ctx);
  return withScope(ctx.db, ctx.actor, async (tx) =>
    toView(tx, ctx, await getImportRun(tx, ctx.actor.regionId, importId)),
  );
}

function readPart<Entry>(ctx: Ctx, importId: string, part: string, page: number) {
  requireImporter(ctx);
  return withScope(ctx.db, ctx.actor, (tx) => readPage<Entry>(tx, ctx.actor.regionId, importId, part, page));
}

export async function listCells(
  ctx: Ctx,
  importId: string,
  q: { sheet: number; page: number },
): Promise<z.input<typeof listImportCells.output>> {
  const { entries, next } = await readPart<ImportCells>(ctx, importId, `cells:${q.sheet}`, q.page);
  return { rows: entries, next };
}

/** New rows of an applied import carry the project that was made of them. */
async function withMadeProjects(
  tx: Tx,
  regionId: number,
  actId: string,
  rows: ImportRowToWrite[],
): Promise<ImportRow[]> {
  const placeOf = ({ write }: ImportRowToWrite) => write.origins.name ?? { sheet: '', address: '' };
  const made = await listMadeProjects(tx, regionId, actId, rows.map(placeOf));
  return rows.map((row) => {
    const { sheet, address } = placeOf(row);
    return { ...row, projectId: made.get(`${sheet}!${address}`) ?? row.projectId };
  });
}

export async function listRows(ctx: Ctx, importId: string, q: { status: ImportStatus; page: number }) {
  requireImporter(ctx);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { appliedActId } = await getImportRun(tx, regionId, importId);
    const part = `rows:${q.status}`;
    const { entries, next } = await readPage<ImportRowToWrite>(tx, regionId, importId, part, q.page);
    const rows =
      appliedActId !== null && q.status === 'new'
        ? await withMadeProjects(tx, regionId, appliedActId, entries)
        : entries;
    return { rows, next };
  });
}

export async function listFindings(
  ctx: Ctx,
  importId: string,
  q: { severity: FindingSeverity; page: number },
) {
  const { entries, next } = await readPart<ImportFinding>(ctx, importId, `findings:${q.severity}`, q.page);
  return { findings: entries, next };
}

export async function listQuestions(
  ctx: Ctx,
  importId: string,
  page: number,
): Promise<z.input<typeof listImportQuestions.output>> {
  requireImporter(ctx);
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { corrections } = await getImportRun(tx, ctx.actor.regionId, importId);
    const { entries, next } = await readPage<ImportQuestion>(
      tx,
      ctx.actor.regionId,
      importId,
      'questions',
      page,
    );
    const questions = entries.map((one) => ({ ...one, answer: corrections.answers[one.key] ?? null }));
    return { questions, next };
  });
}
