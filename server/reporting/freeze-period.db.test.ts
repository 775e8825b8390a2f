import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { buildFreezeLink } from '#core/reporting/chain-body.ts';
import { CHAIN_START, linkHash } from '../platform/chain.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { acceptReports } from './accept-reports.ts';
import { listAmendedFigures } from './amendments.queries.ts';
import { getAmendmentsView } from './amendments.view.ts';
import { confirmReports } from './confirm-reports.ts';
import { decideAmendment } from './decide-amendment.ts';
import { hashSnapshot } from './freeze.queries.ts';
import { freezePeriod } from './freeze-period.ts';
import { openPeriod } from './open-period.ts';
import { requestAmendment } from './request-amendment.ts';
import { submitReports } from './submit-reports.ts';
import { fillAll, idsOf, newMonth, PERIOD, submitAll, type TestMonth } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';

const db = await testDatabase();

async function acceptAll(month: TestMonth, period = PERIOD): Promise<void> {
  await confirmReports(month.county.ctx(month.head), period, idsOf(month));
  await acceptReports(month.county.ctx(month.clerk), {
    period,
    projectIds: [],
    orgIds: [month.unit.id],
    withoutReviewReason: '复核逾期',
  });
}

async function frozenMonth(): Promise<TestMonth> {
  const month = await newMonth(db);
  await submitAll(month);
  await acceptAll(month);
  await freezePeriod(month.county.ctx(month.officeHead), { period: PERIOD, withMissing: false });
  return month;
}

const frozenRows = (month: TestMonth, period = PERIOD) =>
  db.owner
    .selectFrom('frozen_projects')
    .selectAll()
    .where('region_id', '=', month.county.regionId)
    .where('period', '=', period)
    .orderBy('project_id')
    .execute();

