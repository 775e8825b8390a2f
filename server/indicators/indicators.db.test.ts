import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { DEFAULT_INDICATOR_RULES } from '#core/indicators/indicator-rules.ts';
import { SHIPPED_INDICATORS } from '#core/indicators/shipped-indicators.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope, withWorker } from '../platform/with-scope.ts';
import { codeOf } from '../reporting/testing-refusals.ts';
import { getBoard } from './board.view.ts';
import { confirmFiling } from './confirm-filing.ts';
import { getFiling, getFilings } from './filings.view.ts';
import { freezeIndicators } from './freeze-indicators.ts';
import { getHeatTable } from './heat.view.ts';
import { getIndicatorPage } from './indicator.view.ts';
import { moveFiling } from './move-filing.ts';
import { openFilingsJob } from './open-filings.job.ts';
import { getRevisedSince } from './revised-since.view.ts';
import { saveFiling } from './save-filing.ts';
import { getIndicatorSettings, setIndicatorRules, setIndicators } from './set-indicators.ts';
import { setSubjects } from './set-subjects.ts';
import { setTargets } from './set-targets.ts';
import { cell, newEconomy, openAs, signFiling, subject, type TestEconomy } from './testing-economy.ts';
import { indicatorLedger } from './verify-values.ts';

const db = await testDatabase();
const OUTPUT = 'industry-output';

async function figureOf({ county, clerk }: TestEconomy, period: string, code = OUTPUT) {
  const board = await getBoard(county.ctx(clerk), { period });
  return board.rows.find((row) => row.code === code);
}

