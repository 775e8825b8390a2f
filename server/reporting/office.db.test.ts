import { describe, expect, test } from 'vitest';
import { DEFAULT_CALENDAR } from '#core/reporting/calendar.ts';
import { FULL_STEPS } from '#core/reporting/steps.ts';
import { testDatabase } from '../platform/testing.ts';
import { adjustPeriod } from './adjust-period.ts';
import { setCalendarRules, setSteps } from './calendar-rules.ts';
import { confirmReports } from './confirm-reports.ts';
import { listReportingDuties } from './duties.view.ts';
import { extendDeadline } from './extend-deadline.ts';
import { getGridView } from './grid.view.ts';
import { getMatrixView } from './matrix.view.ts';
import { noteReplies } from './note-replies.ts';
import { getOfficeView, getUnitReportsView } from './office.view.ts';
import { openDueReportsJob } from './open-due-reports.job.ts';
import { openPeriod } from './open-period.ts';
import { passReports } from './pass-reports.ts';
import { getPeriodsView } from './periods.view.ts';
import { remindUnits } from './remind-units.ts';
import { getReportView } from './report.view.ts';
import { getReviewView } from './review.view.ts';
import { submitReports } from './submit-reports.ts';
import { fillAll, idsOf, newMonth, PERIOD, submitAll } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';

const db = await testDatabase();

describe('opening a period', () => {
  test('takes its days from the calendar and adds only new projects when run again', async () => {
    const month = await newMonth(db, 1);
    const { periods } = await getPeriodsView(month.county.ctx(month.clerk), 2026);
    expect(periods[9]).toMatchObject({
      cutOffOn: '2026-10-25',
      deadlineAt: '2026-10-28T10:00:00.000Z',
      reviewOn: '2026-10-30',
    });
    expect(periods[10]?.openedAt).toBeNull();
    await month.county.newProject(month.unit);
    const again = await openPeriod(month.county.ctx(month.clerk), PERIOD);
    expect(again.sentence).toBe('已开启：2026年10月，新增应报报表1份');
    expect((await openPeriod(month.county.ctx(month.clerk), PERIOD)).opened).toBe(0);
  });

  test('is done by the nightly job once the opening day has come, and running it twice changes nothing', async () => {
    const month = await newMonth(db, 2);
    const count = async () =>
      (
        await db.owner
          .selectFrom('reports')
          .select('id')
          .where('region_id', '=', month.county.regionId)
          .where('period', '=', '2026-11')
          .execute()
      ).length;
    await openDueReportsJob(db.worker, new Date('2026-11-19T16:30:00Z'));
    expect(await count()).toBe(2);
    await openDueReportsJob(db.worker, new Date('2026-11-20T16:30:00Z'));
    expect(await count()).toBe(2);
  });

  test('after its deadline says what that means, or opens with a new deadline that nobody has missed', async () => {
    const month = await newMonth(db, 1);
    const { county } = month;
    county.now = new Date('2026-12-20T02:00:00Z');
    const late = await openPeriod(county.ctx(month.clerk), '2026-08');
    expect(late.sentence).toContain('报送时限已过，未签字确认的即计未报');
    county.now = new Date('2026-12-20T02:01:00Z');
    expect((await getOfficeView(county.ctx(month.clerk), '2026-08')).totals).toMatchObject({ missing: 1 });
    const fresh = await openPeriod(county.ctx(month.clerk), '2026-09', '2026-12-23T18:00:00+08:00');
    expect(fresh.sentence).toBe('已开启：2026年9月，新增应报报表1份');
    expect(fresh.period).toMatchObject({ deadlineAt: '2026-12-23T10:00:00.000Z', reviewOn: '2026-12-23' });
    const office = await getOfficeView(county.ctx(month.clerk), '2026-09');
    expect(office.totals).toMatchObject({ due: 1, missing: 0, late: 0 });
    expect(office.freezeSentence).toContain('还有1个项目未审核通过，其中1个未签字确认，定版后按未报处理');
    // Who cannot freeze is asked nothing.
    expect([office.freezeHint, office.freezeNotes]).toEqual(['由项目办主任定版', []]);
  });

  test('tells who freezes what is still open: the deadline, the units that are not through, waiting amendments', async () => {
    const month = await newMonth(db, 2);
    const office = await getOfficeView(month.county.ctx(month.officeHead), PERIOD);
    expect(office.freezeNotes).toEqual([
      '报送时限为2026年10月28日，时限未到。',
      '未审核通过的项目涉及1个单位。',
    ]);
    month.county.now = new Date('2026-11-03T02:00:00Z');
    const after = await getOfficeView(month.county.ctx(month.officeHead), PERIOD);
    expect(after.freezeNotes).toEqual(['未审核通过的项目涉及1个单位。']);
  });

  test('with a deadline before the cut-off is refused', async () => {
    const month = await newMonth(db, 1);
    const opening = openPeriod(month.county.ctx(month.clerk), '2026-11', '2026-11-02T18:00:00+08:00');
    expect(await codeOf(opening)).toBe('PERIOD_DAYS_OUT_OF_ORDER');
  });

  test('of a month that nobody owes anything is refused, and leaves it unopened', async () => {
    const month = await newMonth(db, 1);
    await db.owner
      .updateTable('projects')
      .set({ is_listed: false })
      .where('region_id', '=', month.county.regionId)
      .execute();
    expect(await codeOf(openPeriod(month.county.ctx(month.clerk), '2026-11'))).toBe('NOTHING_DUE');
    const { periods } = await getPeriodsView(month.county.ctx(month.clerk), 2026);
    expect(periods[10]?.openedAt).toBeNull();
  });

  test('by the units is refused', async () => {
    const month = await newMonth(db, 1);
    expect(await codeOf((async () => openPeriod(month.county.ctx(month.head), '2026-11'))())).toBe(
      'REPORTING_NOT_YOURS',
    );
  });
});

