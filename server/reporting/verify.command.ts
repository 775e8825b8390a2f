import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import {
  type Command,
  type CommandIo,
  chinaDay,
  type DerivedTable,
  openKysely,
  openPool,
  type Tx,
  verifyAudit,
  verifyFiles,
  withCommandDatabase,
  withWorker,
  withWorkerSnapshot,
} from '#server/platform/public.ts';
import { listRegionIds, verifyDerived } from '#server/progress/public.ts';
import type { DB } from '../../db/types.ts';
import { type Broken, verifyChains, verifyFreezes } from './verify-chains.ts';

interface Verification {
  regionId: number;
  links: number;
  freezes: number;
  derivedRows: number;
  files: number;
  broken: Broken[];
}

/** 核验：逐链核对散列，核对定版，按台账重算派生表，核对文件；指出第一处不同。 */
export const buildVerify =
  (tables: readonly DerivedTable[]): Command =>
  async (args, io) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
    const { regions, audit } = await withCommandDatabase(async ({ urls }) => {
      const db = openKysely(openPool({ connectionString: urls.worker }, 2));
      try {
        const regionIds = await withWorker(db, 0, (tx) => listRegionIds(tx));
        const done: Verification[] = [];
        for (const regionId of regionIds) done.push(await verifyRegion(db, regionId, tables));
        return { regions: done, audit: await withWorker(db, 0, (tx) => verifyAudit(tx)) };
      } finally {
        await db.destroy();
      }
    });
    if (values.json) io.stdout(JSON.stringify({ regions, audit }, null, 2));
    else sayResults(io, regions, audit);
    return audit.broken || regions.some((r) => r.broken.length > 0) ? 1 : 0;
  };

type AuditVerification = Awaited<ReturnType<typeof verifyAudit>>;

function sayResults(io: CommandIo, regions: readonly Verification[], audit: AuditVerification): void {
  for (const r of regions) {
    io.stdout(
      `地区 ${r.regionId}：链 ${r.links} 环，定版 ${r.freezes} 期，派生 ${r.derivedRows} 行，文件 ${r.files} 个`,
    );
    for (const b of r.broken) io.stdout(`  不符 ${b.at}：${b.message}`);
    if (r.broken.length === 0) io.stdout('  全部相符');
  }
  io.stdout(`审计日志：封条 ${audit.seals} 号，已封存 ${audit.entries} 条`);
  io.stdout(audit.broken ? `  不符 ${audit.broken.at}：${audit.broken.message}` : '  全部相符');
}

/** All of one moment: between two readings somebody signs, and what is right would seem broken. */
export const verifyRegion = (
  db: Kysely<DB>,
  regionId: number,
  tables: readonly DerivedTable[],
): Promise<Verification> => withWorkerSnapshot(db, regionId, (tx) => verifyAtOnce(tx, regionId, tables));

async function verifyAtOnce(
  tx: Tx,
  regionId: number,
  tables: readonly DerivedTable[],
): Promise<Verification> {
  const chains = await verifyChains(tx, regionId);
  const freezes = await verifyFreezes(tx, regionId);
  const derived = await verifyDerived(tx, { regionId, today: chinaDay(new Date()) });
  const files = await verifyFiles(tx);
  const broken = [chains.broken, freezes.broken, derived.broken, files.broken].flatMap((b) => (b ? [b] : []));
  let derivedRows = derived.rows;
  for (const table of tables) {
    const verified = await table.verify(tx, regionId);
    derivedRows += verified.rows;
    if (verified.broken) broken.push(verified.broken);
  }
  return {
    regionId,
    links: chains.links,
    freezes: freezes.freezes,
    derivedRows,
    files: files.files,
    broken,
  };
}
