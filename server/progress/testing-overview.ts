// Two towns, a bureau with a bundle, two months reported and one of them frozen.
import { beforeAll } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty, type TestProject, type TestUnit } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { deriveAllProjects } from './derive-projects.ts';
import { getOverview } from './overview.view.ts';

export const db = await testDatabase();
export let county: TestCounty;
export let head: Actor;
export let clerk: Actor;
export let scoped: Actor;
export const units: TestUnit[] = [];
export const projects: TestProject[] = [];
export let bundle: TestProject;

export const view = (period: string, more: object = {}, actor = head) =>
  getOverview(county.ctx(actor), { period, split: 'unit', rows: 'top', ...more });
export const derive = (period: string, today: string) =>
  withScope(db.app, head, (tx) => deriveAllProjects(tx, { regionId: county.regionId, period, today }));
export const at = (iso: string) => {
  county.now = new Date(iso);
};

/** Two towns with two projects each, and a bundle of two parts at a bureau, reported for August and September. */
beforeAll(async () => {
  county = await newCounty(db);
  head = await county.newOfficer();
  clerk = await county.newOfficer('office-clerk');
  for (const name of ['甘溪镇', '望川街道']) units.push(await county.newUnit(name, 'town'));
  const bureau = await county.newUnit('住建局');
  scoped = await county.newActor(units[0] as TestUnit, ['head']);
  for (const unit of units)
    for (let n = 0; n < 2; n++)
      projects.push(await county.newProject(unit, { departmentOrgId: bureau.id, levels: ['省', '县'] }));
  bundle = await county.newProject(bureau, {
    name: '老旧小区改造（打捆）',
    isBundle: true,
    annualYuan: null,
    totalInvestmentYuan: '1',
  });
  const parts = [
    await county.newProject(bureau, { name: '一期', parentId: bundle.id, totalInvestmentYuan: '100000000' }),
    await county.newProject(bureau, { name: '二期', parentId: bundle.id, totalInvestmentYuan: '200000000' }),
  ];
  const paid: Record<string, string[]> = {
    '2026-08': ['80000000', '80000000', '60000000', '60000000', '40000000', '80000000'],
    '2026-09': ['90000000', '90000000', '90000000', '100000000', '50000000', '90000000'],
  };
  for (const [period, amounts] of Object.entries(paid)) {
    await county.newPeriod(period);
    const reporting = [...projects, ...parts];
    for (const [i, project] of reporting.entries())
      await county.newReport(project, units[Math.floor(i / 2)] ?? bureau, period, {
        confirmedAt: `${period}-26T00:00:00Z`,
        ytdYuan: amounts[i] ?? '0',
        monthYuan: '10000000',
      });
  }
  at('2026-08-31T02:00:00Z');
  await derive('2026-08', '2026-08-31');
  await freezePeriod(county.ctx(head), { period: '2026-08', withMissing: false });
  at('2026-10-02T02:00:00Z');
  await derive('2026-09', '2026-10-02');
});
