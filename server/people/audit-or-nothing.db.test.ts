import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { setPersonActive } from './keep-accounts.ts';

const db = await testDatabase();

test('Where the audit log cannot be written, nothing is done', async () => {
  const county = await newCounty(db);
  const unit = await county.newUnit('城关镇', 'town');
  const head = county.ctx(await county.newOfficer());
  const person = await county.newActor(unit, ['reporter-a']);
  await sql`revoke insert on audit_entries from luoshi_region`.execute(db.owner);
  await expect(setPersonActive(head, person.personId, false)).rejects.toThrow(/permission denied|权限/);
  const isActive = async () => {
    const { rows } = await sql<{
      on: boolean;
    }>`select is_active as on from persons where id = ${person.personId}`.execute(db.owner);
    return rows[0]?.on;
  };
  expect(await isActive()).toBe(true);
  await sql`grant insert on audit_entries to luoshi_region`.execute(db.owner);
  await setPersonActive(head, person.personId, false);
  expect(await isActive()).toBe(false);
});
