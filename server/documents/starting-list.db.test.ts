import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { listStarting } from './bulletin-facts.queries.ts';

const db = await testDatabase();

/** Frozen rows are written by a freeze alone; a temporary table of the same shape stands before them here. */
test('the list of starts holds every project that the text counts as due to start, whatever its nature', async () => {
  const rows = await db.owner.transaction().execute(async (tx) => {
    await sql`create temp table frozen_projects (like public.frozen_projects including defaults) on commit drop`.execute(
      tx,
    );
    await sql`do $$ declare c record; begin
      for c in select attname from pg_attribute where attrelid = 'frozen_projects'::regclass and attnum > 0 and attnotnull loop
        execute format('alter table frozen_projects alter column %I drop not null', c.attname);
      end loop; end $$`.execute(tx);
    await sql`insert into frozen_projects (region_id, year, period, is_top, project_id, serial, name, nature, start_due, start_verified) values
      (1, 2026, '2026-10', true, 1, 1, '新建应开工', 'new', true, false),
      (1, 2026, '2026-10', true, 2, 2, '竣工投产未报开工', 'completing', true, false),
      (1, 2026, '2026-10', true, 3, 3, '续建', 'continuing', false, true),
      (1, 2026, '2026-10', false, 4, 4, '子项目', 'new', true, false)`.execute(tx);
    return listStarting(tx, 1, '2026-10');
  });
  expect(rows.map(({ name, due }) => [name, due])).toEqual([
    ['新建应开工', true],
    ['竣工投产未报开工', true],
  ]);
});
