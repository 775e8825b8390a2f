import { compare, getAsOfDate, getPeriodYear, isDecimalText, toFraction } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { deriveRows } from './derive-projects.ts';
import { listProjectIdsAfter } from './facts.queries.ts';
import { isKeptNow } from './kept-detail.ts';
import { listOpenPeriodsFrom, listStoredRows, PROGRESS_COLUMNS } from './progress-rows.queries.ts';

const STEP = 1_000;

const isSame = (a: unknown, b: unknown): boolean => {
  if (typeof a === 'string' && typeof b === 'string' && isDecimalText(a) && isDecimalText(b))
    return compare(toFraction(a), toFraction(b)) === 0;
  return JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
};
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sortKeys(v)]),
  );
}

/**
 * Works the derived rows of open periods out again from the ledger and names the first difference. A row of an earlier day
 * is compared as of its own day. Frozen periods are covered by the hash of their snapshot.
 */
export async function verifyDerived(
  tx: Tx,
  request: { regionId: number; today: string },
): Promise<{ rows: number; broken: { at: string; message: string } | undefined }> {
  const { regionId, today } = request;
  let checked = 0;
  for (const period of await listOpenPeriodsFrom(tx, regionId, `${getPeriodYear(today.slice(0, 7))}-01`)) {
    let after = '0';
    for (;;) {
      const projectIds = await listProjectIdsAfter(
        tx,
        { regionId, year: getPeriodYear(period) },
        after,
        STEP,
      );
      const last = projectIds.at(-1);
      if (last === undefined) break;
      const stored = new Map(
        (await listStoredRows(tx, regionId, period, projectIds)).map((r) => [String(r.project_id), r]),
      );
      const rows = await deriveRows(tx, { regionId, period, projectIds, today });
      for (const row of rows) {
        const kept = stored.get(row.project_id);
        // A row of an earlier release is renewed by the next morning's run.
        if (
          !kept ||
          kept.as_of !== getAsOfDate(period, today) ||
          !isKeptNow(kept.detail) ||
          kept.plan_basis === null
        )
          continue;
        const column = PROGRESS_COLUMNS.find((c) => !isSame(row[c], kept[c]));
        if (column)
          return {
            rows: checked,
            broken: {
              at: `${period} 项目${row.project_id} ${column}`,
              message: `应为 ${JSON.stringify(row[column])}，现为 ${JSON.stringify(kept[column])}`,
            },
          };
        checked += 1;
      }
      after = last;
    }
  }
  return { rows: checked, broken: undefined };
}
