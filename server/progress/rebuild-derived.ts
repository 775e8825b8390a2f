import type { Kysely } from 'kysely';
import { getPeriodYear } from '#core/platform/public.ts';
import { chinaDay, type DerivedTable, nameRules, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { deriveAllProjects } from './derive-projects.ts';
import { listOpenPeriodsFrom, listRegionIds } from './progress-rows.queries.ts';
import { findRules, keepRules } from './worked-out-by.queries.ts';

export interface Rebuilt {
  rebuilt: { regionId: number; period: string; projects: number }[];
  others: { regionId: number; table: string; rows: number }[];
}

/** Works everything of schema `derived` out again from the ledger: rows of open periods, then the tables of the capabilities. */
export async function rebuildDerived(
  db: Kysely<DB>,
  tables: readonly DerivedTable[],
  today: string,
  onProgress: (period: string, projects: number) => void = () => undefined,
): Promise<Rebuilt> {
  const done: Rebuilt = { rebuilt: [], others: [] };
  const from = `${getPeriodYear(today.slice(0, 7))}-01`;
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
    for (const period of await withWorker(db, regionId, (tx) => listOpenPeriodsFrom(tx, regionId, from))) {
      const projects = await withWorker(db, regionId, (tx) =>
        deriveAllProjects(tx, { regionId, period, today }, (n) => onProgress(period, n)),
      );
      done.rebuilt.push({ regionId, period, projects });
    }
    for (const table of tables) {
      const rows = await withWorker(db, regionId, (tx) => table.rebuild(tx, regionId));
      done.others.push({ regionId, table: table.zh, rows });
    }
  }
  return done;
}

/** What an earlier version worked out follows its rules; the first worker of this version works it out anew. Safe to run twice. */
export async function rebuildAfterUpgrade(
  db: Kysely<DB>,
  tables: readonly DerivedTable[],
  now: Date = new Date(),
  rules: string = nameRules(),
): Promise<boolean> {
  const known = await withWorker(db, 0, findRules);
  const isOther = known !== undefined && known !== rules;
  if (isOther) await rebuildDerived(db, tables, chinaDay(now));
  if (known !== rules) await withWorker(db, 0, (tx) => keepRules(tx, rules));
  return isOther;
}