describe('freezing', () => {
  test('keeps each project as of the end of the period with the version and the figure that it stands on', async () => {
    const month = await frozenMonth();
    const rows = await frozenRows(month);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      as_of: '2026-10-31',
      actual_yuan: '10000000.00',
      confirm_way: 'online',
      confirmed_by: '王长',
      light: 'red',
    });
    expect(rows[0]?.version_id).not.toBeNull();
    const figure = await db.owner
      .selectFrom('figures')
      .select(['measure', 'value'])
      .where('id', '=', rows[0]?.ytd_figure_id ?? '0')
      .executeTakeFirst();
    expect(figure).toEqual({ measure: 'ytd_amount', value: '10000000.0000' });
    const groups = await db.owner
      .selectFrom('frozen_groups')
      .select('split')
      .where('region_id', '=', month.county.regionId)
      .execute();
    expect(groups.map((g) => g.split)).toContain('total');
  });

  test('stores the hash of all chain heads with the freeze before it', async () => {
    const month = await frozenMonth();
    const { regionId } = month.county;
    const freeze = await db.owner
      .selectFrom('freezes')
      .selectAll()
      .where('region_id', '=', regionId)
      .executeTakeFirstOrThrow();
    const heads = await db.owner
      .selectFrom('chain_heads')
      .selectAll()
      .where('region_id', '=', regionId)
      .execute();
    const body = buildFreezeLink({
      period: PERIOD,
      previousHash: CHAIN_START,
      snapshotHash: freeze.snapshot_hash,
      heads: heads.map((h) => ({ orgId: h.org_id, seq: h.seq, hash: h.hash })),
    });
    expect(freeze.chain_hash).toBe(linkHash(CHAIN_START, body));
    const recomputed = await withScope(db.app, month.officeHead, (tx) => hashSnapshot(tx, regionId, PERIOD));
    expect(recomputed).toBe(freeze.snapshot_hash);
  });

  test('is refused while reports are not accepted, names them, and is possible with the missing ones by choice', async () => {
    const month = await newMonth(db);
    await fillAll(month);
    await submitReports(month.county.ctx(month.reporter), PERIOD, idsOf(month).slice(0, 1));
    const freeze = (withMissing: boolean) =>
      freezePeriod(month.county.ctx(month.officeHead), { period: PERIOD, withMissing });
    await expect(freeze(false)).rejects.toMatchObject({
      body: {
        code: 'FREEZE_NOT_ALL_ACCEPTED',
        details: [
          { at: '城关镇', message: `${month.projects[0]?.name}：单位审核中` },
          { at: '城关镇', message: `${month.projects[1]?.name}：填报中` },
        ],
      },
    });
    month.county.now = new Date('2026-11-02T02:00:00Z');
    expect(await freeze(true)).toMatchObject({ projectCount: 2, missingCount: 2 });
    const [row] = await frozenRows(month);
    expect(row).toMatchObject({
      actual_yuan: null,
      standing: 'unreported',
      reports_due: 1,
      reports_confirmed: 0,
    });
  });

  test('belongs to the head of the project office alone', async () => {
    const month = await newMonth(db);
    for (const actor of [month.clerk, month.head, month.reviewer])
      expect(
        await codeOf(
          (async () => freezePeriod(month.county.ctx(actor), { period: PERIOD, withMissing: true }))(),
        ),
      ).toBe('FREEZE_NOT_YOURS');
  });

  test('twice, or an earlier period left open, is refused clearly', async () => {
    const month = await frozenMonth();
    const again = freezePeriod(month.county.ctx(month.officeHead), { period: PERIOD, withMissing: true });
    expect(await codeOf(again)).toBe('PERIOD_FROZEN');
    await openPeriod(month.county.ctx(month.officeHead), '2026-11');
    await openPeriod(month.county.ctx(month.officeHead), '2026-12');
    const later = freezePeriod(month.county.ctx(month.officeHead), { period: '2026-12', withMissing: true });
    expect(await codeOf(later)).toBe('FREEZE_EARLIER_FIRST');
  });

  test('a confirmation that arrives during the freeze is either in it or refused', async () => {
    const month = await newMonth(db);
    await submitAll(month);
    const [confirmed, frozen] = await Promise.all([
      codeOf(confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month))),
      codeOf(freezePeriod(month.county.ctx(month.officeHead), { period: PERIOD, withMissing: true })),
    ]);
    expect(frozen).toBe('done');
    const rows = await frozenRows(month);
    const withFigures = rows.filter((r) => r.actual_yuan !== null).length;
    expect([confirmed, withFigures]).toEqual(confirmed === 'done' ? ['done', 2] : ['PERIOD_FROZEN', 0]);
  });

  test('leaves no way to change what was frozen', async () => {
    const month = await frozenMonth();
    await expect(
      sql`update frozen_projects set actual_yuan = 1 where region_id = ${month.county.regionId}`.execute(
        db.owner,
      ),
    ).rejects.toThrow(/append-only/);
  });
});

