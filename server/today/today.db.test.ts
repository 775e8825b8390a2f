import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Role } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty } from '../platform/testing-county.ts';
import { closeHandover, openHandover, signHandover } from './hand-over.ts';
import { writeHandover } from './handover-workbook.ts';
import { getHandover, getHandovers, previewHandover } from './handovers.view.ts';
import { getStartsToVerify } from './starts.view.ts';
import { getToday } from './today.view.ts';

const db = await testDatabase();
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

/** Acts on reports; the builders' own rows carry the clock of the machine. */
const actsOf = (today: { changes: { kind: string; sentence: string }[] }): string[] =>
  today.changes.filter((c) => c.kind === 'return').map((c) => c.sentence);

async function countyInOctober() {
  const county = await newCounty(db);
  const town = await county.newUnit('甘溪镇', 'town');
  const reporter = await county.newActor(town, ['reporter-a'], '周某');
  await county.newPeriod('2026-10');
  const project = await county.newProject(town, { name: '桥' });
  await county.newReport(project, town, '2026-10');
  return { county, town, reporter, project };
}

describe('今日', () => {
  test('says to a reporter what he has to fill and until when', async () => {
    const { county, reporter } = await countyInOctober();
    const today = await getToday(county.ctx(reporter));
    expect(today.duties).toMatchObject([
      { kind: 'fill', count: 1, isLate: false, dueAt: '2026-10-27T10:00:00.000Z' },
    ]);
    expect(today.isReportingUnit).toBe(true);
    expect(today.leader).toBeNull();
  });

  test.each(['53100', '25006'])(
    'is read also while nothing can be written (%s); the visit is noted when there is room again',
    async (code) => {
      const { county, reporter } = await countyInOctober();
      await sql`create function no_room() returns trigger language plpgsql as
      ${sql.raw(`$$ begin raise exception 'could not extend file' using errcode = '${code}'; end $$`)}`.execute(
        db.owner,
      );
      await sql`create trigger full_disk before insert or update on last_visits
        for each row execute function no_room()`.execute(db.owner);
      const today = await getToday(county.ctx(reporter)).finally(() =>
        sql`drop function no_room cascade`.execute(db.owner),
      );
      expect(today).toMatchObject({ isFirstVisit: true, duties: [{ kind: 'fill', count: 1 }] });
      const noted = () =>
        db.owner
          .selectFrom('last_visits')
          .where('person_id', '=', reporter.personId)
          .select('since')
          .execute();
      expect(await noted()).toEqual([]);
      await getToday(county.ctx(reporter));
      expect(await noted()).toHaveLength(1);
    },
  );

  test('says nothing to somebody of another unit', async () => {
    const { county } = await countyInOctober();
    const other = await county.newActor(await county.newUnit('南河镇', 'town'), ['reporter-a']);
    const today = await getToday(county.ctx(other));
    expect([today.duties, actsOf(today), today.isReportingUnit]).toEqual([[], [], false]);
  });

  test('lists reported starts to the office and the trade’s reviewer, never to the unit that reported them', async () => {
    const county = await newCounty(db);
    const [bureau, town] = [await county.newUnit('住建局'), await county.newUnit('甘溪镇', 'town')];
    await county.newProject(town, { name: '新桥', startState: 'reported', departmentOrgId: bureau.id });
    const startsOf = async (unit: typeof bureau, roles: Role[]) => {
      const actor = await county.newActor(unit, roles);
      const { projectIds } = { projectIds: await related(county.regionId, unit.id, actor.personId) };
      return (await getStartsToVerify(county.ctx({ ...actor, projectIds }))).starts.map((s) => s.name);
    };
    expect(await startsOf(bureau, ['reviewer'])).toEqual(['新桥']);
    expect(await startsOf(bureau, ['head'])).toEqual([]);
    expect(await startsOf(town, ['reporter-a'])).toEqual([]);
    const office = await county.newOfficer();
    expect((await getStartsToVerify(county.ctx(office))).starts).toMatchObject([
      { name: '新桥', unitName: '甘溪镇' },
    ]);
    const duties = (await getToday(county.ctx(office))).duties.filter((d) => d.kind !== 'set-up');
    expect(duties).toMatchObject([{ kind: 'verify-start', count: 1 }]);
  });

  test('tells what others did since the last visit, once, and not what one did oneself', async () => {
    const { county, reporter, town } = await countyInOctober();
    const head = await county.newActor(town, ['head'], '王某');
    await expect(getToday(county.ctx(reporter))).resolves.toMatchObject({ isFirstVisit: true });
    await county.db.owner
      .insertInto('report_acts')
      .values({
        region_id: county.regionId,
        report_id: (await reportOf(county.regionId)).id,
        project_id: (await reportOf(county.regionId)).project_id,
        period: '2026-10',
        kind: 'return',
        from_status: 'submitted',
        to_status: 'returned',
        person_id: head.personId,
        person_name: '王某',
        org_name: '甘溪镇',
        post_title: '镇长',
        act_id: '0',
        at: '2026-10-26T08:00:00Z',
      })
      .execute();
    const at = (text: string) => ({ ...county.ctx(reporter), now: new Date(text) });
    const first = await getToday(at('2026-10-26T09:00:00Z'));
    expect(actsOf(first)).toEqual(['甘溪镇王某退回2026年10月1个项目']);
    expect(actsOf(await getToday({ ...county.ctx(head), now: new Date('2026-10-26T09:00:00Z') }))).toEqual(
      [],
    );
    expect(actsOf(await getToday(at('2026-10-26T10:00:00Z')))).toHaveLength(1);
    const next = await getToday(at('2026-10-27T09:00:00Z'));
    expect(actsOf(next)).toEqual([]);
    expect(next).toMatchObject({ isFirstVisit: false, since: '2026-10-26T10:00:00.000Z' });
  });

  test('shows a liaison his leader', async () => {
    const county = await newCounty(db);
    const office = await county.newUnit('县政府办');
    const leader = await county.newActor(office, ['leader'], '陈某');
    const liaison = {
      ...(await county.newActor(office, ['liaison'])),
      sees: 'region' as const,
      forPersonId: leader.personId,
    };
    expect((await getToday(county.ctx(liaison))).leader).toMatchObject({
      name: '陈某',
      personId: leader.personId,
    });
    expect((await getToday(county.ctx(leader))).leader).toMatchObject({ personId: leader.personId });
  });
});

