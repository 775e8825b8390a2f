import type { z } from 'zod';
import { type FilingCell, toCellId } from '#core/indicators/filing.ts';
import type { fileStatImport as route } from '#core/indicators/import/import-contract.ts';
import { LEAVE_OUT } from '#core/indicators/import/stat-reading.ts';
import { isSameFigure } from '#core/indicators/import/stat-unit.ts';
import { type DraftBefore, NO_DRAFT } from '#core/indicators/import/take-back-cells.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { decideFiling, takeFiling } from '../filing-desk.ts';
import {
  addFiling,
  addFilingAct,
  type FilingRow,
  findMonthlyFiling,
  updateDraft,
} from '../filings.queries.ts';
import { addIndicatorIds } from '../indicators.queries.ts';
import { requireUnfiled } from './answer-import.ts';
import { loadDictionary, requireImport, requireImporter, settleRow } from './import-desk.ts';
import { addTaughtNames, type ImportRow, setFilingOfImport, setSourceFile } from './imports.queries.ts';

function requireAnswered(open: number): void {
  if (open === 0) return;
  throw refuse(
    'not-allowed-now',
    'STAT_IMPORT_OPEN_QUESTIONS',
    `还有${open}个问题没有答复`,
    `${open} questions have no answer yet`,
    ['逐个答复；不要的选“不导入”'],
  );
}

const refuseEmpty = () =>
  refuse('invalid', 'STAT_IMPORT_EMPTY', '没有要报送的新数', 'There is nothing new to file', [
    '文件里的数都已入账，或按答复不导入',
  ]);

/** Answers that name an indicator or a region are known at the next file. */
export function listTaught({ answers }: ImportRow) {
  return Object.entries(answers).flatMap(([key, code]) => {
    const [, kind, word] = /^(indicator|subject):(.+)$/.exec(key) ?? [];
    if (word === undefined || code === LEAVE_OUT) return [];
    return [{ kind: kind as 'indicator' | 'subject', word, code }];
  });
}

async function openImportFiling(tx: Tx, ctx: Ctx, row: ImportRow, codes: readonly string[]): Promise<string> {
  const { regionId, orgId, orgName } = ctx.actor;
  const wish = { kind: 'import', fileName: row.fileName, importId: row.id };
  const actId = await appendAct(tx, ctx, 'indicator-filing-opened.v1', wish);
  await addIndicatorIds(tx, regionId, [...codes], actId);
  const id = await addFiling(tx, regionId, {
    ...{
      kind: 'import',
      period: null,
      orgId,
      deadlineAt: null,
      fileId: row.fileId,
      source: row.fileName.slice(0, 200),
    },
    ...{
      title: `${orgName}导入：${row.fileName}`.slice(0, 60),
      certainty: 'preliminary',
      caliber: 'statistics',
    },
  });
  await addFilingAct(tx, ctx, {
    ...{ filingId: id, kind: 'open', fromStatus: 'open', toStatus: 'open', toStep: 0 },
    ...{ reason: '', versionId: null, actId, orgId },
  });
  await appendAudit(tx, ctx, { kind: 'indicator-filing-opened.v1', outcome: 'ok', subject: id });
  return id;
}

/** The month that all cells are of; null when there are several. */
export function findOneMonth(cells: readonly FilingCell[]): string | null {
  const months = new Set(cells.map(({ period }) => period));
  const [month] = months;
  return months.size === 1 && month !== undefined ? month : null;
}

const isOther = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && !isSameFigure(a, b);

/** A filing has one source file: places in an earlier one would lead into the wrong file. */
export const keepPlaces = (
  filing: { cells: readonly FilingCell[]; fileId: string | null },
  fileId: string | null,
): FilingCell[] => filing.cells.map((cell) => (filing.fileId === fileId ? cell : { ...cell, place: null }));

