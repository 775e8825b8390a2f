import type { z } from 'zod';
import { hasRole } from '#core/people/public.ts';
import { getAsOfDate, refuse } from '#core/platform/public.ts';
import { replayLights } from '#core/progress/derive-project-progress.ts';
import type { replayLightRules as replayRoute } from '#core/progress/light-rules-contract.ts';
import { changeLightRules } from '#core/progress/lights/change-rules.ts';
import type { LightEvaluation } from '#core/progress/lights/light.ts';
import type { LightRulebook } from '#core/progress/lights/light-rulebook.ts';
import { describeRulebook } from '#core/progress/lights/rule-words.ts';
import type { ProgressFacts } from '#core/progress/progress-facts.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withSnapshot } from '#server/platform/public.ts';
import { gatherFacts, getLightRulebook } from './derive-projects.ts';
import {
  type FrozenMonth,
  listFrozenMonths,
  listFrozenTops,
  type TopProject,
} from './light-rules.queries.ts';

type Input = z.output<typeof replayRoute.body>;
type Answer = z.input<typeof replayRoute.output>;

/** Evaluations of one request stay within a few seconds. */
const MOST_EVALUATIONS = 40_000;
const MOST_SHOWN = 300;

interface PastFacts {
  period: string;
  facts: ProgressFacts;
  asOf: string;
}

/** The facts of each project in each period as they stood when it was frozen, earliest period first. */
async function listPastFacts(
  tx: Tx,
  ctx: Ctx,
  tops: readonly TopProject[],
  months: readonly FrozenMonth[],
  bundleStartShare: string,
): Promise<Map<string, PastFacts[]>> {
  const past = new Map<string, PastFacts[]>(tops.map((t) => [t.id, []]));
  for (const { period, frozenAt } of [...months].reverse()) {
    const asOf = getAsOfDate(period, ctx.today);
    const request = {
      regionId: ctx.actor.regionId,
      period,
      projectIds: tops.map((t) => t.id),
      today: ctx.today,
      at: frozenAt,
      now: frozenAt,
    };
    const gathered = await gatherFacts(tx, request, bundleStartShare);
    for (const { row, facts } of gathered) past.get(row.project_id)?.push({ period, facts, asOf });
  }
  return past;
}

type Counts = Record<string, number>;
const countLight = (counts: Map<string, Counts>, period: string, light: string): void => {
  const ofPeriod = counts.get(period) ?? {};
  ofPeriod[light] = (ofPeriod[light] ?? 0) + 1;
  counts.set(period, ofPeriod);
};

interface Comparison {
  before: Map<string, Counts>;
  after: Map<string, Counts>;
  changed: Answer['changed'];
}

function compareProject(
  into: Comparison,
  project: TopProject,
  past: { now: readonly PastFacts[]; wanted: readonly PastFacts[] },
  books: { now: LightRulebook; wanted: LightRulebook },
): void {
  const before = replayLights(past.now, books.now);
  const after = replayLights(past.wanted, books.wanted);
  past.now.forEach(({ period }, index) => {
    const [old, fresh] = [before[index], after[index]] as [LightEvaluation, LightEvaluation];
    countLight(into.before, period, old.overall.light);
    countLight(into.after, period, fresh.overall.light);
    if (old.overall.light !== fresh.overall.light)
      into.changed.push({
        projectId: project.id,
        name: project.name,
        unitName: project.unitName,
        period,
        before: old.overall.light,
        after: fresh.overall.light,
        reason: fresh.overall.reasons[0]?.sentence ?? '',
      });
  });
}

function requireReader(ctx: Ctx): void {
  if (!hasRole(ctx.actor, 'office-head', 'office-clerk'))
    throw refuse(
      'forbidden',
      'LIGHT_RULES_NOT_YOURS',
      '亮灯规则由项目办拟改',
      'The office prepares the rules',
      ['请联系项目办'],
    );
}

/**
 * Who would have had which light under changed rules, over the last frozen periods. Both rule sets are replayed over
 * the same facts with the same, at first empty, memory, so that every difference comes from the rules alone.
 */
export function replayLightRules(ctx: Ctx, input: Input): Promise<Answer> {
  requireReader(ctx);
  const { regionId } = ctx.actor;
  return withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const { version, rulebook } = await getLightRulebook(tx, regionId, ctx.today);
    const next = { version: version + 1, validFrom: ctx.today, clause: null, regionId: String(regionId) };
    const wanted = changeLightRules(rulebook, input, next);
    const months = await listFrozenMonths(tx, regionId, input.periods);
    const last = months[0];
    const tops = last ? await listFrozenTops(tx, regionId, last.period) : [];
    if (tops.length * months.length > MOST_EVALUATIONS)
      throw refuse(
        'limit',
        'REPLAY_TOO_LARGE',
        `${tops.length}个项目×${months.length}期，一次重算太多`,
        'Too much for one replay',
        [`减少期数，最多${Math.max(1, Math.floor(MOST_EVALUATIONS / tops.length))}期`],
      );
    const now = await listPastFacts(tx, ctx, tops, months, rulebook.bundleStartShare);
    // Only the share of started parts changes a bundle's facts; everything else is read once for both.
    const isSameShare = rulebook.bundleStartShare === wanted.bundleStartShare;
    const then = isSameShare ? now : await listPastFacts(tx, ctx, tops, months, wanted.bundleStartShare);
    const result: Comparison = { before: new Map(), after: new Map(), changed: [] };
    for (const project of tops)
      compareProject(
        result,
        project,
        { now: now.get(project.id) ?? [], wanted: then.get(project.id) ?? [] },
        { now: rulebook, wanted },
      );
    return {
      periods: months.map(({ period }) => ({
        period,
        before: result.before.get(period) ?? {},
        after: result.after.get(period) ?? {},
      })),
      changed: result.changed.sort((a, b) => b.period.localeCompare(a.period)).slice(0, MOST_SHOWN),
      changedCount: result.changed.length,
      groups: describeRulebook(wanted),
    };
  });
}
