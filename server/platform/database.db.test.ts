import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './testing.ts';
import { type Scope, withScope } from './with-scope.ts';

const { app } = await testDatabase();
const scope: Scope = { regionId: 1, personId: '7', orgPath: 'r1', projectIds: [], sees: 'scoped' };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a connection that is cut inside a transaction fails its own request and nothing else', async () => {
  const unheard: unknown[] = [];
  const listen = (error: unknown) => void unheard.push(error);
  process.on('uncaughtException', listen);
  const cut = withScope(app, scope, async (tx) => {
    await sql`set local idle_in_transaction_session_timeout = 100`.execute(tx);
    await pause(800);
    return (await sql`select 1`.execute(tx)).rows;
  });
  await expect(cut).rejects.toThrow(/terminat|not queryable|closed/iu);
  process.off('uncaughtException', listen);
  expect(unheard).toEqual([]);
  const after = await withScope(app, scope, (tx) => sql`select 1 as one`.execute(tx));
  expect(after.rows).toEqual([{ one: 1 }]);
});
