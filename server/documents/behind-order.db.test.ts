import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { listBehind } from './bulletin-facts.queries.ts';

const db = await testDatabase();

/** Frozen rows are written by a freeze alone; a temporary table of the same shape stands before them here. */
test('projects that have done nothing at all stand in the order of how much was due, then of how long ago', async () => {
  const names = await db.owner.transaction().execute(async (tx) => {
    await sql`create temp table frozen_projects (like public.frozen_projects including defaults) on commit drop`.execute(
      tx,
    );
    await sql`do $$ declare c record; begin
      for c in select attname from pg_attribute where attrelid = 'frozen_projects'::regclass and attnum > 0 and attnotnull loop
        execute format('alter table frozen_projects alter column %I drop not null', c.attname);
      end loop; end $$`.execute(tx);
    await sql`insert into frozen_projects (region_id, year, period, is_top, project_id, serial, name, light, light_order, standing,
        schedule_ratio, completion_rate, planned_share, days_behind) values
      (1, 2026, '2026-10', true, 1, 1, '应完成八成', 'red', 1, 'behind', 0, 0, 0.8, 30),
      (1, 2026, '2026-10', true, 2, 2, '应完成全部', 'red', 1, 'behind', 0, 0, 1, 20),
      (1, 2026, '2026-10', true, 3, 3, '应完成全部、拖得久', 'red', 1, 'behind', 0, 0, 1, 240),
      (1, 2026, '2026-10', true, 4, 4, '做了一半', 'red', 1, 'behind', 0.5, 0.5, 1, 90)`.execute(tx);
    return (await listBehind(tx, 1, '2026-10')).map((row) => row.name);
  });
  expect(names).toEqual(['应完成全部、拖得久', '应完成全部', '应完成八成', '做了一半']);
});
