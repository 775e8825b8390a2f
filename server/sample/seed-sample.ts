// Seeding, all in one transaction: rows by COPY, chunk by chunk → identities → snapshots → freezes → counts for the planner.
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { getPreviousPeriod, refuse } from '#core/platform/public.ts';
import { toSearchText } from '#server/ledger/public.ts';
import { hashPassword } from '#server/people/public.ts';
import type { DB } from '../../db/types.ts';
import { openPool, type Tx } from '../platform/database.ts';
import { REGION_ID } from './county-orgs.ts';
import { freezeHistory } from './freeze-sample.ts';
import { generateCounty, openCounty } from './generate-county.ts';
import { continueIdentities, holdFrozen, loadBatches } from './load-county.ts';
import { SAMPLE_PASSWORD } from './sample-logins.ts';
import { analyze, fillFrozenProjects, hasAnyRegion } from './snapshots.queries.ts';
import type { ChainHead } from './unit-acts.ts';

export const SAMPLE_PROJECTS = 168;
export const SAMPLE_MONTHS = 26;
const ALL = 1_000;

export interface SeedOptions {
  /** The day in China on which the sample is made: below here it is an argument. */
  today: string;
  projects?: number;
  /** Months of frozen history, the last of them the month before today. */
  months?: number;
  /** How many of the latest periods get lights and snapshots; all by default. */
  pictures?: number;
  /** Off: a county for measuring, without files and not marked as a sample. */
  sample?: boolean;
  seed?: string;
  onProgress?: (text: string) => void;
}

export interface SeedResult {
  regionId: number;
  counts: ReadonlyMap<string, number>;
  seconds: number;
}

/** Fills an empty, migrated database with the county of this size, as its owner. Refused where a region stands already. */
export async function seedSample(ownerUrl: string, options: SeedOptions): Promise<SeedResult> {
  const started = performance.now();
  const pool = openPool({ connectionString: ownerUrl, statement_timeout: 0 }, 1);
  let client: pg.PoolClient | undefined;
  pool.on('connect', (connected) => {
    client = connected;
  });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  try {
    const passwordHash = await hashPassword(SAMPLE_PASSWORD);
    const counts = await db.transaction().execute((tx) => {
      if (!client) throw new Error('no connection');
      return fill(tx, client, passwordHash, options);
    });
    return { regionId: REGION_ID, counts, seconds: (performance.now() - started) / 1_000 };
  } finally {
    await db.destroy();
  }
}

async function fill(
  tx: Tx,
  client: pg.PoolClient,
  passwordHash: string,
  options: SeedOptions,
): Promise<ReadonlyMap<string, number>> {
  if (await hasAnyRegion(tx))
    throw refuse(
      'not-allowed-now',
      'SEED_WANTS_EMPTY_DATABASE',
      '数据库中已有地区，示例只写入空数据库',
      'The sample is made in an empty database only',
      ['运行 start-empty 后再试，或换一个空数据库'],
    );
  const { today, projects = SAMPLE_PROJECTS, months = SAMPLE_MONTHS, sample = true } = options;
  const say = options.onProgress ?? (() => undefined);
  const county = openCounty({
    projects,
    months,
    today,
    lastMonth: getPreviousPeriod(today.slice(0, 7)),
    seed: options.seed ?? 'wangchuan',
    isSample: sample,
    pictures: options.pictures ?? ALL,
    passwordHash,
  });
  const heads = new Map<number, ChainHead[]>();
  const batches = generateCounty(county, {
    toSearchText,
    onFreezeHead: (period, head) => heads.set(period, [...(heads.get(period) ?? []), head]),
    onProjects: (done) => say(`${done} / ${projects}`),
  });
  await holdFrozen(client);
  const counts = await loadBatches(client, batches);
  say('frozen');
  await fillFrozenProjects(tx, REGION_ID);
  await analyze(tx);
  await freezeHistory(tx, county, (period) => heads.get(period) ?? [], say);
  await continueIdentities(client);
  await analyze(tx);
  return counts;
}
