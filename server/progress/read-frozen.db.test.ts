import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { openKysely, openPool } from '../platform/database.ts';
import { Replica } from '../platform/replica.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty } from '../platform/testing-county.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { readFrozen } from './read-frozen.ts';

const db = await testDatabase();
// The copy of this test is the database itself, asked through a pool of its own.
const copy = openKysely(openPool({ connectionString: db.urls.app }, 2));
const gone = openKysely(openPool({ host: '127.0.0.1', port: 9, connectionTimeoutMillis: 500 }, 1));
afterAll(async () => {
  await copy.destroy();
  await gone.destroy();
});
let county: TestCounty;
let head: Actor;

beforeAll(async () => {
  county = await newCounty(db);
  head = await county.newOfficer();
  const unit = await county.newUnit('甘溪镇', 'town');
  const project = await county.newProject(unit);
  for (const period of ['2026-05', '2026-06']) {
    await county.newPeriod(period);
    await county.newReport(project, unit, period, {
      confirmedAt: `${period}-26T00:00:00Z`,
      ytdYuan: '1000000',
      monthYuan: '1000000',
    });
  }
  await freezePeriod(county.ctx(head), { period: '2026-05', withMissing: true });
});

const read = async (replica: Replica | undefined, period: string) =>
  readFrozen({ ...county.ctx(head), ...(replica ? { replica } : {}) }, period, async () => 'read');
const watched = (of: typeof copy) => {
  const from: string[] = [];
  return { from, replica: new Replica(of, (one) => void from.push(one)) };
};

describe('A period is read', () => {
  test('from the copy once its freeze has arrived there, an open one from the primary', async () => {
    const { from, replica } = watched(copy);
    expect(await read(replica, '2026-05')).toBe('read');
    expect(await read(replica, '2026-06')).toBe('read');
    expect(from).toEqual(['replica', 'primary']);
  });

  test('from the primary where there is no copy', async () => {
    expect(await read(undefined, '2026-05')).toBe('read');
  });

  test('from the primary when the copy does not answer, and the copy is left in peace then', async () => {
    const { from, replica } = watched(gone);
    expect(await read(replica, '2026-05')).toBe('read');
    const begun = performance.now();
    for (let times = 0; times < 20; times += 1) await read(replica, '2026-05');
    expect(from).toEqual(Array.from({ length: 21 }, () => 'primary'));
    // Twenty tries of half a second each would show.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('with the refusals of the reading itself, which are answers', async () => {
    const { from, replica } = watched(copy);
    const refusing = readFrozen({ ...county.ctx(head), replica }, '2026-05', () =>
      Promise.reject(refuse('invalid', 'CURSOR_INVALID', '无效', 'invalid')),
    );
    await expect(refusing).rejects.toMatchObject({ body: { code: 'CURSOR_INVALID' } });
    expect(await read(replica, '2026-05')).toBe('read');
    expect(from).toEqual(['replica']);
  });
});
