import type { z } from 'zod';
import { rankPeers } from '#core/indicators/board.ts';
import { readFigure } from '#core/indicators/board-row.ts';
import { getLatestDue } from '#core/indicators/due-months.ts';
import { findLight } from '#core/indicators/indicator-light.ts';
import { summarisePanel } from '#core/indicators/panel.ts';
import type { getTileMap as route } from '#core/indicators/panel-contract.ts';
import { pickJudgingTarget } from '#core/indicators/target.ts';
import { layTiles } from '#core/indicators/tile-map.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ranking } from '#core/progress/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { openMonth } from './board.view.ts';
import { listRankMonths, readTargets, readValues, toCellOf } from './panel-facts.ts';
import { listPanelMembers } from './panel-members.ts';
import { listTiles } from './tiles.queries.ts';

type View = z.input<typeof route.output>;

/** 格子地图: one indicator over the regions that are laid out, with value, place and light; null where nobody has laid them out. */
export function getTileMap(ctx: Ctx, code: string, query: z.output<typeof route.query>): Promise<View> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, query);
    const indicator = frame.definitions.indicators.find((one) => one.code === code);
    if (!indicator)
      throw refuse('not-found', 'INDICATOR_NOT_FOUND', `没有指标“${code}”`, 'There is no such indicator', [
        '在经济运行看板里选择指标',
      ]);
    const by = query.by ?? indicator.rankBy;
    const tileOf = await listTiles(tx, frame.regionId);
    const { members, upper } = await listPanelMembers(tx, frame.regionId, subject, query);
    if (by === null || members.filter(({ id }) => tileOf.has(id)).length < 2) return { map: null };
    const ids = [...members, ...upper].map(({ id }) => id);
    const targetsOf = await readTargets(tx, frame, ids, [code]);
    const cellOf = toCellOf(
      frame,
      await readValues(tx, frame, {
        codes: [code, ...(indicator.ratioOf ?? [])],
        subjectIds: ids,
        periods: listRankMonths([indicator], frame.period),
      }),
    );
    const period = getLatestDue(indicator, frame.period);
    const facts = { peers: members, upper, cellOf, targetsOf };
    const ranking = rankPeers(indicator, by, period, facts);
    const judged = by === indicator.rankBy ? ranking : rankPeers(indicator, indicator.rankBy, period, facts);
    const quartileOf = listQuartiles(ranking, indicator.direction);
    const laid = layTiles(
      members.map((member) => {
        const key = String(member.id);
        const entry = ranking?.entries.find((one) => one.key === key);
        const figure = readFigure(indicator, member.id, period, cellOf);
        const rank = judged?.entries.find((one) => one.key === key)?.rank ?? null;
        const target = pickJudgingTarget(targetsOf(code, member.id));
        return {
          subjectId: member.id,
          name: member.shortName,
          isOwn: member.id === subject.id,
          ...{ value: figure.value, growth: figure.growth },
          ...{
            rank: entry?.rank ?? null,
            rankText: entry?.rankText ?? '—',
            quartile: quartileOf[key] ?? null,
          },
          light: findLight({ indicator, period, figure, target, rank }, frame.rules),
          tile: tileOf.get(member.id) ?? null,
        };
      }),
    );
    if (laid === null) return { map: null };
    const { tiles, rows, columns, unlaid } = laid;
    return {
      map: { period, by, rows, columns, tiles, unlaid: unlaid.map(({ name }) => name), of: members.length },
    };
  });
}

function listQuartiles(ranking: Ranking | null, direction: string) {
  const values = (ranking?.entries ?? []).map(({ key, name, printed, rank }) => ({
    ...{ key, name, value: rank === null ? null : printed },
  }));
  const side = direction === 'lower-is-better' ? 'lower-is-better' : 'higher-is-better';
  return summarisePanel(values, side, null).quartiles;
}
