import type { Kysely } from 'kysely';
import { refuse } from '#core/platform/public.ts';
import {
  buildProveCommand,
  buildRestoreCommand,
  chinaDay,
  type DerivedTable,
  lookAtSecrets,
  openKysely,
  openPool,
  type RestoreStep,
  type Tx,
  verifyFiles,
  withWorker,
} from '#server/platform/public.ts';
import { listRegionIds, rebuildDerived } from '#server/progress/public.ts';
import type { DB } from '../../db/types.ts';
import { type Broken, verifyChains, verifyFreezes } from './verify-chains.ts';

async function withOwnerLogin(ownerUrl: string, run: (db: Kysely<DB>) => Promise<void>): Promise<void> {
  const db = openKysely(openPool({ connectionString: ownerUrl, statement_timeout: 0 }, 2));
  try {
    await run(db);
  } finally {
    await db.destroy();
  }
}

/** Runs something for every region on the restored database. */
const forEachRegion = (ownerUrl: string, run: (tx: Tx, regionId: number) => Promise<void>): Promise<void> =>
  withOwnerLogin(ownerUrl, async (db) => {
    for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx)))
      await withWorker(db, regionId, (tx) => run(tx, regionId));
  });

const buildRebuild = (tables: readonly DerivedTable[]): RestoreStep => ({
  title: '重算派生表',
  run: (ownerUrl) =>
    withOwnerLogin(ownerUrl, async (db) => void (await rebuildDerived(db, tables, chinaDay(new Date())))),
});

function requireWhole(regionId: number, broken: Broken | undefined): void {
  if (broken)
    throw refuse(
      'invalid',
      'RESTORED_NOT_WHOLE',
      `恢复后核验不符（地区 ${regionId}）：${broken.at} ${broken.message}`,
      'The restored data do not verify',
      ['改用另一份备份'],
    );
}

const verify: RestoreStep = {
  title: '核验散列链、定版和文件',
  run: (ownerUrl) =>
    forEachRegion(ownerUrl, async (tx, regionId) => {
      requireWhole(regionId, (await verifyChains(tx, regionId)).broken);
      requireWhole(regionId, (await verifyFreezes(tx, regionId)).broken);
      requireWhole(regionId, (await verifyFiles(tx)).broken);
    }),
};

/** 备份演练：恢复到一次性的数据库，重算并核验，然后丢弃。 */
export const buildProveBackup = (tables: readonly DerivedTable[]) =>
  buildProveCommand([buildRebuild(tables), verify, lookAtSecrets]);

/** 恢复：到空数据库，然后重算派生表并核验。 */
export const buildRestore = (tables: readonly DerivedTable[]) =>
  buildRestoreCommand([buildRebuild(tables), verify, lookAtSecrets]);
