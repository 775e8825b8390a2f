import { describe, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { DEFAULT_STEPS, FULL_STEPS, STEPS_RULEBOOK } from '#core/reporting/steps.ts';
import { testDatabase } from '../platform/testing.ts';
import { acceptReports } from './accept-reports.ts';
import { confirmReports } from './confirm-reports.ts';
import { getConfirmationView } from './confirmation.view.ts';
import { listReportingDuties } from './duties.view.ts';
import { freezePeriod } from './freeze-period.ts';
import { getGridView } from './grid.view.ts';
import { passReports } from './pass-reports.ts';
import { returnReports } from './return-reports.ts';
import { reviewReports } from './review-reports.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { fillAll, idsOf, newMonth, PERIOD, submitAll, type TestMonth, write } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';

const db = await testDatabase();

const figuresOf = (month: TestMonth) =>
  db.owner
    .selectFrom('figures')
    .select(['project_id', 'measure', 'value', 'supersedes_id', 'certainty'])
    .where('region_id', '=', month.county.regionId)
    .orderBy('id')
    .execute();

/** The unit walks the whole way of 8.1; who passes reports on before the head. */
async function walkAllSteps(month: TestMonth): Promise<Actor> {
  await db.owner
    .insertInto('rulebooks')
    .values({
      region_id: month.county.regionId,
      kind: STEPS_RULEBOOK,
      version: 1,
      valid_from: '2026-01-01',
      body: JSON.stringify({ ...DEFAULT_STEPS, otherwise: FULL_STEPS }),
      source: '试验',
      act_id: '0',
    })
    .execute();
  return month.county.newActor(month.unit, ['deputy-head'], '吴副');
}

describe('confirming', () => {
  test('enters month and cumulative of each project, a version, one chain link and the derived row', async () => {
    const month = await newMonth(db);
    await submitAll(month);
    const answer = await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
    expect(answer).toEqual({ count: 2, sentence: '已签字确认：城关镇 2026年10月，2个项目' });
    const figures = await figuresOf(month);
    expect(figures.map((f) => [f.measure, f.value])).toEqual([
      ['month_amount', '10000000.0000'],
      ['ytd_amount', '10000000.0000'],
      ['month_amount', '10000000.0000'],
      ['ytd_amount', '10000000.0000'],
    ]);
    const links = await db.owner
      .selectFrom('chain_links')
      .select(['seq', 'org_id', 'body'])
      .where('region_id', '=', month.county.regionId)
      .execute();
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ seq: 1, org_id: month.unit.id });
    expect(links[0]?.body).toMatchObject({ reports: [{ versionNo: 1 }, { versionNo: 1 }] });
    const derived = await db.owner
      .selectFrom('derived.project_progress')
      .select(['actual_yuan', 'standing'])
      .where('region_id', '=', month.county.regionId)
      .execute();
    expect(derived).toEqual([
      { actual_yuan: '10000000.00', standing: 'behind' },
      { actual_yuan: '10000000.00', standing: 'behind' },
    ]);
  });

  test('by two people at once lets one win and tells the other that it is done', async () => {
    const month = await newMonth(db);
    const deputy = await month.county.newActor(month.unit, ['head'], '周副');
    await submitAll(month);
    const both = await Promise.all(
      [month.head, deputy].map((actor) =>
        codeOf(confirmReports(month.county.ctx(actor), PERIOD, idsOf(month))),
      ),
    );
    expect(both.sort()).toEqual(['REPORT_ALREADY_CONFIRMED', 'done']);
    expect(await figuresOf(month)).toHaveLength(4);
  });

  test('twice with the same request gives the same answer and confirms once, also when both arrive together', async () => {
    const month = await newMonth(db);
    await submitAll(month);
    const again = () => confirmReports(month.county.ctx(month.head, 'same-request-1'), PERIOD, idsOf(month));
    const [first, second] = await Promise.all([again(), again()]);
    expect(second).toEqual(first);
    expect(await again()).toEqual(first);
    expect(await figuresOf(month)).toHaveLength(4);
  });

  test('is refused to the person who typed the figures, to another unit and to the office', async () => {
    const month = await newMonth(db, 1);
    const both = await month.county.newActor(month.unit, ['reporter-a', 'head'], '吴兼');
    await saveDrafts(month.county.ctx(both), {
      period: PERIOD,
      origin: 'form',
      drafts: [
        write(idsOf(month)[0] ?? '', { monthAmountYuan: '10000000', imageProgress: '完成主体结构三层' }),
      ],
    });
    await submitReports(month.county.ctx(both), PERIOD, idsOf(month));
    expect(await codeOf(confirmReports(month.county.ctx(both), PERIOD, idsOf(month)))).toBe(
      'REPORT_NOT_YOURS',
    );
    expect(await codeOf(confirmReports(month.county.ctx(month.officeHead), PERIOD, idsOf(month)))).toBe(
      'REPORT_NOT_YOURS',
    );
    const stranger = await month.county.newActor(await month.county.newUnit('水务局'), ['head']);
    expect(await codeOf(confirmReports(month.county.ctx(stranger), PERIOD, idsOf(month)))).toBe(
      'REPORT_NOT_FOUND',
    );
    expect(await codeOf(confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month)))).toBe('done');
  });

  test('a report returned to a step above the reporter waits there again, with the reason, and goes on from there', async () => {
    const month = await newMonth(db);
    const deputy = await walkAllSteps(month);
    await submitAll(month);
    await passReports(month.county.ctx(deputy), PERIOD, idsOf(month));
    const [first = ''] = idsOf(month);
    const steps = (await getConfirmationView(month.county.ctx(month.head), PERIOD, undefined)).returnTargets;
    const target = steps.find((one) => one.name === '分管负责人审');
    await returnReports(month.county.ctx(month.head), {
      period: PERIOD,
      projectIds: [first],
      target: { to: 'step', step: target?.step ?? -1 },
      reason: '请补充形象进度',
    });
    const duties = await listReportingDuties(month.county.ctx(deputy));
    expect(duties.map((duty) => [duty.kind, duty.sentence])).toEqual([['pass', '2026年10月：1个项目待审核']]);
    const page = await getConfirmationView(month.county.ctx(deputy), PERIOD, undefined);
    expect(page.rows.find((row) => row.projectId === first)).toMatchObject({
      statusLabel: '已退回（分管负责人审）',
      returnReason: '请补充形象进度',
      acts: ['pass', 'return'],
    });
    await passReports(month.county.ctx(deputy), PERIOD, [first]);
    expect((await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month))).count).toBe(2);
  });

  test('a report that is given back and comes again as it was is not shown a second time, but can be passed on and confirmed', async () => {
    const month = await newMonth(db);
    const deputy = await walkAllSteps(month);
    await submitAll(month);
    await passReports(month.county.ctx(deputy), PERIOD, idsOf(month));
    await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
    await returnReports(month.county.ctx(month.reviewer), {
      period: PERIOD,
      projectIds: idsOf(month),
      target: { to: 'step', step: 0 },
      reason: '请核对计量单',
    });
    await submitReports(month.county.ctx(month.reporter), PERIOD, idsOf(month));
    const page = await getConfirmationView(month.county.ctx(deputy), PERIOD, undefined);
    expect(page).toMatchObject({ rows: [], unchangedCount: 2, canConfirm: [] });
    expect([...page.canPass].sort()).toEqual([...idsOf(month)].sort());
    await passReports(month.county.ctx(deputy), PERIOD, page.canPass);
    expect((await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month))).count).toBe(2);
  });

  test('a figure that was returned and corrected supersedes the earlier one, and only that report is confirmed again', async () => {
    const month = await newMonth(db);
    await submitAll(month);
    const [first = ''] = idsOf(month);
    await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
    await returnReports(month.county.ctx(month.reviewer), {
      period: PERIOD,
      projectIds: [first],
      target: { to: 'step', step: 0 },
      reason: '与计量单不符',
    });
    const saved = await saveDrafts(month.county.ctx(month.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(first, { monthAmountYuan: '9000000' }, 1, '10000000')],
    });
    expect(saved.rows[0]).toMatchObject({ status: 'returned', returnReason: '与计量单不符' });
    await submitReports(month.county.ctx(month.reporter), PERIOD, [first]);
    const page = await getConfirmationView(month.county.ctx(month.head), PERIOD, undefined);
    expect(page.rows.map((r) => [r.projectId, r.changedFields])).toEqual([
      [first, ['monthAmountYuan', 'ytdAmountYuan']],
    ]);
    // The signature of the version that was given back is none of this one.
    expect(page.rows[0]?.confirmWay).toBeNull();
    expect(page.effects[0]?.sentence).toBe('完成率 8.3% → 7.5%，较计划 −75.0 → −75.8个百分点');
    await confirmReports(month.county.ctx(month.head), PERIOD, [first]);
    const own = (await figuresOf(month)).filter((f) => f.project_id === first);
    expect(own.map((f) => [f.measure, f.value, f.supersedes_id !== null])).toEqual([
      ['month_amount', '10000000.0000', false],
      ['ytd_amount', '10000000.0000', false],
      ['month_amount', '9000000.0000', true],
      ['ytd_amount', '9000000.0000', true],
    ]);
  });

  test('errors and unanswered warnings stop it with the cell they stand at', async () => {
    const month = await newMonth(db, 1);
    const [id = ''] = idsOf(month);
    await saveDrafts(month.county.ctx(month.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(id, { monthAmountYuan: '约一百万', imageProgress: '主体施工' })],
    });
    const refused = submitReports(month.county.ctx(month.reporter), PERIOD, [id]);
    await expect(refused).rejects.toMatchObject({
      body: { code: 'REPORT_HAS_ERRORS', details: [{ at: `${id}:monthAmountYuan` }] },
    });
    const grid = await getGridView(month.county.ctx(month.reporter), PERIOD, undefined);
    expect(grid.rows[0]?.cells.monthAmountYuan).toBe('约一百万');
    expect(grid.submitHint).toBe('1个项目有错误，改好后才能提交');
  });

  test('the effect that the head is shown counts what is before him, not what is still being filled', async () => {
    const month = await newMonth(db, 2);
    const [first = '', second = ''] = idsOf(month);
    const save = (id: string) =>
      saveDrafts(month.county.ctx(month.reporter), {
        period: PERIOD,
        origin: 'grid',
        drafts: [write(id, { monthAmountYuan: '1000000', imageProgress: '主体施工到三层' })],
      });
    await save(first);
    await submitReports(month.county.ctx(month.reporter), PERIOD, [first]);
    const effect = async () =>
      (await getConfirmationView(month.county.ctx(month.head), PERIOD, undefined)).effect;
    const before = await effect();
    await save(second);
    expect(await effect()).toBe(before);
    await submitReports(month.county.ctx(month.reporter), PERIOD, [second]);
    expect(await effect()).not.toBe(before);
  });

  test('a batch that one report stops names that report', async () => {
    const month = await newMonth(db, 1);
    const refused = await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month)).catch((e) => e);
    const name =
      (await getGridView(month.county.ctx(month.reporter), PERIOD, undefined)).rows[0]?.name ?? '?';
    expect(refused.body.zh).toContain(`${name}：`);
  });

  test('a project that nobody began is not called wrong beside one whose warning is not explained', async () => {
    const month = await newMonth(db, 2);
    const [id = ''] = idsOf(month);
    const hint = async () =>
      (await getGridView(month.county.ctx(month.reporter), PERIOD, undefined)).submitHint;
    expect(await hint()).toBe('2个项目还没有填');
    // More than the year's plan in one month: asked about, not refused.
    await saveDrafts(month.county.ctx(month.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(id, { monthAmountYuan: '125000000', imageProgress: '主体施工到三层' })],
    });
    expect(await hint()).toBe('1个项目有未说明的提醒');
  });
});

