import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { findPasswordWeakness } from '#core/people/password-policy.ts';
import { verifyFiles } from '#server/platform/public.ts';
import { verifyDerived } from '#server/progress/public.ts';
import { verifyChains, verifyFreezes } from '#server/reporting/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { type Tx, withScope, withWorker } from '../platform/with-scope.ts';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample-logins.ts';
import { seedSample } from './seed-sample.ts';

const { app, owner, worker, urls } = await testDatabase();
const TODAY = '2026-11-21';

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
    });
  }, 120_000);
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