/** What was typed stays; where the file says otherwise both are named and nothing is saved. */
function joinCells(typed: readonly FilingCell[], read: readonly FilingCell[]): FilingCell[] {
  const joined = new Map(typed.map((cell) => [toCellId(cell), cell]));
  const differing = read.filter((cell) => {
    const before = joined.get(toCellId(cell));
    return before !== undefined && (isOther(before.value, cell.value) || isOther(before.growth, cell.growth));
  });
  if (differing.length > 0)
    throw refuse(
      'conflict',
      'STAT_DRAFT_DIFFERS',
      `${differing.length}格与本月报送里已填的不同，没有保存`,
      `${differing.length} cells differ from what is typed in the filing of this month`,
      ['在本月报送里改好或清空这些格后再导入', '另放进历史数据导入'],
      differing.slice(0, 200).map((cell) => ({
        at: cell.place ?? toCellId(cell),
        message: `报送里填${joined.get(toCellId(cell))?.value ?? '—'}，文件里是${cell.value ?? '—'}`,
      })),
    );
  for (const cell of read) {
    const before = joined.get(toCellId(cell));
    joined.set(toCellId(cell), {
      ...cell,
      value: cell.value ?? before?.value ?? null,
      growth: cell.growth ?? before?.growth ?? null,
      base: cell.base ?? before?.base ?? null,
    });
  }
  return [...joined.values()];
}

async function findTarget(
  tx: Tx,
  ctx: Ctx,
  row: ImportRow,
  q: { into: 'import' | 'monthly'; cells: readonly FilingCell[]; codes: readonly string[] },
): Promise<string> {
  if (q.into === 'import') return openImportFiling(tx, ctx, row, q.codes);
  const period = findOneMonth(q.cells);
  const { regionId, orgId } = ctx.actor;
  const id =
    period === null ? undefined : await findMonthlyFiling(tx, { regionId, kind: 'monthly', period, orgId });
  if (id !== undefined) return id;
  throw refuse(
    'not-found',
    'FILING_NOT_FOUND',
    '没有这个月的报送，或文件里不止一个月',
    'There is no filing of this one month',
    ['放进历史数据导入'],
  );
}

const toDraftBefore = ({ cells, fileId, source, confirmedVersionId }: FilingRow): DraftBefore => ({
  ...{ cells, fileId, source, versionId: confirmedVersionId },
});

/** Puts what was read into a filing of the unit; it is then submitted and signed like any other, and signing enters the values. */
export function fileStatImport(
  ctx: Ctx,
  id: string,
  { into }: z.output<typeof route.body>,
): Promise<{ filingId: string; sentence: string }> {
  return once(ctx, async (tx) => {
    const row = await requireImport(tx, ctx, id);
    requireImporter(ctx, row.orgId);
    requireUnfiled(row);
    const dictionary = await loadDictionary(tx, ctx);
    const settled = await settleRow(tx, ctx, row, dictionary);
    requireAnswered(
      row.reading.questions.length + settled.lines.filter(({ state }) => state === 'waiting').length,
    );
    if (settled.cells.length === 0) throw refuseEmpty();
    const codes = dictionary.indicators.map(({ code }) => code);
    const filingId = await findTarget(tx, ctx, row, { into, cells: settled.cells, codes });
    const desk = await takeFiling(tx, ctx, filingId);
    const place = decideFiling(ctx, desk, { act: 'save' });
    const cells = joinCells(keepPlaces(desk.filing, row.fileId), settled.cells);
    await updateDraft(tx, ctx, { id: filingId, cells, explanations: desk.filing.explanations, ...place });
    const { regionId } = ctx.actor;
    const source = row.fileName.slice(0, 200);
    const draftBefore = into === 'import' ? NO_DRAFT : toDraftBefore(desk.filing);
    await setSourceFile(tx, regionId, { filingId, fileId: row.fileId, source });
    await setFilingOfImport(tx, regionId, { id, filingId, draftBefore });
    const actId = await appendAct(tx, ctx, 'statistics-import-filed.v1', {
      importId: id,
      filingId,
      cells: settled.cells.length,
    });
    await addTaughtNames(tx, { regionId, actId }, listTaught(row));
    await appendAudit(tx, ctx, {
      kind: 'file-statistics-import',
      outcome: 'ok',
      subject: `statistics-import:${id}`,
      detail: { filingId },
    });
    return { filingId, sentence: `已放进报送：${settled.cells.length}个数，核对后提交` };
  });
}
