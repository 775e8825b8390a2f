import type { ImportRowToWrite, MonthFigures } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import { listMadeProjects } from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { requireImporter } from './import-access.ts';
import { getImportRun, readPage } from './import-runs.queries.ts';

const TAKEN = ['new', 'changed', 'unchanged'] as const;

/** What a row of an import says of a month, beside the project that it is. */
export interface ImportedMonth {
  projectId: string;
  name: string;
  figures: MonthFigures;
}

/** The import whose month figures are asked for: applied, or with nothing to apply. */
export async function getMonthsImport(
  tx: Tx,
  ctx: Ctx,
  importId: string,
): Promise<{ fileId: string; fileName: string; appliedActId: string | null }> {
  requireImporter(ctx);
  const { fileId, fileName, appliedActId, summary } = await getImportRun(tx, ctx.actor.regionId, importId);
  const { head } = summary;
  const isDone = appliedActId !== null || (head !== null && head.counts.new + head.counts.changed === 0);
  if (!isDone || summary.undone)
    throw refuse(
      'not-allowed-now',
      'IMPORT_NOT_NOW',
      '这次导入还没有入账',
      'This import is not applied yet',
      ['先入账，再带入填报草稿'],
    );
  return { fileId, fileName, appliedActId };
}

/** Rows with figures of that month, a page of the import at a time; rows that became no project are passed over. */
export async function* readImportedMonths(
  tx: Tx,
  regionId: number,
  importId: string,
  run: { appliedActId: string | null; period: string },
): AsyncGenerator<ImportedMonth[]> {
  for (const status of TAKEN)
    for (let page: number | null = 0; page !== null; ) {
      const read: { entries: ImportRowToWrite[]; next: number | null } = await readPage<ImportRowToWrite>(
        tx,
        regionId,
        importId,
        `rows:${status}`,
        page,
      );
      page = read.next;
      const rows = read.entries.filter((row) => row.write.month?.period === run.period);
      if (rows.length > 0) yield await findProjects(tx, regionId, run.appliedActId, rows);
    }
}

async function findProjects(
  tx: Tx,
  regionId: number,
  appliedActId: string | null,
  rows: readonly ImportRowToWrite[],
): Promise<ImportedMonth[]> {
  const placeOf = ({ write }: ImportRowToWrite) => write.origins.name ?? { sheet: '', address: '' };
  const made =
    appliedActId === null
      ? new Map<string, string>()
      : await listMadeProjects(tx, regionId, appliedActId, rows.map(placeOf));
  return rows.flatMap((row) => {
    const { sheet, address } = placeOf(row);
    const projectId = row.projectId ?? made.get(`${sheet}!${address}`);
    const figures = row.write.month;
    return projectId && figures ? [{ projectId, name: row.name, figures }] : [];
  });
}