describe('late and missing', () => {
  test('count from the announced deadline, and an extension for a group is one act', async () => {
    const month = await newMonth(db, 2);
    const { county } = month;
    const stand = async () => (await getOfficeView(county.ctx(month.clerk), PERIOD)).totals;
    expect(await stand()).toMatchObject({ due: 2, filled: 0, late: 0, missing: 0 });
    county.now = new Date('2026-10-29T02:00:00Z');
    expect(await stand()).toMatchObject({ missing: 2 });
    await submitAll(month);
    await confirmReports(county.ctx(month.head), PERIOD, idsOf(month).slice(0, 1));
    expect(await stand()).toMatchObject({ filled: 2, confirmed: 1, late: 1, missing: 1 });
    const extended = await extendDeadline(county.ctx(month.clerk), {
      period: PERIOD,
      orgIds: [month.unit.id],
      deadlineAt: '2026-10-30T18:00:00+08:00',
      reason: '系统检修',
    });
    expect(extended.sentence).toBe('已延期：2026年10月，1个单位');
    expect(await stand()).toMatchObject({ late: 0, missing: 0 });
    const again = () =>
      extendDeadline(county.ctx(month.clerk), {
        period: PERIOD,
        orgIds: [month.unit.id],
        deadlineAt: '2026-10-29T18:00:00+08:00',
        reason: '系统检修',
      });
    expect(await codeOf(again())).toBe('EXTENSION_NOT_LATER');
    const { outsideText } = await getOfficeView(county.ctx(month.clerk), PERIOD);
    expect(outsideText).toContain('报送时限10月28日18:00已过');
    expect(outsideText).toContain('已批准延期的按延期后的时限办理');
  });

  test('a deadline brought forward counts from the moment it was announced', async () => {
    const month = await newMonth(db, 1);
    const { county } = month;
    await adjustPeriod(county.ctx(month.clerk), {
      period: PERIOD,
      cutOffOn: '2026-10-22',
      deadlineAt: '2026-10-23T18:00:00+08:00',
      reviewOn: '2026-10-30',
      forecastDeadlineAt: null,
      note: '提前',
    });
    await submitAll(month);
    await confirmReports(county.ctx(month.head), PERIOD, idsOf(month));
    const { row } = await getReportView(county.ctx(month.reporter), PERIOD, idsOf(month)[0] ?? '');
    expect(row.punctuality).toBe('on-time');
  });

  test('stand in the matrix of units and periods', async () => {
    const month = await newMonth(db, 2);
    month.county.now = new Date('2026-10-29T02:00:00Z');
    const matrix = await getMatrixView(month.county.ctx(month.clerk), PERIOD, 12);
    expect(matrix.periods).toEqual([{ period: PERIOD, isFrozen: false }]);
    expect(matrix.units).toMatchObject([
      { orgName: '城关镇', cells: [{ due: 2, missing: 2, confirmed: 0 }] },
    ]);
  });
});

