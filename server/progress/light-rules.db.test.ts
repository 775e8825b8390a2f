import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { adoptLightRules } from './adopt-light-rules.ts';
import { getLightRulebook } from './derive-projects.ts';
import { getLightRules } from './light-rules.view.ts';
import { replayLightRules } from './replay-light-rules.ts';

const db = await testDatabase();
const redBelow = (value: string) => ({
  thresholds: [{ conditionId: 'progress-red', clause: 0, end: 'below' as const, value }],
  switches: [],
});
const codeOf = (work: () => Promise<unknown>): Promise<string> =>
  Promise.resolve()
    .then(work)
    .then(
      () => 'done',
      (error: { body?: { code: string } }) => error.body?.code ?? String(error),
    );

async function countyWithFrozenSeptember() {
  const county = await newCounty(db);
  const office = await county.newOfficer();
  const town = await county.newUnit('甘溪镇', 'town');
  await county.newPeriod('2026-09');
  await county.newPeriod('2026-10');
  const project = await county.newProject(town, { name: '桥', annualYuan: '120000000' });
  await county.newReport(project, town, '2026-09', {
    confirmedAt: '2026-09-26T00:00:00Z',
    ytdYuan: '67500000',
  });
  await freeze(county.regionId, town.id, project.id);
  return { county, office, project };
}

/** September as a freeze leaves it, as far as a replay reads it. */
async function freeze(regionId: number, orgId: string, projectId: string): Promise<void> {
  const { id } = await db.owner
    .insertInto('freezes')
    .values({
      region_id: regionId,
      period: '2026-09',
      year: 2026,
      // After the builders' rows, which carry the clock of the machine.
      frozen_at: '2100-01-01T00:00:00Z',
      person_name: '郑某',
      act_id: '0',
      rulebook_version: 1,
      last_figure_id: '0',
      chain_hash: '',
      previous_hash: '',
      snapshot_hash: '',
      project_count: 1,
      totals: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const flags = { is_bundle: false, is_paused: false, is_top: true, is_leaf: true };
  const due = { start_due: false, start_verified: true, resume_due: false, resumed: false };
  const counts = {
    reports_due: 1,
    reports_confirmed: 1,
    reports_on_time: 1,
    part_count: 1,
    periods_in_row: 1,
  };
  await db.owner
    .insertInto('frozen_projects')
    .values({
      region_id: regionId,
      year: 2026,
      period: '2026-09',
      project_id: projectId,
      freeze_id: id,
      code: 'P',
      name: '桥',
      serial: 1,
      nature: 'continuing',
      sector: '',
      levels: [],
      lists: [],
      tags: [],
      funding: '',
      owner_name: '',
      reporting_org_id: orgId,
      stage: 'building',
      start_state: 'verified',
      as_of: '2026-09-30',
      standing: 'behind',
      light: 'red',
      light_order: 1,
      reason: '',
      rulebook_version: 1,
      detail: '{}',
      ...flags,
      ...due,
      ...counts,
    })
    .execute();
}

test('A replay shows who would have had which light, and writes nothing', async () => {
  const { county, office, project } = await countyWithFrozenSeptember();
  const strict = await replayLightRules(county.ctx(office), { ...redBelow('0.8'), periods: 6 });
  expect(strict).toMatchObject({
    changedCount: 0,
    periods: [{ period: '2026-09', before: { red: 1 }, after: { red: 1 } }],
  });
  const lenient = await replayLightRules(county.ctx(office), { ...redBelow('0.7'), periods: 6 });
  expect(lenient.periods).toEqual([{ period: '2026-09', before: { red: 1 }, after: { yellow: 1 } }]);
  expect(lenient.changed).toMatchObject([
    { projectId: project.id, before: 'red', after: 'yellow', unitName: '甘溪镇' },
  ]);
  expect((await getLightRules(county.ctx(office))).version).toBe(1);
});

test('New rules hold from a day after the last frozen period, as the version after the shipped one', async () => {
  const { county, office } = await countyWithFrozenSeptember();
  const wish = { ...redBelow('0.7'), source: '望政办〔2026〕9号' };
  expect(await codeOf(() => adoptLightRules(county.ctx(office), { ...wish, validFrom: '2026-09-30' }))).toBe(
    'LIGHT_RULES_TOO_EARLY',
  );
  const none = { thresholds: [], switches: [], source: '望政办', validFrom: '2026-10-01' };
  expect(await codeOf(() => adoptLightRules(county.ctx(office), none))).toBe('LIGHT_RULES_UNCHANGED');
  expect(await adoptLightRules(county.ctx(office), { ...wish, validFrom: '2026-10-01' })).toEqual({
    version: 2,
  });
  const rules = await getLightRules(county.ctx(office));
  expect(rules.versions.map((v) => [v.version, v.isInForce, v.source])).toEqual([
    [2, true, '望政办〔2026〕9号'],
    [1, false, '系统默认'],
  ]);
  const versionOn = (day: string) =>
    db.owner.transaction().execute((tx) => getLightRulebook(tx, county.regionId, day));
  expect([(await versionOn('2026-09-30')).version, (await versionOn('2026-10-31')).version]).toEqual([1, 2]);
});

test('Rules are replayed by the office and adopted by its head; everybody may read them', async () => {
  const { county, office } = await countyWithFrozenSeptember();
  const clerk = await county.newOfficer('office-clerk');
  const reporter = await county.newActor(await county.newUnit('南河镇', 'town'), ['reporter-a']);
  const wish = { ...redBelow('0.7'), source: '望政办', validFrom: '2026-10-01' };
  expect(await codeOf(() => adoptLightRules(county.ctx(clerk), wish))).toBe('LIGHT_RULES_NOT_YOURS');
  expect(await codeOf(() => replayLightRules(county.ctx(clerk), { ...redBelow('0.7'), periods: 1 }))).toBe(
    'done',
  );
  expect(await codeOf(() => replayLightRules(county.ctx(reporter), { ...redBelow('0.7'), periods: 1 }))).toBe(
    'LIGHT_RULES_NOT_YOURS',
  );
  const read = await getLightRules(county.ctx(reporter));
  expect([read.mayAdopt, read.groups.length]).toEqual([false, 7]);
  expect((await getLightRules(county.ctx(office))).mayAdopt).toBe(true);
});
