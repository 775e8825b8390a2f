import { describe, expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '#core/enterprises/public.ts';
import { getPreviousPeriod } from '#core/platform/public.ts';
import { withScope } from '../platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { TestCounty } from '../platform/testing-county.ts';
import { codeOf } from '../reporting/testing-refusals.ts';
import { getEnterprises, getProjectEntries } from './enterprises.view.ts';
import { listEntryDuties } from './entry-duties.view.ts';
import { exportEnterprises, putEnterprises, setThresholds } from './keep-enterprises.ts';
import { recordTalk } from './record-talk.ts';
import { recordEntry, setPaper, tellFigures } from './serve-enterprise.ts';

const db = await testDatabase();

async function newPlace() {
  const county = await new TestCounty(db).open();
  const town = await county.newUnit('青石镇', 'town');
  const other = await county.newUnit('白沙镇', 'town');
  if (!county.office) throw new Error('the county has an office');
  const clerk = county.ctx(await county.newActor(county.office, ['office-clerk'], '科员'));
  const reporter = county.ctx(await county.newActor(town, ['reporter-a'], '填报员'));
  const head = county.ctx(await county.newActor(town, ['head'], '镇长'));
  const stranger = county.ctx(await county.newActor(other, ['reporter-a'], '外镇'));
  const input = {
    name: '望川示例建材厂',
    code: '',
    kind: 'industry' as const,
    sector: '建材',
    orgName: '青石镇',
    isActive: true,
  };
  await putEnterprises(clerk, { enterprises: [input] });
  const id = (await getEnterprises(clerk)).enterprises[0]?.id ?? '';
  return { county, town, clerk, reporter, head, stranger, input, id };
}

const figures = (period: string, salesYuan: string) => ({
  ...{ period, salesYuan, profitYuan: null, outputYuan: null, electricityKwh: null },
});
const thing = (id: string) => ({ thing: 'enterprises' as const, id });

describe('an enterprise on its way into statistics', () => {
  test('is registered by the office by its place, and a list with a fault is refused as a whole', async () => {
    const { clerk, reporter, input } = await newPlace();
    expect(await putEnterprises(clerk, { enterprises: [{ ...input, sector: '水泥' }] })).toEqual({
      added: 0,
      changed: 1,
    });
    expect(await codeOf(putEnterprises(clerk, { enterprises: [{ ...input, orgName: '无此镇' }] }))).toBe(
      'ENTERPRISE_LIST_WRONG',
    );
    expect(await codeOf(putEnterprises(clerk, { enterprises: [input, input] }))).toBe(
      'ENTERPRISE_LIST_WRONG',
    );
    expect(await codeOf(putEnterprises(reporter, { enterprises: [input] }))).toBe('ENTERPRISES_NOT_YOURS');
  });

  test('is told by its town; other towns do not see it, and a head tells nothing', async () => {
    const { reporter, head, stranger, clerk, id } = await newPlace();
    expect(await codeOf(tellFigures(stranger, id, figures('2026-09', '1')))).toBe('ENTERPRISE_NOT_FOUND');
    expect(await codeOf(tellFigures(head, id, figures('2026-09', '1')))).toBe('ENTERPRISE_NOT_YOURS');
    expect(await codeOf(tellFigures(reporter, id, figures('2027-01', '1')))).toBe('MONTH_NOT_BEGUN');
    await tellFigures(reporter, id, figures('2025-09', '15000000'));
    await tellFigures(reporter, id, figures('2025-12', '20000000'));
    await tellFigures(reporter, id, figures('2026-09', '15500000'));
    const [row] = (await getEnterprises(clerk)).enterprises;
    expect(row?.standing).toMatchObject({ state: 'reached', amountYuan: '20500000', lineYuan: '20000000' });
    expect((await getEnterprises(stranger)).enterprises).toEqual([]);
  });

  test('lacks papers until they are there, enters once, leaves once, on days in order', async () => {
    const { reporter, clerk, id } = await newPlace();
    await tellFigures(reporter, id, figures('2026-09', '25000000'));
    expect(await codeOf(setPaper(reporter, thing(id), { paper: '没有的要件', isThere: true }))).toBe(
      'PAPER_UNKNOWN',
    );
    expect((await setPaper(reporter, thing(id), { paper: '营业执照', isThere: true })).missing).not.toContain(
      '营业执照',
    );
    expect((await setPaper(reporter, thing(id), { paper: '营业执照', isThere: false })).missing).toContain(
      '营业执照',
    );
    const record = (kind: 'entered' | 'left', on: string) =>
      codeOf(recordEntry(reporter, thing(id), { kind, on, note: '' }));
    expect(await record('left', '2026-10-01')).toBe('ENTRY_NOT_NOW');
    expect(await record('entered', '2026-12-01')).toBe('ENTRY_DAY_WRONG');
    await recordEntry(reporter, thing(id), { kind: 'entered', on: '2026-10-01', note: '' });
    expect(await record('entered', '2026-10-02')).toBe('ENTRY_NOT_NOW');
    expect(await record('left', '2026-10-01')).toBe('ENTRY_DAY_WRONG');
    const list = await getEnterprises(clerk);
    expect(list.enterprises[0]?.standing).toMatchObject({ state: 'entered', missingPapers: [] });
    expect(list.months).toEqual([{ period: '2026-10', entered: 1, left: 0 }]);
    expect((await exportEnterprises(clerk)).content.length).toBeGreaterThan(1_000);
  });

  test('is measured by the line that the office set for the day, with its ground', async () => {
    const { clerk, reporter, id } = await newPlace();
    await tellFigures(reporter, id, figures('2026-09', '5000000'));
    const lower = DEFAULT_THRESHOLDS.thresholds.map((one) =>
      one.kind === 'industry' ? { ...one, amountYuan: '5000000' } : one,
    );
    const rules = { ...DEFAULT_THRESHOLDS, thresholds: lower };
    expect(await codeOf(setThresholds(reporter, { rules, source: '测试' }))).toBe('ENTERPRISES_NOT_YOURS');
    await setThresholds(clerk, { rules, source: '测试文件' });
    expect((await getEnterprises(clerk)).enterprises[0]?.standing.state).toBe('reached');
  });
});

test('a started project at the line is listed until its owner tells of its entry; the list asks nobody for a figure', async () => {
  const { county, town, clerk } = await newPlace();
  const project = await county.newProject(town, { totalInvestmentYuan: '80000000' });
  await db.owner
    .updateTable('projects')
    .set({ started_on: '2026-03-01' })
    .where('region_id', '=', county.regionId)
    .execute();
  const before = await getProjectEntries(clerk, {});
  expect(before.counts).toEqual({ entered: 0, reached: 1, below: 0, unknown: 0 });
  await recordEntry(
    clerk,
    { thing: 'projects', id: project.id },
    { kind: 'entered', on: '2026-05-01', note: '业主告知' },
  );
  expect((await getProjectEntries(clerk, { state: 'reached' })).projects).toEqual([]);
});

test('waits as a service for the reporters of its town alone, without a time limit', async () => {
  const { clerk, reporter, stranger, head, id } = await newPlace();
  const dutiesOf = (ctx: typeof clerk) => withScope(ctx.db, ctx.actor, (tx) => listEntryDuties(tx, ctx));
  expect(await dutiesOf(reporter)).toEqual([]);
  const last = getPreviousPeriod(reporter.today.slice(0, 7));
  const before = `${Number(last.slice(0, 4)) - 1}${last.slice(4)}`;
  await tellFigures(reporter, id, figures(`${before.slice(0, 4)}-12`, '30000000'));
  await tellFigures(reporter, id, figures(last, '0'));
  expect(await dutiesOf(reporter)).toEqual([
    {
      kind: 'service',
      count: 1,
      sentence: '1家达到起点的企业还缺入统要件，可上门帮办',
      to: '/economy/enterprises?state=reached',
    },
    { kind: 'service', count: 1, sentence: '1家企业告知的数请走访时了解', to: '/economy/enterprises' },
  ]);
  for (const other of [clerk, stranger, head]) expect(await dutiesOf(other)).toEqual([]);
});

test('a talk answers what was to be asked of that month, until a figure is told anew; help is not pressed on who does not apply', async () => {
  const { clerk, reporter, stranger, head, id } = await newPlace();
  const dutiesOf = (ctx: typeof clerk) => withScope(ctx.db, ctx.actor, (tx) => listEntryDuties(tx, ctx));
  const rowOf = async () => (await getEnterprises(clerk)).enterprises[0];
  const last = getPreviousPeriod(reporter.today.slice(0, 7));
  await tellFigures(reporter, id, figures(`${Number(last.slice(0, 4)) - 1}-12`, '30000000'));
  await tellFigures(reporter, id, figures(last, '0'));
  expect((await rowOf())?.notes).toHaveLength(1);
  const talk = { on: reporter.today, outcome: 'help' as const, note: '检修停产，下月恢复' };
  expect(await codeOf(recordTalk(stranger, id, talk))).toBe('ENTERPRISE_NOT_FOUND');
  expect(await codeOf(recordTalk(head, id, talk))).toBe('ENTERPRISE_NOT_YOURS');
  expect(await codeOf(recordTalk(reporter, id, { ...talk, on: '2099-01-01' }))).toBe('TALK_DAY_WRONG');
  await recordTalk(reporter, id, talk);
  expect(await rowOf()).toMatchObject({ notes: [], talk: { note: talk.note, outcome: 'help' } });
  expect((await dutiesOf(reporter)).map(({ to }) => to)).toEqual(['/economy/enterprises?state=reached']);
  await recordTalk(reporter, id, { ...talk, outcome: 'not-now', note: '暂不打算申报' });
  expect(await dutiesOf(reporter)).toEqual([]);
  expect((await rowOf())?.standing.state).toBe('reached');
  await tellFigures(reporter, id, { ...figures(last, '0'), outputYuan: '1', electricityKwh: '1' });
  expect((await rowOf())?.notes).toEqual([]);
  await tellFigures(reporter, id, figures(reporter.today.slice(0, 7), '0'));
  expect((await rowOf())?.notes).toHaveLength(1);
});
