import type { Kysely } from 'kysely';
import { findFilingDeadline } from '#core/indicators/filing-deadline.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import { toSystemActor } from '#core/people/public.ts';
import { getPreviousPeriod } from '#core/platform/public.ts';
import {
  appendAct,
  type Ctx,
  chinaDay,
  getWorkingCalendar,
  type Tx,
  withWorker,
} from '#server/platform/public.ts';
import { listRegionIds } from '#server/progress/public.ts';
import type { DB } from '../../db/types.ts';
import { loadDefinitions } from './definitions.ts';
import { addFiling, findMonthlyFiling, hasFilings } from './filings.queries.ts';
import { findFreeze } from './freezes.queries.ts';
import { toFilingTitle } from './open-filing.ts';
import { listSourceUnits } from './source-units.ts';

/** 18:00 in China. */
const DEADLINE_HOUR = 'T10:00:00Z';

/**
 * Every night and at every start: opens the filings of the month that has ended, one for each department with indicators due then.
 * A region that has never filed begins by a department's own act. Safe to run twice.
 */
export async function openFilingsJob(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  const today = chinaDay(now);
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx)))
    await withWorker(db, regionId, (tx) => openMonth(tx, { db, regionId, today, now }));
}

interface Opening {
  db: Kysely<DB>;
  regionId: number;
  today: string;
  now: Date;
}

async function openMonth(tx: Tx, q: Opening): Promise<void> {
  const { regionId, today, now } = q;
  const period = getPreviousPeriod(today.slice(0, 7));
  if (!(await hasFilings(tx, regionId)) || (await findFreeze(tx, regionId, period))) return;
  const { indicators } = await loadDefinitions(tx, regionId, { on: today });
  const units = await listSourceUnits(tx, regionId);
  const byUnit = new Map<string, { name: string; own: Indicator[] }>();
  for (const indicator of indicators) {
    const unit = units.of(indicator);
    if (!unit) continue;
    const known = byUnit.get(unit.id) ?? { name: unit.name, own: [] };
    byUnit.set(unit.id, { ...known, own: [...known.own, indicator] });
  }
  const calendar = await getWorkingCalendar(tx);
  const opened: string[] = [];
  for (const [orgId, { name, own }] of byUnit) {
    const deadline = findFilingDeadline(own, period, calendar);
    if (deadline === null || (await findMonthlyFiling(tx, { regionId, kind: 'monthly', period, orgId })))
      continue;
    opened.push(
      await addFiling(tx, regionId, {
        ...{ kind: 'monthly', period, orgId, title: toFilingTitle(name, 'monthly', period), source: '' },
        ...{ certainty: 'preliminary', caliber: 'statistics', fileId: null },
        deadlineAt: new Date(`${deadline}${DEADLINE_HOUR}`),
      }),
    );
  }
  if (opened.length > 0)
    await appendAct(tx, toSystemCtx(q, now), 'indicator-filings-opened.v1', { period, filings: opened });
}

const toSystemCtx = ({ db, regionId, today }: Opening, now: Date): Ctx => ({
  ...{ db, actor: toSystemActor(regionId), requestId: null, address: '', sessionMark: '', today, now },
});
