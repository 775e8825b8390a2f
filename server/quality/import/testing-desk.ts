// For tests: the project office's desk with three units, a small ledger, and the ways of an import.
import type { Actor } from '#core/people/public.ts';
import {
  applyImport as applyImportRoute,
  correctImport as correctImportRoute,
} from '#core/quality/import-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import type { testDatabase } from '../../platform/testing.ts';
import { newCounty, type TestCounty, type TestUnit } from '../../platform/testing-county.ts';
import { applyImport } from './apply-import.ts';
import { correctImport } from './correct-import.ts';
import { importRunJob } from './import-run.job.ts';
import { startImport } from './start-import.ts';

type TestDatabase = Awaited<ReturnType<typeof testDatabase>>;

export const HEAD =
  ',,,,,,,,,（单位：万元）\n序号,项目代码,项目名称,建设性质,行业,责任单位,计划总投资,截至上年底累计完成投资,2026年计划投资,计划竣工时间';
export const LINES = [
  '1,2604-140000-01-01-000001,河西产业园标准厂房项目,新建,产业,住建局,12000,0,5000,2027年6月',
  '2,2504-140000-01-01-000002,城区供水管网改造工程,续建,市政,水务局,8600.5,3200,4000,2026年12月',
  '3,,东山风电场项目,续建,能源,东山镇,56000,21000,18000,2027年12月底',
];
export const book = (lines: string[], head = HEAD) =>
  Buffer.from(`望川县2026年重点项目台账\n${head}\n${lines.join('\n')}\n`);

export interface Desk {
  db: TestDatabase;
  county: TestCounty;
  clerk: Actor;
  units: Record<string, TestUnit>;
  ctx: (requestId?: string | null) => Ctx;
}

export async function openDesk(db: TestDatabase): Promise<Desk> {
  const county = await newCounty(db);
  const units: Record<string, TestUnit> = {};
  for (const [name, kind] of [
    ['住建局', 'department'],
    ['水务局', 'department'],
    ['东山镇', 'town'],
  ] as const)
    units[name] = await county.newUnit(name, kind);
  const clerk = await county.newOfficer('office-clerk');
  return { db, county, clerk, units, ctx: (requestId = null) => county.ctx(clerk, requestId) };
}

/** Uploads and lets the worker's own code do its work. */
export async function upload(desk: Desk, content: Buffer, name = '台账.csv'): Promise<string> {
  const { importId } = await startImport(desk.ctx(), { name, content });
  await work(desk, importId);
  return importId;
}

export const work = (desk: Desk, importId: string) =>
  importRunJob(desk.db.worker, {
    kind: 'ledger-import',
    regionId: desk.county.regionId,
    importId,
    today: desk.ctx().today,
  });

export async function correct(desk: Desk, importId: string, body: object): Promise<void> {
  await correctImport(desk.ctx(), importId, correctImportRoute.body.parse(body));
  await work(desk, importId);
}

export const apply = (desk: Desk, importId: string, body: object = {}, requestId: string | null = null) =>
  applyImport(desk.ctx(requestId), importId, applyImportRoute.body.parse(body));
