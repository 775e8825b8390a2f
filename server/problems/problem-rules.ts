import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import { canSetProblemRules } from '#core/problems/permissions.ts';
import type { setProblemRules as setRoute } from '#core/problems/rule-contract.ts';
import { DEFAULT_PROBLEM_RULES, PROBLEM_RULEBOOK, ProblemRules } from '#core/problems/rulebook.ts';
import { listLeaders } from '#server/people/public.ts';
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

export function getProblemRules(ctx: Ctx) {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => ({
    ...(await findProblemRules(tx, regionId, ctx.today)),
    maySet: canSetProblemRules(ctx.actor),
    leaders: (await listLeaders(tx, regionId, ctx.today)).map(({ personId, name, title }) => ({
      ...{ personId, name, title },
    })),
  }));
}

/** Somebody who has left stays on the list of the version in force; a new version names leaders of today only. */
async function requireLeaders(ctx: Ctx, { members }: ProblemRules): Promise<void> {
  const wanted = [...members[3], ...members[4]];
  if (wanted.length === 0) return;
  const leaders = await withScope(ctx.db, ctx.actor, (tx) => listLeaders(tx, ctx.actor.regionId, ctx.today));
  const known = new Set(leaders.map(({ personId }) => personId));
  if (wanted.some((id) => !known.has(id)))
    throw refuse(
      'invalid',
      'LEADER_NOT_FOUND',
      '所列成员不在县领导名单中',
      'A member is no leader of the region',
      ['先在人员里登记其领导职务', '从名单中去掉'],
    );
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
  await requireLeaders(ctx, rules);
  return setRulebook(ctx, {
    kind: PROBLEM_RULEBOOK,
    body: rules,
    source,
    actKind: 'problem-rules-set.v1',
    auditKind: 'set-problem-rules',
  });
}
