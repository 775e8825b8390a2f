import type { z } from 'zod';
import { groupBy } from '#core/platform/public.ts';
import { listBallStretches } from '#core/problems/ball.ts';
import { findRepeats } from '#core/problems/repeat.ts';
import { toShare } from '#core/problems/share.ts';
import {
  type CountedProblem,
  countByAge,
  countByCategory,
  sumDaysByLevel,
} from '#core/problems/statistics.ts';
import type { getProblemStatistics as statisticsRoute } from '#core/problems/statistics-contract.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { listProblemsRaised } from './problem-lists.queries.ts';
import { getProblemSetting, listNamesOf, type ProblemSetting } from './problem-rows.ts';
import { listMoves, type ProblemRecord } from './problems.queries.ts';

type Answer = z.input<typeof statisticsRoute.output>;
/** More than a county has in years; the statistics are of those. */
const MOST = 20_000;

const toRaised = (one: ProblemRecord) => ({
  id: one.id,
  projectId: one.projectId,
  category: one.standing.category,
  raisedOn: one.raisedOn,
});

async function listCounted(
  tx: Tx,
  regionId: number,
  records: readonly ProblemRecord[],
  { rules, calendar, today }: ProblemSetting,
): Promise<(CountedProblem & { record: ProblemRecord })[]> {
  const ids = records.map(({ id }) => id);
  const moves = groupBy(await listMoves(tx, regionId, ids), ({ problemId }) => problemId);
  const ofProject = groupBy(records, ({ projectId }) => projectId);
  return records.map((record) => ({
    record,
    standing: record.standing,
    raisedOn: record.raisedOn,
    stretches: listBallStretches(
      (moves.get(record.id) ?? []).map(({ move }) => move),
      calendar,
      today,
    ),
    isRepeat:
      findRepeats(toRaised(record), (ofProject.get(record.projectId) ?? []).map(toRaised), rules.repeatDays)
        .length > 0,
  }));
}

/** Counts per unit that owns problems, those without an owner last. */
function countByOwner(
  counted: readonly CountedProblem[],
  names: ReadonlyMap<string, string>,
  today: string,
): Answer['byOwner'] {
  const groups = groupBy(counted, ({ standing }) => standing.ownerOrgId);
  const rows = [...groups].map(([id, own]) => {
    const closed = own.filter(({ standing }) => standing.state === 'closed').length;
    const overdue = own.filter(
      ({ standing: s }) => s.state !== 'closed' && s.dueOn !== null && s.dueOn < today,
    );
    return {
      org: id ? { id, name: names.get(id) ?? '' } : null,
      raised: own.length,
      closed,
      open: own.length - closed,
      overdue: overdue.length,
      closedShare: toShare(closed, own.length),
    };
  });
  return rows.sort((a, b) => Number(a.org === null) - Number(b.org === null) || b.open - a.open);
}

/** Statistics by cause, owner, age and level of the problems raised in a span (4.3). */
export function getProblemStatistics(
  ctx: Ctx,
  { from, to }: z.output<typeof statisticsRoute.query>,
): Promise<Answer> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const setting = await getProblemSetting(tx, ctx);
    const { calendar, today, rules } = setting;
    const records = await listProblemsRaised(tx, {
      regionId,
      from: from ?? null,
      to: to ?? null,
      limit: MOST,
    });
    const counted = await listCounted(tx, regionId, records, setting);
    const names = await listNamesOf(tx, regionId, records);
    return {
      today,
      byCategory: countByCategory(counted, today),
      byOwner: countByOwner(counted, names, today),
      byAge: countByAge(counted, calendar, today),
      byLevel: sumDaysByLevel(counted),
      levelNames: rules.levelNames,
    };
  });
}
