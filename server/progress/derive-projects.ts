import { z } from 'zod';
import {
  DEFAULT_PLAN_BASIS,
  IMAGE_SCALES_RULEBOOK,
  type ImageScales,
  type PlanBasis,
  readImageScales,
} from '#core/ledger/public.ts';
import { getAsOfDate, getPeriodYear, getPreviousPeriod } from '#core/platform/public.ts';
import { combineBundle } from '#core/progress/bundle.ts';
import { deriveProjectProgress } from '#core/progress/derive-project-progress.ts';
import { DEFAULT_LIGHT_RULEBOOK } from '#core/progress/lights/default-light-rulebook.ts';
import { type LightRulebook, LightRulebookSchema } from '#core/progress/lights/light-rulebook.ts';
import type { ProgressFacts } from '#core/progress/progress-facts.ts';
import { parseOnce, sendJob, type Tx } from '#server/platform/public.ts';
import { type BundlePart, listBundlesOf, listHiddenBundles } from './bundles.queries.ts';
import {
  type FactsQuery,
  type FactsRow,
  findRulebook,
  listFacts,
  listProjectIdsAfter,
  readDerivation,
} from './facts.queries.ts';
import { type ProgressRow, toProgressRow } from './progress-row.ts';
import { holdProgressRows, putProgressRows } from './progress-rows.queries.ts';
import { toFacts } from './to-facts.ts';

const STEP = 2_000;

export interface DeriveRequest {
  regionId: number;
  period: string;
  projectIds: readonly string[];
  today: string;
  /** What was known then; the present moment unless something old is made again. */
  at?: Date | 'infinity';
  /** The moment up to which deadlines have passed; by default the beginning of today: nobody is late on the day itself. */
  now?: Date;
  /** The period is being frozen. */
  isClosing?: boolean;
}

