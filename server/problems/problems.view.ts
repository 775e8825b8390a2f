import type { z } from 'zod';
import { hasRole } from '#core/people/public.ts';
import type {
  listProblemCandidates as candidatesRoute,
  listProblems as listRoute,
} from '#core/problems/contract.ts';
import { guessCategory } from '#core/problems/guess-category.ts';
import { canRaiseProblem, canSetProblemRules } from '#core/problems/permissions.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { findLeaderQueue } from './before-leader.queries.ts';
import {
  countProblems,
  findLatestMonth,
  listCandidateRows,
  listProblemRecords,
} from './problem-lists.queries.ts';
import { getProblemSetting, listNamesOf, listOwnHolders, toProblemRow } from './problem-rows.ts';

const MOST_CANDIDATES = 300;

/** 问题清单, newest first, with the counts of what one sees. */
export function getProblems(
  ctx: Ctx,
  { after, limit, ...filter }: z.output<typeof listRoute.query>,
): Promise<z.input<typeof listRoute.output>> {
  const { regionId } = ctx.actor;
  const own = {
    regionId,
    today: ctx.today,
    holderKeys: listOwnHolders(ctx),
  };
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const setting = await getProblemSetting(tx, ctx);
    const asked = { ...own, queue: findLeaderQueue(ctx.actor, setting.rules) };
    const found = await listProblemRecords(
      tx,
      { ...asked, filter },
      { after: after ?? null, limit: limit + 1 },
    );
    const records = found.slice(0, limit);
    const names = await listNamesOf(tx, regionId, records);
    return {
      today: ctx.today,
      problems: records.map((record) => toProblemRow(record, names, setting)),
      nextAfter: found.length > limit ? (records.at(-1)?.id ?? null) : null,
      counts: await countProblems(tx, asked),
      levelNames: setting.rules.levelNames,
      may: {
        raise: canRaiseProblem(ctx.actor),
        setRules: canSetProblemRules(ctx.actor),
        intake: hasRole(ctx.actor, 'office-clerk', 'office-head'),
      },
    };
  });
}

/** What reports of a month and red lights say that nobody has raised yet; nothing is raised by itself. */
export function getProblemCandidates(
  ctx: Ctx,
  query: z.output<typeof candidatesRoute.query>,
): Promise<z.input<typeof candidatesRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const period = query.period ?? (await findLatestMonth(tx, regionId));
    if (!period) return { period: null, candidates: [], isCut: false };
    const rows = await listCandidateRows(tx, { regionId, period, limit: MOST_CANDIDATES + 1 });
    const candidates = rows.slice(0, MOST_CANDIDATES).map(({ kind, ...row }) => ({
      ...row,
      sourceKind: kind,
      category: guessCategory(`${row.need}${row.text}`),
    }));
    return { period, candidates, isCut: rows.length > MOST_CANDIDATES };
  });
}