describe('the office', () => {
  test('sees counts before confirmation and the reports after it', async () => {
    const month = await newMonth(db, 2);
    await submitAll(month);
    await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month).slice(0, 1));
    const view = await getUnitReportsView(month.county.ctx(month.clerk), PERIOD, month.unit.id);
    expect(view).toMatchObject({ hiddenCount: 1 });
    expect(view.rows.map((r) => r.cells.monthAmountYuan)).toEqual(['10000000']);
    const review = await getReviewView(month.county.ctx(month.reviewer), PERIOD);
    expect(review).toMatchObject({ hiddenCount: 1, canReview: true });
    expect(review.rows.map((r) => r.acts)).toEqual([['review', 'return']]);
    // What the month brought is what is reviewed: amounts and texts, not what changed since the signature.
    expect(review.rows[0]?.changedFields).toEqual(['monthAmountYuan', 'imageProgress', 'nextSteps']);
    expect(view.rows[0]?.changedFields).toContain('imageProgress');
  });

  test('records a reminder whose outside text names nobody; naming in a group is for its head', async () => {
    const month = await newMonth(db, 2);
    const remind = (actor = month.clerk, namesUnits = false) =>
      remindUnits(month.county.ctx(actor), {
        period: PERIOD,
        orgIds: [month.unit.id],
        way: 'wechat',
        namesUnits,
      });
    const { outsideText, texts, count } = await remind();
    expect(count).toBe(1);
    expect(outsideText).not.toContain('城关镇');
    expect(outsideText.length).toBeLessThanOrEqual(300);
    expect(texts[0]?.text).toBe(
      '【催报】城关镇：2026年10月重点项目进度报表还有2个项目待签字确认，请于10月28日18:00前完成。如有困难请及时与项目办联系。',
    );
    expect(await codeOf((async () => remind(month.clerk, true))())).toBe('NAMING_NOT_YOURS');
    await remind(month.officeHead, true);
    const office = await getOfficeView(month.county.ctx(month.clerk), PERIOD);
    expect(office.units[0]).toMatchObject({ reminders: 2 });
    expect(office.laggardText).toBe('');
    expect((await getOfficeView(month.county.ctx(month.officeHead), PERIOD)).laggardText).toContain('城关镇');
  });

  test('edits the calendar and the steps; later versions leave opened periods alone', async () => {
    const month = await newMonth(db, 1);
    const rules = { ...DEFAULT_CALENDAR, holidays: 'stay' as const };
    const first = await setCalendarRules(month.county.ctx(month.clerk), {
      rules,
      validFrom: '2026-10-01',
      source: '',
    });
    expect(first.version).toBe(1);
    const view = await getPeriodsView(month.county.ctx(month.clerk), 2026);
    expect(view.rules.holidays).toBe('stay');
    expect(
      await codeOf(
        (async () =>
          setCalendarRules(month.county.ctx(month.head), { rules, validFrom: '2026-10-01', source: '' }))(),
      ),
    ).toBe('REPORTING_NOT_YOURS');
  });
});

test('four steps: each is done by its own post, an empty post is passed over, the last confirms', async () => {
  const month = await newMonth(db, 1);
  const { county } = month;
  await setSteps(county.ctx(month.clerk), {
    rules: { byKind: { town: FULL_STEPS }, orgs: {}, otherwise: FULL_STEPS },
    validFrom: '2026-01-01',
  });
  const deputy = await county.newActor(month.unit, ['deputy-head'], '冯副');
  await fillAll(month);
  await submitReports(county.ctx(month.reporter), PERIOD, idsOf(month));
  const grid = await getGridView(county.ctx(deputy), PERIOD, undefined);
  expect(grid.rows[0]).toMatchObject({ status: 'submitted', step: 2, acts: ['pass', 'return'] });
  expect(grid.canPass).toEqual(idsOf(month));
  // The head is told for whom it waits, not the acts of the deputy.
  const refused = await confirmReports(county.ctx(month.head), PERIOD, idsOf(month)).catch((e: unknown) => e);
  expect(refused).toMatchObject({
    body: { code: 'REPORT_NOT_OPEN_FOR_THIS', allowed: [`等待“${FULL_STEPS[2]?.name}”这一步办理`] },
  });
  expect(await codeOf(passReports(county.ctx(month.head), PERIOD, idsOf(month)))).toBe('REPORT_NOT_YOURS');
  await passReports(county.ctx(deputy), PERIOD, idsOf(month));
  expect(await codeOf(confirmReports(county.ctx(month.head), PERIOD, idsOf(month)))).toBe('done');
});

