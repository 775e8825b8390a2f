// Seeding, in this order: the county's own rows → chunks of projects by COPY → problems → snapshots → freezes → identities.
import type pg from 'pg';
import { getPreviousPeriod, refuse } from '#core/platform/public.ts';
import { hashPassword } from '#server/people/public.ts';
import type { Tx } from '../platform/database.ts';
import { REGION_ID } from './county-orgs.ts';
import { generateCountyRows } from './county-rows.ts';
import type { CountyOptions } from './county-size.ts';
import { freezeHistory } from './freeze-sample.ts';
import { openCounty } from './generate-county.ts';
import { generateProblems } from './generate-problems.ts';
import { continueIdentities, loadBatches } from './load-county.ts';
import { type LoadedPart, loadPart } from './load-part.ts';
import { loadParts } from './load-parts.ts';
import { withOwnerConnection } from './owner-connection.queries.ts';
import { listProblemProjects } from './problem-projects.queries.ts';
import type { County } from './project-model.ts';
import { makeAgain, type PutDown, putDownIndexes } from './put-down-indexes.queries.ts';
import { SAMPLE_PASSWORD } from './sample-logins.ts';
import { analyze, analyzeFrozen, hasAnyRegion, linkMoves } from './snapshots.queries.ts';
import type { ChainHead } from './unit-chain.ts';

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
  const county = openCounty(await toCountyOptions(options));
  const isInParts = !county.options.isSample && county.seats.chunks.length > 1;
  const counts = isInParts
    ? await fillInParts(ownerUrl, county, options)
    : await withOwnerConnection(ownerUrl, (tx, client) => fillAtOnce(tx, client, county, options));
  return { regionId: REGION_ID, counts, seconds: (performance.now() - started) / 1_000 };
}

async function toCountyOptions(options: SeedOptions): Promise<CountyOptions> {
  const { today, projects = SAMPLE_PROJECTS, months = SAMPLE_MONTHS, sample = true } = options;
  return {
    projects,
    months,
    today,
    lastMonth: getPreviousPeriod(today.slice(0, 7)),
    seed: options.seed ?? 'wangchuan-28',
    isSample: sample,
    pictures: options.pictures ?? ALL,
    passwordHash: await hashPassword(SAMPLE_PASSWORD),
  };
}

type Counts = ReadonlyMap<string, number>;
const QUIET = (): void => undefined;

/** Says how many projects are there, of how many. */
function countProjects(county: County, { onProgress = QUIET }: SeedOptions): (done: number) => void {
  let total = 0;
  return (done) => {
    total += done;
    onProgress(`${total} / ${county.size.projects}`);
  };
}

/** The sample: one transaction, so that a load that breaks off leaves nothing. */
async function fillAtOnce(
  tx: Tx,
  client: pg.ClientBase,
  county: County,
  options: SeedOptions,
): Promise<Counts> {
  await requireEmpty(tx);
  const rows = await loadBatches(client, generateCountyRows(county));
  const part = await loadPart(tx, client, county, county.seats, countProjects(county, options));
  const problems = county.options.isSample
    ? await loadBatches(client, generateProblems(county, await listProblemProjects(tx, REGION_ID)))
    : new Map<string, number>();
  await linkMoves(tx);
  await finish(tx, client, county, [part], options);
  return addUp([[...rows], part.rows, [...problems]]);
}

/** A county for measuring: parts side by side, each in a transaction of its own. */
async function fillInParts(ownerUrl: string, county: County, options: SeedOptions): Promise<Counts> {
  const rows = await withOwnerConnection(ownerUrl, async (tx, client) => {
    await requireEmpty(tx);
    return loadBatches(client, generateCountyRows(county));
  });
  const down = await withOwnerConnection(ownerUrl, (_, client) => putDownIndexes(client));
  const parts = await loadParts(
    ownerUrl,
    county.options,
    county.seats.chunks,
    countProjects(county, options),
  );
  await putUpIndexes(ownerUrl, down);
  await withOwnerConnection(ownerUrl, (tx, client) => finish(tx, client, county, parts, options));
  return addUp([[...rows], ...parts.map((part) => part.rows)]);
}

/** Indexes on two connections side by side; references after them, since they look into them. */
async function putUpIndexes(ownerUrl: string, { indexes, references }: PutDown): Promise<void> {
  const halves = [0, 1].map((half) => indexes.filter((_, index) => index % 2 === half));
  const make = (statements: readonly string[]) =>
    withOwnerConnection(ownerUrl, (_, client) => makeAgain(client, statements));
  await Promise.all(halves.map(make));
  await make(references);
}

async function requireEmpty(tx: Tx): Promise<void> {
  if (await hasAnyRegion(tx))
    throw refuse(
      'not-allowed-now',
      'SEED_WANTS_EMPTY_DATABASE',
      '数据库中已有地区，示例只写入空数据库',
      'The sample is made in an empty database only',
      ['运行 start-empty 后再试，或换一个空数据库'],
    );
}

/** Freezes stand on everything that was loaded; sequences go on after it. */
async function finish(
  tx: Tx,
  client: pg.ClientBase,
  county: County,
  parts: readonly LoadedPart[],
  { onProgress = QUIET }: SeedOptions,
): Promise<void> {
  const heads = new Map<number, ChainHead[]>();
  for (const [period, found] of parts.flatMap((part) => part.heads))
    heads.set(period, [...(heads.get(period) ?? []), ...found]);
  await analyzeFrozen(tx);
  await freezeHistory(tx, county, (period) => heads.get(period) ?? [], onProgress);
  await continueIdentities(client);
  await analyze(tx);
}

function addUp(lists: readonly (readonly [string, number][])[]): Counts {
  const counts = new Map<string, number>();
  for (const [table, count] of lists.flat()) counts.set(table, (counts.get(table) ?? 0) + count);
  return counts;
}
