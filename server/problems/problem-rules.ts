import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import type { setProblemRules as setRoute } from '#core/problems/contract.ts';
import { canSetProblemRules } from '#core/problems/permissions.ts';
import { DEFAULT_PROBLEM_RULES, PROBLEM_RULEBOOK, ProblemRules } from '#core/problems/rulebook.ts';
import { type Ctx, findRulebookOn, setRulebook, type Tx, withScope } from '#server/platform/public.ts';

/** The rules of the region on a day; the product's own until the region has set some. */
export async function findProblemRules(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<{ rules: ProblemRules; version: number; source: string }> {
  const stored = await findRulebookOn(tx, regionId, PROBLEM_RULEBOOK, on);
  if (!stored) return { rules: DEFAULT_PROBLEM_RULES, version: 0, source: '' };
  return { rules: ProblemRules.parse(stored.body), version: stored.version, source: stored.source };
}

export async function getProblemRules(ctx: Ctx) {
  const found = await withScope(ctx.db, ctx.actor, (tx) =>
    findProblemRules(tx, ctx.actor.regionId, ctx.today),
  );
  return { ...found, maySet: canSetProblemRules(ctx.actor) };
}

/** Sets the days of each level, the window of repeats and the names of levels; deadlines already given stay. */
export async function setProblemRules(
  ctx: Ctx,
  { rules, source }: z.output<typeof setRoute.body>,
): Promise<{ version: number }> {
  if (!canSetProblemRules(ctx.actor))
    throw refuse(
      'forbidden',
      'ONLY_OFFICE_HEAD',
      '问题办理规则由项目办主任设定',
      'The head of the project office sets these rules',
      ['请联系项目办主任'],
    );
  return setRulebook(ctx, {
    kind: PROBLEM_RULEBOOK,
    body: rules,
    source,
    actKind: 'problem-rules-set.v1',
    auditKind: 'set-problem-rules',
  });
}
