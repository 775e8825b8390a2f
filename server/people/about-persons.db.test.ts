import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { getPersons } from './persons.view.ts';

const db = await testDatabase();
const PAGE = path.join(import.meta.dirname, '../../docs/security.md');

test('Telephone numbers are whole for whoever keeps the account and masked for who only gives posts; reading is noted', async () => {
  const county = await newCounty(db);
  const unit = await county.newUnit('城关镇', 'town');
  const person = await county.newActor(unit, ['reporter-a'], '李某');
  await sql`insert into person_contacts (region_id, person_id, org_path, desk_phone, mobile_phone)
    values (${county.regionId}, ${person.personId}, ${unit.path}::ltree, '0371-6812345', '13812345678')`.execute(
    db.owner,
  );
  const phoneOf = async (role: 'security-admin' | 'office-head') => {
    const { persons } = await getPersons(county.ctx(await county.newActor(unit, [role])), {});
    return persons.find(({ personId }) => personId === person.personId)?.mobilePhone;
  };
  expect(await phoneOf('office-head')).toBe('13812345678');
  expect(await phoneOf('security-admin')).toBe('138****5678');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entries
    where region_id = ${county.regionId} and kind = 'read-persons'`.execute(db.owner);
  expect(rows[0]?.n).toBe(2);
});

/** Names of columns that hold something about a person; a new one is to be described before it is kept. */
const PERSONAL =
  /phone|mail|mobile|contact|password|past_hashes|^login$|^address$|^agent$|^session_mark$|(person|by|approver|owner|specialist|sponsor|leader|from|to)_name$/;

test('Every column about a person is described in the list of personal data', async () => {
  const { rows } = await sql<{
    column: string;
  }>`select distinct c.table_name || '.' || c.column_name as column
    from information_schema.columns c join pg_class t on t.relname = c.table_name and t.relnamespace = 'public'::regnamespace
    where c.table_schema = 'public' and not t.relispartition order by 1`.execute(db.owner);
  const personal = rows.map(({ column }) => column).filter((name) => PERSONAL.test(name.split('.')[1] ?? ''));
  const page = fs.readFileSync(PAGE, 'utf8');
  expect(personal.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  expect(personal.length).toBeGreaterThan(15);
});
