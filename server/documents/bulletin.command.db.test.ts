import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { freezeMonth, newMonth, PERIOD } from '../reporting/testing-month.ts';
import { runBulletin } from './bulletin.command.ts';

const db = await testDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-bulletin-'));
const file = path.join(folder, 'bulletin.json');
const NAMES = ['LUOSHI_OWNER_URL', 'LUOSHI_DATABASE_URL', 'LUOSHI_WORKER_URL'] as const;
const before = NAMES.map((name) => process.env[name]);

async function run(...args: string[]): Promise<{ code: number; out: string }> {
  const said: string[] = [];
  const code = await runBulletin(args, {
    stdout: (text) => said.push(text),
    stderr: (text) => said.push(text),
  });
  return { code, out: said.join('\n') };
}

beforeAll(() => {
  const { owner, app, worker } = db.urls;
  for (const [n, url] of [owner, app, worker].entries()) process.env[NAMES[n] ?? ''] = url;
});

afterAll(() => {
  for (const [n, name] of NAMES.entries()) {
    const was = before[n];
    if (was === undefined) delete process.env[name];
    else process.env[name] = was;
  }
  fs.rmSync(folder, { recursive: true });
});

describe('the bulletin on the command line', () => {
  test('an empty database has none, and says where one comes from', async () => {
    await expect(run(PERIOD, '--out', file)).rejects.toMatchObject({ body: { code: 'REGION_NOT_SINGLE' } });
  });

  test('the owner of the data folder needs no login; the same text comes out as for the office, and the account is audited', async () => {
    const month = await newMonth(db);
    await freezeMonth(month);
    expect((await run(PERIOD, '--out', file)).code).toBe(0);
    const own = fs.readFileSync(file, 'utf8');
    expect((await run(PERIOD, '--out', file, '--as', month.officeHead.login)).code).toBe(0);
    expect(fs.readFileSync(file, 'utf8')).toBe(own);
    expect(JSON.parse(own).title).toContain('重点项目进展情况的通报');
    const entries = await db.owner
      .selectFrom('audit_entries')
      .select(['login', 'address'])
      .where('kind', '=', 'export-bulletin')
      .orderBy('audit_entries.id')
      .execute();
    expect(entries.map((entry) => entry.login)).toEqual(['', month.officeHead.login]);
    expect(entries[0]?.address).toMatch(/^command:.+/);
  });

  test('a file of another kind or no file is wrong use', async () => {
    expect((await run(PERIOD, '--out', path.join(folder, 'a.txt'))).code).toBe(2);
    expect((await run(PERIOD)).code).toBe(2);
  });
});
