import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import type { exportLedger as exportLedgerRoute } from '#core/exchange/contract.ts';
import { LEDGER_COLUMNS, type LedgerExportRow, toChineseNumber } from '#core/exchange/ledger-columns.ts';
import { formatPeriod, fromYuan, sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import { type LedgerSheet, renderXlsxStream, type SheetRow } from '#server/documents/public.ts';
import { appendAudit, type Ctx, type Tx, withScope, withSnapshot } from '#server/platform/public.ts';
import { getPeriodState } from '#server/progress/public.ts';
import {
  type ExportGroupRow,
  type LedgerExportQuery,
  listExportGroups,
  readExportRows,
} from './ledger-export.queries.ts';

type ExportInput = z.output<typeof exportLedgerRoute.query>;
type Sums = Pick<
  ExportGroupRow,
  'totalInvestmentYuan' | 'baseYuan' | 'annualPlanYuan' | 'monthYuan' | 'actualYuan'
>;

const plus = (values: (string | null)[]): string | null => {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : toDecimalText(sumOf(given.map((value) => toFraction(value))), 2);
};

function addUp(groups: readonly ExportGroupRow[]): Sums {
  const of = (key: keyof Sums) => plus(groups.map((group) => group[key]));
  return {
    totalInvestmentYuan: of('totalInvestmentYuan'),
    baseYuan: of('baseYuan'),
    annualPlanYuan: of('annualPlanYuan'),
    monthYuan: of('monthYuan'),
    actualYuan: of('actualYuan'),
  };
}

function toSumRow(role: 'subtotal' | 'total', serial: string, label: string, sums: Sums): SheetRow {
  return {
    role,
    cells: LEDGER_COLUMNS.map((column) => {
      if (column.field === 'serial') return serial;
      if (column.field === 'name') return label;
      const yuan = column.sums ? column.sums(sums as unknown as LedgerExportRow) : null;
      return yuan === null ? null : fromYuan(yuan, 'wan');
    }),
  };
}

const countWord = (projects: number, parts: number): string =>
  parts > 0 ? `${projects}个，另列子项目${parts}个` : `${projects}个`;

export async function* listSheetRows(tx: Tx, q: LedgerExportQuery): AsyncGenerator<SheetRow> {
  const groups = await listExportGroups(tx, q);
  const sumsOf = new Map(groups.map((group) => [group.groupKey, group]));
  const count = (key: 'projects' | 'parts') => groups.reduce((sum, group) => sum + group[key], 0);
  if (groups.length > 0)
    yield toSumRow('total', '', `合计（${countWord(count('projects'), count('parts'))}）`, addUp(groups));
  let open: string | null = null;
  let number = 0;
  let serial = 0;
  for await (const row of readExportRows(tx, q)) {
    const sums = sumsOf.get(row.groupKey);
    if (q.group !== 'none' && row.groupKey !== open && sums) {
      open = row.groupKey;
      number += 1;
      const label = `${row.groupName}（${countWord(sums.projects, sums.parts)}）`;
      yield toSumRow('subtotal', `${toChineseNumber(number)}、`, label, sums);
    }
    serial += 1;
    yield { role: 'data', cells: LEDGER_COLUMNS.map((column) => column.pick(row, serial)) };
  }
}

export function buildSheet(title: string, madeBy: string): LedgerSheet {
  return {
    sheetName: '台账',
    title,
    madeBy,
    unitNote: '单位：万元',
    columns: LEDGER_COLUMNS.map((column) => ({
      heads: [...column.heads],
      widthLetters: column.widthLetters,
      kind: column.kind,
      digits: null,
      align: column.align,
    })),
    frozenColumns: 2,
    notes: [],
    paper: 'a3',
    landscape: true,
  };
}

/** The ledger as Excel, streamed out of one snapshot: exactly the rows that the filter shows. */
export async function exportLedger(
  ctx: Ctx,
  input: ExportInput,
): Promise<{ name: string; content: Readable }> {
  const { period, group, sort, order, rows, ...filter } = input;
  const out = new PassThrough();
  let tell: (name: string) => void = () => undefined;
  const named = new Promise<string>((resolve) => {
    tell = resolve;
  });
  // Recorded before the first row goes out: an export that is stopped midway has shown rows all the same.
  await withScope(ctx.db, ctx.actor, async (tx) => {
    await getPeriodState(tx, ctx, period);
    await appendAudit(tx, ctx, { kind: 'export-ledger', outcome: 'ok', subject: `period:${period}` });
  });
  const work = withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const state = await getPeriodState(tx, ctx, period);
    const title = `重点项目台账（${formatPeriod(period)}${state.isFrozen ? '' : '，未定版'}）`;
    tell(`${title}.xlsx`);
    const q: LedgerExportQuery = {
      regionId: ctx.actor.regionId,
      period,
      from: state.isFrozen ? 'frozen' : 'open',
      filter,
      rows,
      group,
      sort,
      order,
      isScoped: ctx.actor.sees === 'scoped',
    };
    const sheet = buildSheet(title, `填报单位：${ctx.actor.orgName}`);
    await pipeline(renderXlsxStream(sheet, listSheetRows(tx, q)), out);
  });
  // A refusal comes before the first byte; a later fault cuts the stream off, so that no half file passes for whole.
  work.catch((error: unknown) => out.listenerCount('error') > 0 && out.destroy(error as Error));
  const name = await Promise.race([named, work.then(() => named)]);
  // Whoever reads adds its own; without one a fault of a stream that nobody reads would end the program.
  out.on('error', () => undefined);
  return { name, content: out };
}
