import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { findPasswordWeakness } from '#core/people/password-policy.ts';
import { checkExplanations, type Explanations, type Finding, MAX_WARNINGS } from '#core/quality/public.ts';
import { verifyFiles } from '#server/platform/public.ts';
import { problemStandings } from '#server/problems/public.ts';
import { verifyDerived } from '#server/progress/public.ts';
import { verifyChains, verifyFreezes } from '#server/reporting/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { type Tx, withScope, withWorker } from '../platform/with-scope.ts';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample-logins.ts';
import { seedSample } from './seed-sample.ts';

const { app, owner, worker, urls } = await testDatabase();
const TODAY = '2026-11-21';

const isShown = ({ severity, audience }: Finding): boolean => severity === 'warning' && audience === 'unit';

const count = async (from: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(from)}`.execute(owner);
  return rows[0]?.n ?? 0;
};

beforeAll(async () => {
  await seedSample(urls.owner, { today: TODAY });
}, 240_000);

describe('the sample county', () => {
  test('has the size that is promised: leaders, departments, towns, parks, projects, months', async () => {
    expect(await count(`posts where role = 'leader'`)).toBe(8);
    expect(await count(`orgs where kind = 'department'`)).toBe(30);
    expect(await count(`orgs where kind = 'town'`)).toBe(12);
    expect(await count(`orgs where kind = 'park'`)).toBe(2);
    expect(await count('projects')).toBe(168);
    expect(await count('freezes')).toBe(26);
    expect(await count('problems')).toBeGreaterThanOrEqual(25);
    expect(await count('periods')).toBe(27);
    expect(await count('(select distinct sector from projects) s')).toBe(8);
    expect(await count('(select distinct unnest(levels) from projects) s')).toBe(3);
  });

  test('passes verification: chains, freezes, derived rows and files', async () => {
    await withWorker(worker, 1, async (tx) => {
      expect((await verifyChains(tx, 1)).broken).toBeUndefined();
      expect((await verifyFreezes(tx, 1)).broken).toBeUndefined();
      expect((await verifyDerived(tx, { regionId: 1, today: TODAY })).broken).toBeUndefined();
      expect((await verifyFiles(tx)).broken).toBeUndefined();
      const problems = await problemStandings.verify(tx, 1);
      expect(problems.broken).toBeUndefined();
      expect(problems.rows).toBe(await count('problems'));
    });
  }, 120_000);
});

describe('its history', () => {
  test('never lets a cumulative amount fall inside a year without an approved amendment', async () => {
    const { rows } = await sql<{ project_id: string; period: string }>`
      with latest as (select distinct on (project_id, period) project_id, year, period, value from figures
          where measure = 'ytd_amount' order by project_id, period, id desc),
        steps as (select *, lag(value) over (partition by project_id, year order by period) as before from latest)
      select project_id, period from steps where value < before`.execute(owner);
    expect(rows).toEqual([]);
  });

  test('adds up: cumulative is the last confirmed one plus this month', async () => {
    const { rows } = await sql`
      with latest as (select distinct on (project_id, period, measure) project_id, year, period, measure, value from figures
          order by project_id, period, measure, id desc),
        pairs as (select y.project_id, y.year, y.period, y.value as ytd, m.value as month from latest y
          join latest m on m.project_id = y.project_id and m.period = y.period and m.measure = 'month_amount' where y.measure = 'ytd_amount'),
        steps as (select *, lag(ytd) over (partition by project_id, year order by period) as before from pairs)
      select project_id, period from steps where before is not null and ytd <> before + month`.execute(owner);
    expect(rows).toEqual([]);
  });

  test('has plans whose curves never fall and end at the annual amount', async () => {
    expect(await count('plan_versions where cumulative_yuan[12] <> annual_yuan')).toBe(0);
    expect(
      await count(
        `(select v.id from plan_versions v, generate_series(2, 12) m where v.cumulative_yuan[m] < v.cumulative_yuan[m - 1]) x`,
      ),
    ).toBe(0);
    for (const kind of ['issued', 'raised', 'lowered', 'removed', 'substituted'])
      expect(await count(`plan_versions where change_kind = '${kind}'`), kind).toBeGreaterThan(0);
  });

  test('has late units, missing reports, paper confirmations, returns, amendments and extensions', async () => {
    expect(await count('reports where first_confirmed_at > deadline_at')).toBeGreaterThan(50);
    expect(
      await count(`reports r join freezes f on f.period = r.period where r.status = 'open'`),
    ).toBeGreaterThan(5);
    expect(
      await count(`report_acts where kind = 'confirm' and way = 'paper' and sheet_id is not null`),
    ).toBeGreaterThan(50);
    expect(await count(`report_acts where kind = 'return' and reason <> ''`)).toBeGreaterThan(5);
    expect(await count(`amendment_decisions where decision = 'approved'`)).toBeGreaterThan(3);
    expect(await count(`amendment_decisions where decision = 'refused'`)).toBeGreaterThan(0);
    expect(
      await count(
        'amendments a where not exists (select from amendment_decisions d where d.amendment_id = a.id)',
      ),
    ).toBe(1);
    expect(await count('period_extensions')).toBe(1);
    expect(await count('amendments where new_value < old_value')).toBeGreaterThan(0);
  });

  test('has starts of every state, pauses that hold, lapsed and ended, stopped and cancelled projects', async () => {
    for (const state of ['none', 'reported', 'verified', 'refuted'])
      expect(await count(`projects where start_state = '${state}'`), state).toBeGreaterThan(0);
    for (const kind of [
      'start-refuted',
      'paused',
      'pause-confirmed',
      'resumed',
      'stopped',
      'cancelled',
      'planned-start-moved',
    ])
      expect(await count(`stage_events where kind = '${kind}'`), kind).toBeGreaterThan(0);
    expect(await count(`projects where not is_listed and stage = 'in-operation'`)).toBeGreaterThan(0);
  });

  test('was answered where the checks at entry asked: every shown warning has a choice of its list', async () => {
    const { rows } = await sql<{ findings: Finding[]; explanations: Explanations; period: string }>`
      select findings, explanations, period from report_versions where jsonb_array_length(findings) > 0`.execute(
      owner,
    );
    const asked = rows.filter(({ findings }) => findings.some(isShown));
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.length).toBeLessThan((await count('report_versions')) / 2);
    for (const { findings, explanations } of asked) {
      const shown = findings.filter(isShown);
      expect(shown.length).toBeLessThanOrEqual(MAX_WARNINGS);
      expect(checkExplanations(shown, explanations)).toEqual([]);
    }
  });

  test('rests in winter: January and February bring little of the year', async () => {
    const { rows } = await sql<{ winter: string; year: string }>`select
      sum(value) filter (where period in ('2025-01', '2025-02')) as winter, sum(value) as year
      from figures where measure = 'month_amount' and period like '2025-%'`.execute(owner);
    expect(Number(rows[0]?.winter) / Number(rows[0]?.year)).toBeLessThan(0.08);
  });

  test('has a unit that is always exactly on plan, and a project beyond its plan', async () => {
    expect(
      await count(`frozen_projects f join orgs o on o.id = f.reporting_org_id where o.name = '竹坪寨乡' and f.actual_yuan = f.planned_yuan
        and f.planned_yuan > 0`),
    ).toBeGreaterThan(20);
    expect(await count(`frozen_projects where completion_rate > 1.1`)).toBeGreaterThan(0);
  });

  test('shows lights of every colour but blue in the open month, each with a reason', async () => {
    const { rows } = await sql<{
      light: string;
    }>`select distinct light from derived.project_progress where period = '2026-11'
      order by light`.execute(owner);
    expect(rows.map((r) => r.light)).toEqual(['green', 'grey', 'red', 'yellow']);
    expect(await count(`frozen_projects where reason = '' and light in ('red', 'yellow')`)).toBe(0);
  });

  test('leads a figure back to the cell of the workbook that it came from', async () => {
    const { rows } = await sql<{
      address: string;
      content: Buffer;
      value: string;
    }>`select f.origin->>'address' as address, c.content, f.value
      from figures f join files s on s.id = (f.origin->>'fileId')::bigint join file_contents c on c.sha256 = s.sha256
      where f.origin->>'kind' = 'workbook' and f.measure = 'month_amount' and f.value > 0 order by f.id limit 1`.execute(
      owner,
    );
    const [row] = rows;
    expect(row).toBeDefined();
    const wan = String(Number(row?.value) / 10_000);
    expect(row?.content.toString('latin1')).toContain(`<c r="${row?.address}"><v>${wan}</v></c>`);
  });
});

test('every published account exists and its password satisfies the policy', async () => {
  const rows = await owner.selectFrom('persons').select('login').execute();
  const logins = new Set(rows.map(({ login }) => login));
  for (const { login } of SAMPLE_ACCOUNTS) {
    expect(logins.has(login), login).toBe(true);
  }
  for (const login of logins) expect(findPasswordWeakness(SAMPLE_PASSWORD, login), login).toBeNull();
});

test('a unit sees its own projects and no others', async () => {
  const org = await owner
    .selectFrom('orgs')
    .select(['id', 'path'])
    .where('name', '=', '甘溪镇')
    .executeTakeFirstOrThrow();
  const scope = { regionId: 1, personId: '1', orgPath: org.path, projectIds: [], sees: 'scoped' as const };
  const seen = await withScope(app, scope, (tx: Tx) =>
    tx.selectFrom('projects').select('reporting_org_id').execute(),
  );
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((p) => p.reporting_org_id === org.id)).toBe(true);
});