export async function getLightRulebook(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<{ version: number; rulebook: LightRulebook }> {
  const found = await findRulebook(tx, regionId, 'lights', on);
  return found ? { version: found.version, rulebook: parseLights(found.body) } : SHIPPED_LIGHTS;
}

const SHIPPED_LIGHTS = { version: DEFAULT_LIGHT_RULEBOOK.version, rulebook: DEFAULT_LIGHT_RULEBOOK };

const parseLights = (body: unknown): LightRulebook => LightRulebookSchema.parse(body);

function toQuery(request: DeriveRequest): FactsQuery {
  const { period, today } = request;
  const before = getPreviousPeriod(period);
  return {
    regionId: request.regionId,
    period,
    year: getPeriodYear(period),
    before: [before, getPreviousPeriod(before)],
    asOf: getAsOfDate(period, today),
    at: request.at ?? 'infinity',
    dueBy: request.now?.toISOString() ?? `${today}T00:00:00+08:00`,
    isClosing: request.isClosing ?? false,
  };
}

const PlanBasisSetting = z.object({ basis: z.enum(['in-force', 'first-issued']) });
export const readPlanBasis = (body: unknown): PlanBasis =>
  body === null || body === undefined ? DEFAULT_PLAN_BASIS : PlanBasisSetting.parse(body).basis;

/** Which plan of the year is the denominator on a day: the region's choice, the plan in force until it made one. */
export async function getPlanBasis(tx: Tx, regionId: number, on: string): Promise<PlanBasis> {
  return readPlanBasis((await findRulebook(tx, regionId, 'plan-basis', on))?.body);
}

/** The scales of physical progress of a day: the region's, the shipped ones until it set its own. */
export async function getImageScales(tx: Tx, regionId: number, on: string): Promise<ImageScales> {
  return readImageScales((await findRulebook(tx, regionId, IMAGE_SCALES_RULEBOOK, on))?.body);
}

interface GatheredFacts {
  row: FactsRow;
  facts: ProgressFacts;
  /** Rows of the parts when it is a bundle. */
  parts: FactsRow[];
}

/** The facts of the named projects and of the bundles that they are part of, bundles combined from their parts. */
export async function gatherFacts(
  tx: Tx,
  request: DeriveRequest,
  bundleStartShare: string,
): Promise<GatheredFacts[]> {
  const q = toQuery(request);
  const bundles = await listBundlesOf(tx, request.regionId, request.projectIds);
  const ids = [...new Set([...request.projectIds, ...bundles.flatMap((b) => [b.parent_id, b.id])])];
  const planBasis = await getPlanBasis(tx, request.regionId, q.asOf);
  return combineFacts(q, await listFacts(tx, q, ids), bundles, { bundleStartShare, planBasis });
}

/** Facts as the rules read them, bundles combined from their parts. */
function combineFacts(
  q: FactsQuery,
  rows: readonly FactsRow[],
  bundles: readonly BundlePart[],
  { bundleStartShare, planBasis }: { bundleStartShare: string; planBasis: PlanBasis },
): GatheredFacts[] {
  const factsOf = new Map<string, { row: FactsRow; facts: ProgressFacts }>(
    rows.map((row) => [row.project_id, { row, facts: toFacts(row, q, planBasis) }]),
  );
  return rows.map((row) => {
    const own = factsOf.get(row.project_id)?.facts ?? toFacts(row, q, planBasis);
    const parts = bundles
      .filter((b) => b.parent_id === row.project_id)
      .flatMap((b) => factsOf.get(b.id) ?? []);
    const facts = row.is_bundle
      ? combineBundle(
          own,
          parts.map((p) => p.facts),
          bundleStartShare,
        )
      : own;
    return { row, facts, parts: parts.map((p) => p.row) };
  });
}

/** Progress and lights of the named projects and of the bundles that they are part of, as rows; nothing is written. */
export async function deriveRows(tx: Tx, request: DeriveRequest): Promise<ProgressRow[]> {
  const q = toQuery(request);
  const { version, rulebook } = await getLightRulebook(tx, request.regionId, q.asOf);
  const gathered = await gatherFacts(tx, request, rulebook.bundleStartShare);
  const imageScales = await getImageScales(tx, request.regionId, q.asOf);
  return toRows(q, gathered, { version, rulebook, imageScales });
}

function toRows(
  q: FactsQuery,
  gathered: readonly GatheredFacts[],
  { version, rulebook, imageScales }: { version: number; rulebook: LightRulebook; imageScales: ImageScales },
): ProgressRow[] {
  return gathered.map(({ row, facts, parts }) => {
    const { progress, lights } = deriveProjectProgress(facts, rulebook, q.asOf);
    const derived = { facts, progress, lights, rulebookVersion: version, imageScales };
    return toProgressRow(q.regionId, q.year, row, derived, parts);
  });
}

const lightsOf = parseOnce(parseLights);
const planBasisOf = parseOnce(readPlanBasis);
const imageScalesOf = parseOnce(readImageScales);

/** Rows of one period, and the later periods of its year that are open, from one statement. */
async function deriveFirst(
  tx: Tx,
  request: DeriveRequest,
): Promise<{ rows: ProgressRow[]; later: string[] }> {
  const q = toQuery(request);
  const read = await readDerivation(tx, q, request.projectIds);
  const light = read.rulebook
    ? { version: read.rulebook.version, rulebook: lightsOf(read.rulebook.body) }
    : SHIPPED_LIGHTS;
  const { bundleStartShare } = light.rulebook;
  const planBasis = planBasisOf(read.plan_basis);
  const gathered = combineFacts(q, read.facts, read.bundles, { bundleStartShare, planBasis });
  const imageScales = imageScalesOf(read.image_scales);
  return { rows: toRows(q, gathered, { ...light, imageScales }), later: read.later_periods };
}

/**
 * Writes the derived rows of these projects for the period, and for later periods of the year that are still open:
 * a late supplement or an amendment moves them too. Called in the transaction of every act that changes a project's facts.
 * A bundle with parts in other units is left to the worker, who sees them all.
 */
export async function deriveProjects(tx: Tx, request: DeriveRequest): Promise<void> {
  if (request.projectIds.length === 0) return;
  await holdProgressRows(tx, request);
  const first = await deriveFirst(tx, request);
  const isBundled = first.rows.some((row) => !row.is_top);
  const hidden = new Set(isBundled ? await listHiddenBundles(tx, request.regionId, request.projectIds) : []);
  const isShown = (row: ProgressRow) => !hidden.has(row.project_id);
  await putProgressRows(tx, first.rows.filter(isShown));
  for (const period of first.later) {
    await holdProgressRows(tx, { ...request, period });
    await putProgressRows(tx, (await deriveRows(tx, { ...request, period })).filter(isShown));
  }
  if (hidden.size > 0)
    await sendJob(tx, 'derive-projects', { regionId: request.regionId, projectIds: [...hidden] });
}

/** The same for the next listed projects after an id; the ids that were done, none at the end. */
export async function deriveNextProjects(
  tx: Tx,
  request: Omit<DeriveRequest, 'projectIds'>,
  after: string,
): Promise<string[]> {
  const { regionId, period } = request;
  const projectIds = await listProjectIdsAfter(tx, { regionId, year: getPeriodYear(period) }, after, STEP);
  if (projectIds.length === 0) return [];
  await holdProgressRows(tx, { regionId, period, projectIds });
  await putProgressRows(tx, await deriveRows(tx, { ...request, projectIds }));
  return projectIds;
}

/** The same for every listed project, in steps; `onStep` hears how many are done. */
export async function deriveAllProjects(
  tx: Tx,
  request: Omit<DeriveRequest, 'projectIds'>,
  onStep: (done: number) => Promise<void> | void = () => undefined,
): Promise<number> {
  let done = 0;
  for (let after: string | undefined = '0'; after !== undefined; ) {
    const ids = await deriveNextProjects(tx, request, after);
    after = ids.at(-1);
    done += ids.length;
    if (ids.length > 0) await onStep(done);
  }
  return done;
}
