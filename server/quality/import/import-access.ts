import type { Kysely } from 'kysely';
import { canImportLedger } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, type Tx, withScope, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../../db/types.ts';

/** How the work of an import reaches the database: as the person who runs a command, or as the worker. */
export type Access = <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;

export const asPerson =
  (ctx: Ctx): Access =>
  (run) =>
    withScope(ctx.db, ctx.actor, run);

export const asWorker =
  (db: Kysely<DB>, regionId: number): Access =>
  (run) =>
    withWorker(db, regionId, run);

export function requireImporter(ctx: Ctx): void {
  if (!canImportLedger(ctx.actor))
    throw refuse(
      'forbidden',
      'ONLY_PROJECT_OFFICE',
      '由项目办导入台账',
      'The project office imports the ledger',
      ['请联系项目办'],
    );
}