describe('the unit keeps its draft to itself', () => {
  test('the office and the reviewer see no figure before confirmation and all of it after', async () => {
    const month = await newMonth(db, 1);
    await fillAll(month);
    const asOffice = await getGridView(month.county.ctx(month.clerk), PERIOD, month.unit.id);
    expect(asOffice.rows[0]).toMatchObject({
      cells: { monthAmountYuan: '', imageProgress: '' },
      findings: [],
    });
    await submitReports(month.county.ctx(month.reporter), PERIOD, idsOf(month));
    await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
    const after = await getGridView(month.county.ctx(month.clerk), PERIOD, month.unit.id);
    expect(after.rows[0]?.cells.monthAmountYuan).toBe('10000000');
  });
});

describe('two reporters at once', () => {
  test('different cells are both kept; the same cell is a conflict that names both values', async () => {
    const month = await newMonth(db, 1);
    const [id = ''] = idsOf(month);
    const other = await month.county.newActor(month.unit, ['reporter-b'], '郑副');
    const save = (actor: typeof other, cells: Parameters<typeof write>[1]) =>
      saveDrafts(month.county.ctx(actor), { period: PERIOD, origin: 'grid', drafts: [write(id, cells)] });
    await save(month.reporter, { monthAmountYuan: '10000000' });
    const second = await save(other, { monthAmountYuan: '20000000', problems: '管线未迁改' });
    expect(second.conflicts).toEqual([
      {
        field: 'monthAmountYuan',
        yours: '20000000',
        theirs: '10000000',
        projectId: id,
        projectName: month.projects[0]?.name,
        fieldLabel: '本月完成',
        byName: '李填',
      },
    ]);
    expect(second.rows[0]?.cells).toMatchObject({ monthAmountYuan: '10000000', problems: '管线未迁改' });
  });
});

test('the chain goes from filling to a frozen period', async () => {
  const month = await newMonth(db);
  await submitAll(month);
  await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
  expect(
    await codeOf(
      acceptReports(month.county.ctx(month.clerk), { period: PERIOD, projectIds: idsOf(month), orgIds: [] }),
    ),
  ).toBe('REPORT_NOT_REVIEWED');
  await reviewReports(month.county.ctx(month.reviewer), PERIOD, idsOf(month));
  await acceptReports(month.county.ctx(month.clerk), {
    period: PERIOD,
    projectIds: [],
    orgIds: [month.unit.id],
  });
  const frozen = await freezePeriod(month.county.ctx(month.officeHead), {
    period: PERIOD,
    withMissing: false,
  });
  expect(frozen).toMatchObject({ projectCount: 2, missingCount: 0, sentence: '已定版：2026年10月，2个项目' });
  expect(await codeOf(confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month)))).toBe(
    'PERIOD_FROZEN',
  );
});
