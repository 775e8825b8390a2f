import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { PROJECT_SORTS, type ProjectRowView } from '#core/progress/contract.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty, type TestUnit } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { deriveAllProjects } from './derive-projects.ts';
import { getRowTotals } from './overview.view.ts';
import { getFilterChoices, getPeriods, getProjectRows } from './project-rows.view.ts';

const db = await testDatabase();
const PERIOD = '2026-09';
let county: TestCounty;
let officer: Actor;
let town: TestUnit;
let bureau: TestUnit;
let scoped: Actor;
const names: string[] = [];

type Query = Parameters<typeof getProjectRows>[1];
const ask = (query: Partial<Query> = {}): Query => ({
  period: PERIOD,
  sort: 'serial',
  order: 'asc',
  limit: 100,
  rows: 'all',
  ...query,
});
const rows = async (query: Partial<Query>, actor = officer) =>
  (await getProjectRows(county.ctx(actor), ask(query))).rows;
const namesOf = (found: ProjectRowView[]) => found.map((r) => r.name).sort();

async function walk(query: Partial<Query>, limit = 3): Promise<ProjectRowView[]> {
  const all: ProjectRowView[] = [];
  let after: string | undefined;
  for (let page = 0; page < 100; page++) {
    const answer = await getProjectRows(county.ctx(officer), ask({ ...query, after, limit }));
    all.push(...answer.rows);
    if (!answer.next) return all;
    after = answer.next;
  }
  throw new Error('the pages never end');
}

beforeAll(async () => {
  county = await newCounty(db);
  officer = await county.newOfficer();
  town = await county.newUnit('甘溪镇', 'town');
  bureau = await county.newUnit('住建局');
  scoped = await county.newActor(town, ['reporter-a']);
  const leader = await county.newActor(bureau, ['leader'], '周某');
  await county.newPeriod(PERIOD);
  const made = [
    {
      name: '甘溪水厂扩建',
      nature: 'new',
      sector: '水利',
      levels: ['省', '县'],
      lists: ['重点'],
      ytd: '90000000',
      unit: town,
    },
    {
      name: '城北污水处理',
      nature: 'continuing',
      sector: '水利',
      levels: ['县'],
      ytd: '30000000',
      unit: bureau,
    },
    {
      name: '老旧小区改造',
      nature: 'continuing',
      sector: '城建',
      levels: ['市'],
      tags: ['民生'],
      ytd: '89000000',
      unit: bureau,
    },
    {
      name: '粮食仓储',
      nature: 'preliminary',
      sector: '农业',
      levels: [],
      annualYuan: null,
      unit: town,
      startState: 'none',
      stage: 'planned',
    },
    {
      name: '工业园标准厂房',
      nature: 'continuing',
      sector: '工业',
      levels: ['省'],
      ytd: '120000000',
      unit: town,
      responsibleOrgId: town.id,
    },
    {
      name: '中医院新院区',
      nature: 'new',
      sector: '卫生',
      levels: ['市'],
      unit: bureau,
      startState: 'reported',
      plannedStartOn: '2026-05-01',
      stage: 'preliminary',
    },
    {
      name: '县城至甘溪公路',
      nature: 'continuing',
      sector: '交通',
      levels: ['县'],
      ytd: '30000000',
      unit: bureau,
      sponsorPersonId: leader.personId,
    },
  ];
  for (const { ytd, unit, annualYuan, ...fields } of made) {
    const project = await county.newProject(unit, {
      ...fields,
      ...(annualYuan === undefined ? {} : { annualYuan }),
    });
    names.push(fields.name);
    await county.newReport(
      project,
      unit,
      PERIOD,
      ytd ? { confirmedAt: `${PERIOD}-26T00:00:00Z`, ytdYuan: ytd, monthYuan: '10000000' } : {},
    );
  }
  await withScope(db.app, officer, (tx) =>
    deriveAllProjects(tx, { regionId: county.regionId, period: PERIOD, today: '2026-10-26' }),
  );
});