describe('an amendment after the freeze', () => {
  const ask = (month: TestMonth, newValue = '12000000') =>
    requestAmendment(month.county.ctx(month.reporter), {
      projectId: idsOf(month)[0] ?? '',
      period: PERIOD,
      measure: 'month_amount',
      newValue,
      reason: '漏报一笔设备款',
    });

  test('supersedes the figure and its cumulative, and leaves the frozen period as it was', async () => {
    const month = await frozenMonth();
    await openPeriod(month.county.ctx(month.officeHead), '2026-11');
    const before = await frozenRows(month);
    const { amendmentId } = await ask(month);
    const { sentence } = await decideAmendment(month.county.ctx(month.officeHead), {
      amendmentId,
      decision: 'approved',
      opinion: '同意',
    });
    expect(sentence).toBe(`已批准更正：${month.projects[0]?.name} 2026年10月`);
    expect(await frozenRows(month)).toEqual(before);
    const november = await db.owner
      .selectFrom('derived.project_progress')
      .select('actual_yuan')
      .where('region_id', '=', month.county.regionId)
      .where('period', '=', '2026-11')
      .where('project_id', '=', idsOf(month)[0] ?? '')
      .executeTakeFirst();
    expect(november).toEqual({ actual_yuan: '12000000.00' });
    const shown = await withScope(db.app, month.reporter, (tx) =>
      listAmendedFigures(tx, { regionId: month.county.regionId, periods: [PERIOD] }),
    );
    expect(shown).toMatchObject([{ measure: 'month_amount', frozen_value: '10000000', value: '12000000' }]);
    const list = await getAmendmentsView(month.county.ctx(month.reporter), { period: PERIOD });
    expect(list.amendments).toMatchObject([
      {
        oldValue: '10000000',
        newValue: '12000000',
        requestedByName: '李填',
        approverName: '孙主任',
        decision: 'approved',
      },
    ]);
    const links = await db.owner
      .selectFrom('chain_links')
      .select('seq')
      .where('region_id', '=', month.county.regionId)
      .where('period', '=', PERIOD)
      .execute();
    expect(links).toHaveLength(2);
  });

  test('refused changes no figure; decided twice, asked twice or decided by the asker is refused', async () => {
    const month = await frozenMonth();
    const { amendmentId } = await ask(month);
    expect(await codeOf(ask(month, '13000000'))).toBe('AMENDMENT_WAITING');
    const decide = (actor = month.officeHead) =>
      decideAmendment(month.county.ctx(actor), { amendmentId, decision: 'refused', opinion: '依据不足' });
    expect(await codeOf(decide(month.clerk))).toBe('AMENDMENT_NOT_YOURS');
    await decide();
    expect(await codeOf(decide())).toBe('AMENDMENT_DECIDED');
    const figures = await db.owner
      .selectFrom('figures')
      .select('id')
      .where('region_id', '=', month.county.regionId)
      .execute();
    expect(figures).toHaveLength(4);
    const own = await requestAmendment(month.county.ctx(month.officeHead), {
      projectId: idsOf(month)[0] ?? '',
      period: PERIOD,
      measure: 'ytd_amount',
      newValue: '11000000',
      reason: '年报核对更正',
    });
    const self = decideAmendment(month.county.ctx(month.officeHead), {
      amendmentId: own.amendmentId,
      decision: 'approved',
      opinion: '',
    });
    expect(await codeOf(self)).toBe('AMENDMENT_SELF');
  });

  test('keeps to the blocking checks at entry', async () => {
    const month = await frozenMonth();
    const wrong = (measure: 'image_percent' | 'ytd_amount', newValue: string) =>
      codeOf(
        requestAmendment(month.county.ctx(month.reporter), {
          projectId: idsOf(month)[0] ?? '',
          period: PERIOD,
          measure,
          newValue,
          reason: '误填，予以更正',
        }),
      );
    expect(await wrong('image_percent', '180')).toBe('AMENDMENT_VALUE_WRONG');
    expect(await wrong('ytd_amount', '-1')).toBe('AMENDMENT_VALUE_WRONG');
    expect(await wrong('ytd_amount', '9999999990000')).toBe('AMENDMENT_VALUE_WRONG');
  });

  test('is refused before the freeze and to another unit', async () => {
    const month = await newMonth(db);
    expect(await codeOf(ask(month))).toBe('PERIOD_NOT_FROZEN');
    const frozen = await frozenMonth();
    const stranger = await frozen.county.newActor(await frozen.county.newUnit('水务局'), ['reporter-a']);
    const foreign = requestAmendment(frozen.county.ctx(stranger), {
      projectId: idsOf(frozen)[0] ?? '',
      period: PERIOD,
      measure: 'month_amount',
      newValue: '1',
      reason: '试一试改别人的',
    });
    expect(await codeOf(foreign)).toBe('AMENDMENT_NOT_YOURS');
  });
});