test('duties of the day go from the reporter to the head, the reviewer and the office', async () => {
  const month = await newMonth(db, 2);
  const kinds = async (actor: typeof month.head) =>
    (await listReportingDuties(month.county.ctx(actor))).map((d) => [d.kind, d.count]);
  expect(await kinds(month.reporter)).toEqual([['fill', 2]]);
  expect(await kinds(month.head)).toEqual([]);
  await submitAll(month);
  expect(await kinds(month.reporter)).toEqual([]);
  expect(await kinds(month.head)).toEqual([['confirm', 2]]);
  await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
  expect(await kinds(month.reviewer)).toEqual([['review', 2]]);
  expect(await kinds(month.clerk)).toEqual([]);
});

test('December: the forecast is confirmed first, then given back for the year-end figure, which supersedes it', async () => {
  const month = await newMonth(db, 1);
  const { county } = month;
  const december = '2026-12';
  county.now = new Date('2026-12-16T02:00:00Z');
  await openPeriod(county.ctx(month.clerk), december);
  await submitAll(month, december);
  await confirmReports(county.ctx(month.head), december, idsOf(month));
  county.now = new Date('2026-12-21T02:00:00Z');
  await openPeriod(county.ctx(month.clerk), december);
  const { row, history } = await getReportView(county.ctx(month.reporter), december, idsOf(month)[0] ?? '');
  expect(row).toMatchObject({
    status: 'returned',
    returnReason: '预计数已收齐，请核对后报年终数',
    acts: ['save', 'submit'],
  });
  expect(history.at(-1)).toMatchObject({ personName: '报送日历', label: '退回到填报' });
  expect(row.cells.monthAmountYuan).toBe('10000000');
  await submitReports(county.ctx(month.reporter), december, idsOf(month));
  await confirmReports(county.ctx(month.head), december, idsOf(month));
  await openPeriod(county.ctx(month.clerk), december);
  const after = await getReportView(county.ctx(month.reporter), december, idsOf(month)[0] ?? '');
  expect(after.row.status).toBe('confirmed');
  const figures = await db.owner
    .selectFrom('figures')
    .select(['certainty', 'supersedes_id'])
    .where('region_id', '=', county.regionId)
    .where('measure', '=', 'ytd_amount')
    .orderBy('id')
    .execute();
  expect(figures.map((f) => [f.certainty, f.supersedes_id !== null])).toEqual([
    ['forecast', false],
    ['preliminary', true],
  ]);
});

test('replies pasted back from a group mark the unit once; a longer list pasted later adds what is new', async () => {
  const month = await newMonth(db, 1);
  const ctx = month.county.ctx(month.clerk);
  const text = '1. 城关镇 收到\n2. 某某局 收到';
  expect(await noteReplies(ctx, '2026-10', text)).toEqual({
    replied: 1,
    added: 1,
    unknown: ['2. 某某局 收到'],
  });
  expect(await noteReplies(ctx, '2026-10', text)).toMatchObject({ replied: 1, added: 0 });
  const office = await getOfficeView(ctx, '2026-10');
  expect(office.units.map(({ orgName, hasReplied }) => [orgName, hasReplied])).toEqual([['城关镇', true]]);
});

test.each(['reporter', 'head', 'reviewer'] as const)('the %s does not note replies', async (who) => {
  const month = await newMonth(db, 1);
  const run = async () => noteReplies(month.county.ctx(month[who]), '2026-10', '城关镇 收到');
  await expect(run()).rejects.toMatchObject({ body: { code: 'REPORTING_NOT_YOURS' } });
});
