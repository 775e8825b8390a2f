import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { clearLeaversJob } from './clear-leavers.job.ts';

const db = await testDatabase();

test('The telephones of somebody who has left go half a year after his last sign-in, his mail address too; everybody else keeps his', async () => {
  const county = await newCounty(db);
  const unit = await county.newUnit('甘溪镇', 'town');
  const newPerson = async (isActive: boolean, days: number) => {
    const { personId } = await county.newActor(unit, ['reporter-a']);
    const { regionId } = county;
    await sql`update persons set is_active = ${isActive} where region_id = ${regionId} and id = ${personId}`.execute(
      db.owner,
    );
    await sql`insert into credentials (region_id, person_id, password_hash, must_change, last_sign_in_at)
      values (${regionId}, ${personId}, 'none', false, now() - make_interval(days => ${days}))`.execute(
      db.owner,
    );
    await sql`insert into person_contacts (region_id, person_id, org_path, desk_phone, mobile_phone)
      select ${regionId}, ${personId}, path, '', '13800005678' from orgs where region_id = ${regionId} and id = ${unit.id}
      on conflict (region_id, person_id) do update set mobile_phone = excluded.mobile_phone`.execute(
      db.owner,
    );
    await sql`insert into notice_choices (region_id, person_id, choices)
      values (${regionId}, ${personId}, '{"mailAddress": "a@b.cn", "rhythm": "morning"}')`.execute(db.owner);
    return personId;
  };
  const left = await newPerson(false, 181);
  const kept = [await newPerson(false, 179), await newPerson(true, 400)];
  expect(await clearLeaversJob(db.worker, new Date())).toBe(1);
  const { rows } = await sql<{
    id: string;
    phone: string;
  }>`select person_id::text as id, mobile_phone as phone
    from person_contacts where region_id = ${county.regionId}`.execute(db.owner);
  const phoneOf = new Map(rows.map(({ id, phone }) => [id, phone]));
  expect(phoneOf.get(left)).toBe('');
  for (const id of kept) expect(phoneOf.get(id)).toBe('13800005678');
  const mailed = await sql<{ id: string }>`select person_id::text as id from notice_choices
    where region_id = ${county.regionId} and choices ->> 'mailAddress' <> '' order by person_id`.execute(
    db.owner,
  );
  expect(mailed.rows.map(({ id }) => id)).toEqual(kept);
  const audit = await db.owner
    .selectFrom('audit_entries')
    .select('subject')
    .where('kind', '=', 'clear-contacts')
    .execute();
  expect(audit).toEqual([{ subject: `person:${left}` }]);
  expect(await clearLeaversJob(db.worker, new Date())).toBe(0);
});