describe('a filing', () => {
  test('enters its values when the head signs, and is seen on the board with growth and rank', async () => {
    const economy = await newEconomy(db);
    await signFiling(
      economy,
      economy.bureau,
      ['A', 'B', 'D', 'C'].map((place, at) => cell(OUTPUT, place, '2025-09', String(100 + at))),
      { kind: 'import' },
    );
    await signFiling(economy, economy.bureau, [
      cell(OUTPUT, 'A', '2026-09', '110'),
      cell(OUTPUT, 'B', '2026-09', '121.2'),
      cell(OUTPUT, 'C', '2026-09', '330'),
    ]);
    const row = await figureOf(economy, '2026-09');
    expect(row?.figure).toMatchObject({ value: '110', growth: '10', isGrowthPublished: false });
    expect(row?.rank).toMatchObject({ rankText: '第2位', ranked: 2, listed: 3 });
  });

  test('of an indicator that was given up stays on the boards up to its last month, and on its own page', async () => {
    const economy = await newEconomy(db);
    const { county, officeHead, clerk, bureau } = economy;
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-09', '110')]);
    const stopped = SHIPPED_INDICATORS.map((one) =>
      one.code === OUTPUT ? { ...one, until: '2026-09' } : one,
    );
    await setIndicators(county.ctx(officeHead), { package: { indicators: stopped }, source: '测试' });
    expect((await figureOf(economy, '2026-09'))?.figure.value).toBe('110');
    expect(await figureOf(economy, '2026-10')).toBeUndefined();
    const heat = await getHeatTable(county.ctx(clerk), { period: '2026-10' });
    expect(heat.indicators.map(({ indicator }) => indicator.code)).not.toContain(OUTPUT);
    const page = await getIndicatorPage(county.ctx(clerk), OUTPUT, { period: '2026-10' });
    expect(page.row.code).toBe(OUTPUT);
  });

  test('is opened once a month by its own department, and not for a month that is frozen or to come', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, town, officeHead } = economy;
    const reporter = county.ctx(bureau.reporter);
    expect(await openAs(reporter)).toBe(await openAs(reporter));
    expect(await codeOf(openAs(county.ctx(town.reporter)))).toBe('NO_INDICATORS_OF_UNIT');
    expect(await codeOf(openAs(county.ctx(bureau.head)))).toBe('FILING_NOT_YOURS');
    expect(await codeOf(openAs(reporter, { period: '2026-12' }))).toBe('MONTH_NOT_BEGUN');
    await freezeIndicators(county.ctx(officeHead), { period: '2026-08', withMissing: true });
    expect(await codeOf(openAs(reporter, { period: '2026-08' }))).toBe('FILING_MONTH_FROZEN');
  });

  test('goes its steps: nobody signs what he typed, another department sees nothing, the office accepts', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, treasury, clerk } = economy;
    const id = await openAs(county.ctx(bureau.reporter));
    const cells = [cell(OUTPUT, 'A', '2026-09', '110')];
    expect(
      await codeOf(saveFiling(county.ctx(treasury.reporter), id, { version: 0, cells, explanations: {} })),
    ).toBe('FILING_NOT_FOUND');
    expect(await codeOf(confirmFiling(county.ctx(bureau.head), id))).toBe('REPORT_NOT_OPEN_FOR_THIS');
    await saveFiling(county.ctx(bureau.reporter), id, { version: 0, cells, explanations: {} });
    expect(
      await codeOf(saveFiling(county.ctx(bureau.reporter), id, { version: 0, cells, explanations: {} })),
    ).toBe('FILING_CHANGED');
    await moveFiling(county.ctx(bureau.reporter), id, { act: 'submit' });
    expect(await codeOf(confirmFiling(county.ctx(bureau.reporter), id))).toBe('FILING_NOT_YOURS');
    await moveFiling(county.ctx(bureau.head), id, {
      act: 'return',
      target: { to: 'step', step: 0 },
      reason: '核对口径',
    });
    await moveFiling(county.ctx(bureau.reporter), id, { act: 'submit' });
    await confirmFiling(county.ctx(bureau.head), id);
    expect(await codeOf(moveFiling(county.ctx(bureau.head), id, { act: 'accept' }))).toBe('FILING_NOT_YOURS');
    await moveFiling(county.ctx(clerk), id, { act: 'accept' });
    const page = await getFiling(county.ctx(clerk), id);
    expect(page.filing.status).toBe('accepted');
    expect(page.history.map(({ kind }) => kind)).toEqual([
      'open',
      'submit',
      'return',
      'submit',
      'confirm',
      'accept',
    ]);
    expect((await getFilings(county.ctx(treasury.reporter), {})).filings).toEqual([]);
  });

  test('is not signed empty, with an error, or with a warning that nobody answered', async () => {
    const economy = await newEconomy(db);
    const { county, bureau } = economy;
    const reporter = county.ctx(bureau.reporter);
    const id = await openAs(reporter);
    await saveFiling(reporter, id, { version: 0, cells: [], explanations: {} });
    expect(await codeOf(moveFiling(reporter, id, { act: 'submit' }))).toBe('FILING_IS_EMPTY');
    await saveFiling(reporter, id, {
      version: 1,
      cells: [cell('deposits', 'A', '2026-09', '1')],
      explanations: {},
    });
    expect(await codeOf(moveFiling(reporter, id, { act: 'submit' }))).toBe('FILING_HAS_ERRORS');
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2025-09', '100')], { kind: 'import' });
    const { findings } = await saveFiling(reporter, id, {
      ...{ version: 2, cells: [cell(OUTPUT, 'A', '2026-09', '1000000')], explanations: {} },
    });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['IND-011']);
    expect(await codeOf(moveFiling(reporter, id, { act: 'submit' }))).toBe('FILING_HAS_ERRORS');
    await saveFiling(reporter, id, {
      ...{ version: 3, cells: [cell(OUTPUT, 'A', '2026-09', '1000000')] },
      explanations: { [findings[0]?.key ?? '']: '口径变更' },
    });
    expect((await moveFiling(reporter, id, { act: 'submit' })).sentence).toContain('已提交');
  });

  test('a signed value is replaced by a revision with its reason, and the frozen month keeps the old one', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, officeHead } = economy;
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-08', '90')], { period: '2026-08' });
    await freezeIndicators(county.ctx(officeHead), { period: '2026-08', withMissing: true });
    const changed = cell(OUTPUT, 'A', '2026-08', '85');
    expect(await codeOf(signFiling(economy, bureau, [changed], { kind: 'revision' }))).toBe(
      'FILING_HAS_ERRORS',
    );
    await signFiling(economy, bureau, [{ ...changed, reason: '核减重复统计' }], { kind: 'revision' });
    expect((await figureOf(economy, '2026-08'))?.figure).toMatchObject({ value: '90', revisions: 0 });
    const since = await getRevisedSince(county.ctx(economy.clerk), { period: '2026-08' });
    expect(since.revised).toMatchObject([
      { period: '2026-08', before: { value: '90' }, after: { value: changed.value }, reason: '核减重复统计' },
    ]);
    expect(await getRevisedSince(county.ctx(economy.clerk), { period: '2026-09' })).toEqual({ revised: [] });
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-09', '95')]);
    expect((await figureOf(economy, '2026-09'))?.single?.value).toBe('10');
  });
});