const reportOf = (regionId: number) =>
  db.owner
    .selectFrom('reports')
    .select(['id', 'project_id'])
    .where('region_id', '=', regionId)
    .executeTakeFirstOrThrow();
async function related(regionId: number, orgId: string, _personId: string): Promise<string[]> {
  const rows = await db.owner
    .selectFrom('projects')
    .select('id')
    .where('region_id', '=', regionId)
    .where('department_org_id', '=', orgId)
    .execute();
  return rows.map((r) => r.id);
}

describe('A handover sheet', () => {
  async function leaving() {
    const { county, town, reporter } = await countyInOctober();
    const successor = await county.newActor(town, ['reporter-b'], '吴某');
    const admin = await county.newActor(town, ['unit-admin'], '管某');
    const wish = {
      orgId: town.id,
      fromPersonId: reporter.personId,
      toPersonId: successor.personId,
      reason: '调离',
    };
    return { county, town, reporter, successor, admin, wish };
  }
  const rolesOf = async (personId: string) =>
    (
      await db.owner
        .selectFrom('posts')
        .select('role')
        .where('person_id', '=', personId)
        .where('valid_to', 'is', null)
        .execute()
    ).map((r) => r.role);

  test('keeps posts and open matters of the moment, is signed by both, and then the posts pass over', async () => {
    const { county, reporter, successor, admin, wish } = await leaving();
    const { handoverId } = await openHandover(county.ctx(admin), wish);
    const { handover } = await getHandover(county.ctx(reporter), handoverId);
    expect(handover).toMatchObject({
      fromName: '周某',
      toName: '吴某',
      recordedBy: admin.personName,
      posts: [{ role: 'reporter-a' }],
      items: [{ matter: '2026年10月：1个项目待填报', due: '2026-10-27' }],
      may: { signFrom: true, signTo: false, recordPaper: false, close: false },
    });
    expect((await getToday(county.ctx(successor))).duties.map((d) => d.kind)).toContain('handover');
    expect(await codeOf(closeHandover(county.ctx(admin), handoverId))).toBe('HANDOVER_UNSIGNED');
    await signHandover(county.ctx(reporter), handoverId, { side: 'from', way: 'online' });
    await signHandover(county.ctx(admin), handoverId, { side: 'to', way: 'paper' });
    expect(await codeOf(closeHandover(county.ctx(successor), handoverId))).toBe('HANDOVER_NOT_YOURS');
    expect(await closeHandover(county.ctx(admin), handoverId)).toEqual({ ended: 1, given: 1 });
    expect([await rolesOf(reporter.personId), await rolesOf(successor.personId)]).toEqual([
      [],
      ['reporter-b', 'reporter-a'],
    ]);
    const after = (await getHandover(county.ctx(admin), handoverId)).handover;
    expect(after.signatures.map((s) => [s.side, s.way, s.personName, s.recordedByName])).toEqual([
      ['from', 'online', '周某', ''],
      ['to', 'paper', '吴某', '管某'],
      ['closed', 'online', '管某', ''],
    ]);
  });

  test('is opened once, by somebody who may give the posts, between two people of the unit', async () => {
    const { county, reporter, successor, admin, wish } = await leaving();
    const other = await county.newActor(await county.newUnit('南河镇', 'town'), ['unit-admin']);
    expect(await codeOf(openHandover(county.ctx(other), wish))).toBe('HANDOVER_NOT_YOURS');
    expect(await codeOf(openHandover(county.ctx(successor), wish))).toBe('HANDOVER_NOT_YOURS');
    expect(await codeOf(openHandover(county.ctx(admin), { ...wish, toPersonId: reporter.personId }))).toBe(
      'HANDOVER_TO_SELF',
    );
    expect(await codeOf(openHandover(county.ctx(admin), { ...wish, toPersonId: other.personId }))).toBe(
      'HANDOVER_NO_POST',
    );
    await openHandover(county.ctx(admin), wish);
    expect(await codeOf(openHandover(county.ctx(admin), wish))).toBe('HANDOVER_OPEN_ALREADY');
    expect((await getHandovers(county.ctx(other))).handovers).toEqual([]);
    expect((await getHandovers(county.ctx(admin))).handovers).toHaveLength(1);
  });

  test('opened by a system administrator, who sees no business, holds what the leaver began all the same', async () => {
    const { county, town, reporter, wish } = await leaving();
    await db.owner
      .updateTable('reports')
      .set({ status: 'draft', draft_by: reporter.personId })
      .where('region_id', '=', county.regionId)
      .execute();
    const keeper = await county.newActor(town, ['system-admin']);
    expect(keeper.sees).toBe('administration');
    const { items } = await previewHandover(county.ctx(keeper), reporter.personId, wish.orgId);
    expect(items.map((item) => item.matter)).toContain('1份填报草稿未提交');
  });

  test('shows the successors of the unit before it is opened, and comes out as a workbook', async () => {
    const { county, successor, admin, reporter, wish } = await leaving();
    const preview = await previewHandover(county.ctx(admin), reporter.personId, wish.orgId);
    expect(preview.successors.map((s) => s.personId).sort()).toEqual(
      [successor.personId, admin.personId].sort(),
    );
    const { handoverId } = await openHandover(county.ctx(admin), wish);
    const { name, content } = await writeHandover(county.ctx(admin), handoverId);
    expect(name).toMatch(/^交接单-周某-\d{4}-\d{2}-\d{2}\.xlsx$/);
    expect(content.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('a new county', () => {
  const pagesOf = async (ctx: Parameters<typeof getToday>[0]) =>
    (await getToday(ctx)).duties.filter((d) => d.kind === 'set-up').map((d) => [d.to, d.count]);

  test('leads its project office from step to step, and nobody else', async () => {
    const county = await newCounty(db);
    const office = await county.newActor(await county.newUnit('项目办', 'office'), ['office-head']);
    const town = await county.newUnit('甘溪镇', 'town');
    expect(await pagesOf(county.ctx(office))).toEqual([
      ['/settings/persons/import', 1],
      ['/ledger/imports', 1],
      ['/settings/bulletin', 1],
    ]);
    await county.newProject(town, { departmentOrgId: (await county.newUnit('住建局')).id });
    const reporter = await county.newActor(town, ['reporter-a']);
    expect(await pagesOf(county.ctx(office))).toEqual([
      ['/settings/persons', 1],
      ['/settings/persons', 1],
      ['/reporting/calendar', 1],
      ['/settings/bulletin', 1],
    ]);
    expect(await pagesOf(county.ctx(reporter))).toEqual([]);
  });

  const freeze = async (county: TestCounty, period: string) => {
    await county.newPeriod(period);
    const year = Number(period.slice(0, 4));
    await db.owner
      .insertInto('freezes')
      .values({
        ...{ region_id: county.regionId, period, year, person_name: '甲某', act_id: '1' },
        ...{ rulebook_version: 1, last_figure_id: '0', project_count: 0, totals: '{}' },
        ...{ chain_hash: '', previous_hash: '', snapshot_hash: '' },
      })
      .execute();
  };

  test('with December frozen, the head of the office is told that the new list waits; the others are not', async () => {
    const county = await newCounty(db);
    const unit = await county.newUnit('项目办', 'office');
    const head = await county.newActor(unit, ['office-head']);
    await freeze(county, '2025-12');
    const { duties } = await getToday(county.ctx(head));
    expect(duties.filter(({ kind }) => kind === 'year-turn')).toMatchObject([
      { sentence: '2025年12月已定版，2026年度结转待办理', to: '/year-turns/2026' },
    ]);
    const clerk = await county.newActor(unit, ['office-clerk']);
    expect((await getToday(county.ctx(clerk))).duties.map(({ kind }) => kind)).not.toContain('year-turn');
  });

  test('is left alone once it has frozen a period', async () => {
    const county = await newCounty(db);
    const office = await county.newActor(await county.newUnit('项目办', 'office'), ['office-head']);
    await freeze(county, '2026-10');
    expect(await pagesOf(county.ctx(office))).toEqual([]);
  });
});
