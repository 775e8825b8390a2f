import type { z } from 'zod';
import { rankPeers } from '#core/indicators/board.ts';
import { getLatestDue } from '#core/indicators/due-months.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import { countAboveAverage, summarisePanel } from '#core/indicators/panel.ts';
import type { getHeatTable as route } from '#core/indicators/panel-contract.ts';
import type { Ranking } from '#core/progress/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { openMonth, toFrozenView, toSubjectView } from './board.view.ts';
import { listRankMonths, readTargets, readValues, toCellOf } from './panel-facts.ts';
import { listPanelMembers } from './panel-members.ts';

type Heat = z.input<typeof route.output>;
type Column = Heat['indicators'][number];
const sideOf = ({ direction }: Indicator) =>
  direction === 'lower-is-better' ? 'lower-is-better' : ('higher-is-better' as const);

/** 热力表: every ranked indicator over the regions of one parent, by the measure of each. */
export function getHeatTable(ctx: Ctx, query: z.output<typeof route.query>): Promise<Heat> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, query);
    const { members: peers, upper, choice } = await listPanelMembers(tx, frame.regionId, subject, query);
    const indicators = frame.listed.filter(({ rankBy }) => rankBy !== null);
    const ids = [...peers, ...upper].map(({ id }) => id);
    const cellOf = toCellOf(
      frame,
      await readValues(tx, frame, { subjectIds: ids, periods: listRankMonths(indicators, frame.period) }),
    );
    const facts = { peers, upper, cellOf, targetsOf: await readTargets(tx, frame, ids) };
    const columns = indicators.flatMap((indicator): { column: Column; ranking: Ranking }[] => {
      const period = getLatestDue(indicator, frame.period);
      const ranking = rankPeers(indicator, indicator.rankBy, period, facts);
      if (!ranking || ranking.rankedCount < 2) return [];
      return [
        {
          ranking,
          column: toColumn(
            indicator,
            period,
            ranking,
            peers.map(({ id }) => String(id)),
          ),
        },
      ];
    });
    return {
      period: frame.period,
      frozen: toFrozenView(frame),
      members: choice,
      regions: peers.map((peer, at) => ({
        ...toSubjectView(peer),
        isOwn: peer.isOwn,
        ...countStandings(
          columns.map(({ column, ranking }) => ({ column, average: ranking.printedAverage })),
          at,
        ),
      })),
      indicators: columns.map(({ column }) => column),
    };
  });
}

function toColumn(indicator: Indicator, period: string, ranking: Ranking, keys: readonly string[]): Column {
  const { quartiles } = summarisePanel(
    ranking.entries.map(({ key, name, printed, rank }) => ({
      key,
      name,
      value: rank === null ? null : printed,
    })),
    sideOf(indicator),
    null,
  );
  return {
    indicator,
    period,
    by: indicator.rankBy ?? 'level',
    average: ranking.printedAverage,
    ranked: ranking.rankedCount,
    cells: keys.map((key) => {
      const entry = ranking.entries.find((one) => one.key === key);
      return {
        printed: entry?.printed ?? null,
        rank: entry?.rank ?? null,
        rankText: entry?.rankText ?? '—',
        quartile: quartiles[key] ?? null,
        move: entry?.move ?? null,
        reason: entry?.reason ?? null,
      };
    }),
  };
}

function countStandings(columns: readonly { column: Column; average: string | null }[], at: number) {
  const own = columns.map(({ column, average }) => ({ column, average, cell: column.cells[at] }));
  const { above, compared } = countAboveAverage(
    own.map(({ column, average, cell }) => ({
      value: cell?.rank === null ? null : (cell?.printed ?? null),
      average,
      direction: sideOf(column.indicator),
    })),
  );
  return {
    ...{ above, compared },
    firsts: own.filter(({ cell }) => cell?.quartile === 1).length,
    lasts: own.filter(({ cell }) => cell?.quartile === 4).length,
  };
}
