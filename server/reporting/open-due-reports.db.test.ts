import { expect, test } from 'vitest';
import { DEFAULT_CALENDAR } from '#core/reporting/calendar.ts';
import { testDatabase } from '../platform/testing.ts';
import { setCalendarRules } from './calendar-rules.ts';
import { listReportingDuties } from './duties.view.ts';
import { openDueReportsJob } from './open-due-reports.job.ts';
import { newCounty } from './testing-builders.ts';
import { newMonth, type TestMonth } from './testing-month.ts';

const db = await testDatabase();

async function listOpened({ county }: TestMonth): Promise<string[]> {
  const rows = await db.owner
    .selectFrom('periods')
    .select('id')
    .where('region_id', '=', county.regionId)
    .where('opened_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function openingDuties({ county, clerk }: TestMonth, actor = clerk) {
  const duties = await listReportingDuties(county.ctx(actor));
  return duties.filter(({ kind }) => kind === 'open').map(({ sentence, to }) => [sentence, to]);
}

test('A month whose opening day passed while no server ran is opened by the next run; until then the office is told', async () => {
  const month = await newMonth(db, 1);
  month.county.now = new Date('2026-11-19T02:00:00Z');
  expect(await openingDuties(month)).toEqual([]);
  month.county.now = new Date('2026-11-22T02:00:00Z');
  expect(await openingDuties(month)).toEqual([
    ['2026年11月：开启日已过，尚未开启填报', '/reporting/calendar'],
  ]);
  expect(await openingDuties(month, month.head)).toEqual([]);
  await openDueReportsJob(db.worker, month.county.now);
  expect(await listOpened(month)).toEqual(['2026-10', '2026-11']);
  expect(await openingDuties(month)).toEqual([]);
});

test('A month that opens after its own end by the calendar is opened in the month after', async () => {
  const month = await newMonth(db, 1);
  const { monthly } = DEFAULT_CALENDAR;
  const later = (day: number) => ({ monthsLater: 1, day });
  await setCalendarRules(month.county.ctx(month.officeHead), {
    rules: {
      ...DEFAULT_CALENDAR,
      monthly: { ...monthly, opens: later(1), deadline: later(5), review: later(8) },
    },
    validFrom: '2026-10-01',
    source: '',
  });
  await openDueReportsJob(db.worker, new Date('2026-12-02T02:00:00Z'));
  expect(await listOpened(month)).toEqual(['2026-10', '2026-11']);
});

test('A month whose deadline has passed as well is not opened by itself, and the office is told', async () => {
  const month = await newMonth(db, 1);
  month.county.now = new Date('2026-12-05T02:00:00Z');
  await openDueReportsJob(db.worker, month.county.now);
  expect(await listOpened(month)).toEqual(['2026-10']);
  expect(await openingDuties(month)).toHaveLength(1);
});

test('A region that has never opened a month begins by its own act and is told of no opening day', async () => {
  const county = await newCounty(db);
  county.now = new Date('2026-11-22T02:00:00Z');
  await openDueReportsJob(db.worker, county.now);
  const clerk = await county.newOfficer('office-clerk');
  expect(await listReportingDuties(county.ctx(clerk))).toEqual([]);
});