describe('the list of projects', () => {
  test('gives the progress of the period with exact shares and the reason of the light', async () => {
    const [row] = await rows({ search: '城北污水' });
    expect(row).toMatchObject({
      annualPlanYuan: '120000000.00',
      actualYuan: '30000000.00',
      completionRate: '0.250000000000',
      plannedShare: '0.750000000000',
      standing: 'behind',
      light: 'red',
      unitName: '住建局',
      holes: ['缺包联领导', '缺工作专班', '缺推进方案', '缺节点计划', '缺项目专员'],
    });
    expect(row?.reason).not.toBe('');
  });

  test.each(PROJECT_SORTS.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]))(
    'every page by %s %s together gives every row exactly once, in order',
    async (sort, order) => {
      const found = await walk({ sort, order });
      expect(found.map((r) => r.name).sort()).toEqual([...names].sort());
      const whole = await rows({ sort, order });
      expect(found.map((r) => r.id)).toEqual(whole.map((r) => r.id));
    },
  );

  test.each(PROJECT_SORTS.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]))(
    'a filter by %s %s gives the rows of the whole list that it lets pass, in the same order, whatever the size of a page',
    async (sort, order) => {
      const whole = await rows({ sort, order });
      for (const [query, isIn] of [
        [{ nature: 'continuing' }, (r: ProjectRowView) => r.nature === 'continuing'],
        [{ search: '甘溪' }, (r: ProjectRowView) => r.name.includes('甘溪')],
        [{ light: 'red,grey' }, (r: ProjectRowView) => ['red', 'grey'].includes(r.light)],
      ] as const) {
        const wanted = whole.filter(isIn).map((r) => r.name);
        expect((await walk({ ...query, sort, order })).map((r) => r.name)).toEqual(wanted);
        expect((await walk({ ...query, sort, order }, 1)).map((r) => r.name)).toEqual(wanted);
      }
    },
  );

  test('the count and the sums of a list are those of the rows that the person sees', async () => {
    for (const actor of [officer, scoped]) {
      for (const query of [{}, { sector: '水利' }, { search: '甘溪' }]) {
        const shown = await rows({ ...query, rows: 'top' }, actor);
        const { total } = await getRowTotals(county.ctx(actor), { ...query, period: PERIOD, rows: 'top' });
        expect(total.projectCount).toBe(shown.length);
        const actual = shown.reduce((sum, row) => sum + Number(row.actualYuan ?? 0), 0);
        expect(Number(total.actualYuan ?? 0)).toBe(actual);
      }
    }
  });

  test('a first page that is not to wait is not counted', async () => {
    const answer = await getProjectRows(county.ctx(officer), ask({ count: 'no' }));
    expect(answer.matched).toBeNull();
    expect(answer.rows).toHaveLength(names.length);
  });

  test('rows without a figure stand last in both directions', async () => {
    for (const order of ['asc', 'desc'] as const)
      expect((await rows({ sort: 'annualPlan', order })).at(-1)?.name).toBe('粮食仓储');
  });

  test('units are sorted in the official order', async () => {
    const units = (await rows({ sort: 'unit' })).map((r) => r.unitName);
    expect(units).toEqual([...units].sort((a, b) => (a === b ? 0 : a === '甘溪镇' ? -1 : 1)));
  });

  const filters: [Partial<Query>, string[]][] = [
    [{ search: '甘溪' }, ['甘溪水厂扩建', '县城至甘溪公路']],
    [{ search: 'gxsc' }, ['甘溪水厂扩建']],
    [{ search: '100%' }, []],
    [{ sector: '水利' }, ['甘溪水厂扩建', '城北污水处理']],
    [{ sector: '水利,工业' }, ['甘溪水厂扩建', '城北污水处理', '工业园标准厂房']],
    [{ level: '省' }, ['甘溪水厂扩建', '工业园标准厂房']],
    [{ nature: 'new' }, ['甘溪水厂扩建', '中医院新院区']],
    [{ list: '重点' }, ['甘溪水厂扩建']],
    [{ tag: '民生' }, ['老旧小区改造']],
    [{ standing: 'no-plan' }, ['粮食仓储']],
    [{ standing: 'done' }, ['工业园标准厂房']],
    [{ standing: 'unreported' }, ['中医院新院区']],
    [{ light: 'blue' }, ['工业园标准厂房']],
    [{ start: 'due' }, ['中医院新院区']],
    [{ start: 'not-started' }, ['中医院新院区']],
    [{ start: 'planned' }, ['中医院新院区', '粮食仓储']],
    [{ stage: 'planned' }, ['粮食仓储']],
    [{ territoryId: '0', sector: '工业' }, []],
    [{ hole: 'leader', sector: '交通' }, []],
    [{ hole: 'team', sector: '交通' }, ['县城至甘溪公路']],
  ];
  test.each(filters)('the filter %j finds what it says', async (query, wanted) => {
    const answer = await getProjectRows(county.ctx(officer), ask(query));
    expect(namesOf(answer.rows)).toEqual([...wanted].sort());
    expect(answer.matched).toBe(wanted.length);
  });

  test('a unit filter takes several units, and a leader finds his own', async () => {
    expect(await rows({ unitId: `${town.id},${bureau.id}` })).toHaveLength(names.length);
    expect(namesOf(await rows({ territoryId: town.id }))).toEqual(['工业园标准厂房']);
    expect(namesOf(await rows({ sponsorId: '0' }))).toHaveLength(6);
  });

  test('a person of a unit sees, finds and counts only what is in his scope', async () => {
    const own = ['甘溪水厂扩建', '粮食仓储', '工业园标准厂房'].sort();
    expect(namesOf(await rows({}, scoped))).toEqual(own);
    expect(namesOf(await rows({ search: '甘溪' }, scoped))).toEqual(['甘溪水厂扩建']);
    expect(namesOf(await rows({ search: 'gy' }, scoped))).toEqual(['工业园标准厂房']);
    expect((await getProjectRows(county.ctx(scoped), ask())).matched).toBe(3);
    const whole = await rows({}, scoped);
    for (const sort of PROJECT_SORTS) {
      const sorted = (await rows({ sort }, officer)).filter((row) => own.includes(row.name));
      const seen = await rows({ sort }, scoped);
      expect(seen.map((row) => row.id)).toEqual(sorted.map((row) => row.id));
      expect(new Map(seen.map((row) => [row.id, row]))).toEqual(new Map(whole.map((row) => [row.id, row])));
    }
  });

  test('a page mark that is not ours is refused', async () => {
    await expect(rows({ after: 'abc' })).rejects.toThrow('翻页标记无效');
  });

  test('periods and choices of the filters are listed', async () => {
    expect(await getPeriods(county.ctx(officer))).toMatchObject({ current: PERIOD });
    const choices = await getFilterChoices(county.ctx(officer));
    expect(choices.levels.sort()).toEqual(['县', '市', '省'].sort());
    expect(choices.tags).toEqual(['民生']);
  });

  test('a report is not owed before its deadline has passed, and a missing one never looks better than a low one', async () => {
    const early = await newCounty(db);
    const office = await early.newOfficer();
    const unit = await early.newUnit('水务局');
    const project = await early.newProject(unit);
    await early.newPeriod('2026-10');
    await early.newReport(project, unit, '2026-10');
    const derive = (today: string) =>
      withScope(db.app, office, (tx) =>
        deriveAllProjects(tx, { regionId: early.regionId, period: '2026-10', today }),
      );
    const first = async () => (await getProjectRows(early.ctx(office), ask({ period: '2026-10' }))).rows[0];
    await derive('2026-10-26');
    expect(await first()).toMatchObject({ actualYuan: null, standing: 'unreported', light: 'grey' });
    await derive('2026-10-28');
    expect(await first()).toMatchObject({ actualYuan: null, light: 'red' });
  });
});
