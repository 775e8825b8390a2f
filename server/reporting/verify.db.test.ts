import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { DerivedTable } from '#server/platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newMonth } from './testing-month.ts';
import { verifyRegion } from './verify.command.ts';

const db = await testDatabase();

test('what is signed while a county is verified does not make it seem broken', async () => {
  const { regionId } = (await newMonth(db, 1)).county;
  // Stands for somebody who signs between two readings.
  const signedBetween: DerivedTable = {
    zh: '',
    rebuild: async () => 0,
    verify: async (tx) => {
      const read = async () =>
        (await sql<{ name: string }>`select name from regions where id = ${regionId}`.execute(tx)).rows[0]
          ?.name;
      const before = await read();
      await db.owner.updateTable('regions').set({ name: '改名县' }).where('id', '=', regionId).execute();
      const after = await read();
      return { rows: 1, broken: before === after ? undefined : { at: 'regions', message: 'two moments' } };
    },
  };
  expect(await verifyRegion(db.worker, regionId, [signedBetween])).toMatchObject({ broken: [] });
});
