import type { z } from 'zod';
import type { ImportCorrections, SheetCorrections } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import type { correctImport as correctImportRoute } from '#core/quality/import-contract.ts';
import { appendAudit, type Ctx, once, takeLock } from '#server/platform/public.ts';
import { requireImporter } from './import-access.ts';
import {
  APPLYING,
  addJobRun,
  askToCancel,
  getImportRun,
  type ImportRunRow,
  setImportRun,
} from './import-runs.queries.ts';
import { sendImportJob } from './start-import.ts';

type Input = z.output<typeof correctImportRoute.body>;

/** Later corrections of the same column or row replace earlier ones. */
function joinSheet(known: SheetCorrections | undefined, more: NonNullable<Input['sheet']>): SheetCorrections {
  const keyOf = ({ address, table }: SheetCorrections['columns'][number]): string =>
    `${table ?? ''}:${address}`;
  const columns = new Map((known?.columns ?? []).map((column) => [keyOf(column), column]));
  for (const column of more.columns ?? [])
    columns.set(keyOf(column), { ...columns.get(keyOf(column)), ...column });
  const rows = new Map((known?.rows ?? []).map((row) => [row.address, row]));
  for (const row of more.rows ?? []) rows.set(row.address, row);
  const head = more.head === undefined ? known?.head : more.head;
  return {
    sheet: more.sheet,
    ...(head === undefined ? {} : { head }),
    columns: [...columns.values()],
    rows: [...rows.values()],
  };
}

/** Corrections as they stand: those made by hand, and on other sheets the remembered layout that was used. */
function joinCorrections(run: ImportRunRow, input: Input): ImportCorrections {
  const { corrections, summary } = run;
  const answers = { ...corrections.answers };
  for (const [key, answer] of Object.entries(input.answers ?? {}))
    if (answer === null) delete answers[key];
    else answers[key] = answer;
  const { sheet } = input;
  const known = (name: string) =>
    corrections.sheets.find((one) => one.sheet === name) ?? summary.used?.find((one) => one.sheet === name);
  const sheets = sheet
    ? [...corrections.sheets.filter((one) => one.sheet !== sheet.sheet), joinSheet(known(sheet.sheet), sheet)]
    : corrections.sheets;
  const settings = Object.fromEntries(
    Object.entries(input.settings ?? {}).filter(([, value]) => value !== undefined),
  );
  return {
    sheets,
    chosenSheets: { ...corrections.chosenSheets, ...input.chosenSheets },
    answers,
    settings: { ...corrections.settings, ...settings },
  };
}

export function requireOpenImport(run: ImportRunRow): void {
  if (run.appliedActId !== null)
    throw refuse('not-allowed-now', 'IMPORT_NOT_NOW', '这次导入已入账', 'This import is applied already', [
      '再次上传以导入新的改动',
      '撤销这次导入',
    ]);
  if (run.jobKind === APPLYING && run.jobState === 'running')
    throw refuse('not-allowed-now', 'IMPORT_NOT_NOW', '正在入账', 'It is being applied', ['等待入账结束']);
}

/** Lays down what a person corrected or answered and compares again; a comparison under way is stopped. */
export async function correctImport(ctx: Ctx, importId: string, input: Input): Promise<{ done: boolean }> {
  requireImporter(ctx);
  return once(ctx, async (tx) => {
    const { regionId, personId } = ctx.actor;
    await takeLock(tx, `import:${regionId}:${importId}`);
    const run = await getImportRun(tx, regionId, importId);
    requireOpenImport(run);
    await askToCancel(tx, regionId, run.jobRunId);
    const jobRunId = await addJobRun(tx, {
      regionId,
      personId,
      kind: 'ledger-import',
      state: 'waiting',
      message: '等待重新比对',
    });
    await setImportRun(tx, regionId, importId, { corrections: joinCorrections(run, input), jobRunId });
    await appendAudit(tx, ctx, {
      kind: 'correct-import',
      outcome: 'ok',
      subject: `import:${importId}`,
      detail: { parts: Object.keys(input) },
    });
    await sendImportJob(tx, ctx, importId);
    return { done: true };
  });
}

/** 停止: a reading ends at once; an applying ends before its next page and leaves nothing. */
export async function cancelImport(ctx: Ctx, importId: string): Promise<{ done: boolean }> {
  requireImporter(ctx);
  return once(ctx, async (tx) => {
    const run = await getImportRun(tx, ctx.actor.regionId, importId);
    await askToCancel(tx, ctx.actor.regionId, run.jobRunId);
    await appendAudit(tx, ctx, { kind: 'cancel-import', outcome: 'ok', subject: `import:${importId}` });
    return { done: true };
  });
}