describe('a freeze', () => {
  test('waits for what the office has not accepted, is made by its head, once, and not behind a later one', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, clerk, officeHead } = economy;
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-09', '95')]);
    const freeze = (period: string, withMissing = false, who = officeHead) =>
      freezeIndicators(county.ctx(who), { period, withMissing });
    expect(await codeOf(freeze('2026-09', true, clerk))).toBe('FREEZE_NOT_YOURS');
    expect(await codeOf(freeze('2026-09'))).toBe('FILINGS_NOT_ACCEPTED');
    expect((await freeze('2026-09', true)).count).toBe(1);
    expect(await codeOf(freeze('2026-09', true))).toBe('MONTH_ALREADY_FROZEN');
    expect(await codeOf(freeze('2026-08', true))).toBe('LATER_MONTH_FROZEN');
  });

  test('shows a unit what it fixed; before, a unit sees its own values and no others', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, treasury, town, officeHead } = economy;
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-09', '95')]);
    await signFiling(economy, treasury, [cell('fiscal-revenue', 'A', '2026-09', '9')]);
    const seenBy = (actor: typeof town.reporter) =>
      withScope(db.app, actor, async (tx) => {
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from indicator_values
          where region_id = ${county.regionId}`.execute(tx);
        return rows[0]?.count;
      });
    expect([await seenBy(town.reporter), await seenBy(treasury.reporter)]).toEqual([0, 1]);
    await freezeIndicators(county.ctx(officeHead), { period: '2026-09', withMissing: true });
    expect([await seenBy(town.reporter), await seenBy(treasury.reporter)]).toEqual([2, 2]);
  });
});

describe('settings', () => {
  test('targets are versions with their ground: the latest counts, and the light is judged by it', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, officeHead } = economy;
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-09', '70')]);
    const target = (value: string) => ({
      ...{
        indicator: OUTPUT,
        subject: 'A',
        kind: 'budget' as const,
        value,
        growth: null,
        rank: null,
        months: null,
      },
      ...{ leadOrgId: null, supportingOrgIds: [], basis: '政府工作报告' },
    });
    await setTargets(county.ctx(officeHead), 2026, { targets: [target('90')] });
    expect((await figureOf(economy, '2026-09'))?.light).toBe('green');
    await setTargets(county.ctx(officeHead), 2026, { targets: [target('100')] });
    expect(await figureOf(economy, '2026-09')).toMatchObject({
      light: 'yellow',
      wayToGreen: ['再完成5.00亿元即达序时进度'],
    });
    expect(await codeOf(setTargets(county.ctx(bureau.head), 2026, { targets: [target('1')] }))).toBe(
      'INDICATORS_NOT_YOURS',
    );
    expect(
      await codeOf(setTargets(county.ctx(officeHead), 2026, { targets: [{ ...target('1'), subject: 'Z' }] })),
    ).toBe('TARGET_UNKNOWN');
  });

  test('limits of the lights hold from the day on; a frozen month keeps those it was frozen with, and every version says what it changed', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, officeHead } = economy;
    const office = county.ctx(officeHead);
    await setTargets(office, 2026, {
      targets: [
        {
          ...{ indicator: OUTPUT, subject: 'A', kind: 'budget', value: '100', growth: null, rank: null },
          ...{ months: null, leadOrgId: null, supportingOrgIds: [], basis: '政府工作报告' },
        },
      ],
    });
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-08', '62')], { period: '2026-08' });
    await freezeIndicators(office, { period: '2026-08', withMissing: true });
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-09', '70')]);
    const lights = async () => [
      (await figureOf(economy, '2026-08'))?.light,
      (await figureOf(economy, '2026-09'))?.light,
    ];
    expect(await lights()).toEqual(['yellow', 'yellow']);
    const { yellow } = DEFAULT_INDICATOR_RULES;
    const set = (proRataPoints: string, source: string) =>
      setIndicatorRules(office, { rules: { yellow: { ...yellow, proRataPoints } }, source });
    await set('3', '县政府常务会议');
    expect(await lights()).toEqual(['yellow', 'red']);
    await set('4.5', '县委常委会议');
    const { rulesVersions, rulesVersion } = await getIndicatorSettings(office);
    expect(rulesVersion).toBe(2);
    expect(rulesVersions).toMatchObject([
      {
        version: 2,
        source: '县委常委会议',
        changes: [{ limit: 'proRataPoints', before: '3', after: '4.5' }],
      },
      {
        version: 1,
        source: '县政府常务会议',
        changes: [{ limit: 'proRataPoints', before: '5', after: '3' }],
      },
    ]);
  });

  test('a list of subjects with a circle, a double or an unknown parent is refused as a whole', async () => {
    const { county, officeHead } = await newEconomy(db);
    const set = (...subjects: ReturnType<typeof subject>[]) =>
      setSubjects(county.ctx(officeHead), { subjects, source: '测试' });
    expect(await codeOf(set(subject('E', { parentCode: 'F' }), subject('F', { parentCode: 'E' })))).toBe(
      'SUBJECT_LIST_WRONG',
    );
    expect(await codeOf(set(subject('E'), subject('E')))).toBe('SUBJECT_LIST_WRONG');
    expect(await codeOf(set(subject('E', { parentCode: 'nobody' })))).toBe('SUBJECT_LIST_WRONG');
    expect(await set(subject('E'), subject('B', { name: '乙县' }))).toEqual({ added: 1, changed: 1 });
  });
});

describe('the ledger of values', () => {
  test('is verified against the chain and the freezes, and a changed value is named', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, officeHead } = economy;
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-09', '95')]);
    await freezeIndicators(county.ctx(officeHead), { period: '2026-09', withMissing: true });
    const verify = () =>
      withWorker(db.worker, county.regionId, (tx) => indicatorLedger.verify(tx, county.regionId));
    expect(await verify()).toEqual({ rows: 1, broken: undefined });
    await db.owner.transaction().execute(async (tx) => {
      await sql`alter table indicator_values disable trigger indicator_values_append_only`.execute(tx);
      await sql`update indicator_values set value = 96 where region_id = ${county.regionId}`.execute(tx);
    });
    expect((await verify()).broken?.message).toContain('与签字内容不符');
  });
});

describe('filings of the month that has ended', () => {
  test('are opened for every department with indicators due then, once, with a deadline on a working day', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, clerk } = economy;
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-08', '85')], { period: '2026-08' });
    await openFilingsJob(db.worker, county.now);
    await openFilingsJob(db.worker, county.now);
    const { filings } = await getFilings(county.ctx(clerk), { period: '2026-09' });
    expect(filings.map(({ orgName, status, deadlineAt }) => [orgName, status, deadlineAt])).toEqual([
      ['统计局', 'open', '2026-10-20T10:00:00.000Z'],
      ['财政局', 'open', '2026-10-05T10:00:00.000Z'],
    ]);
  });
});
