import type { z } from 'zod';
import { rankPeers } from '#core/indicators/board.ts';
import { readFigure } from '#core/indicators/board-row.ts';
import { getLatestDue } from '#core/indicators/due-months.ts';
import { deriveGrowth } from '#core/indicators/indicator-growth.ts';
import type { getWhatIf as route } from '#core/indicators/panel-contract.ts';
import { rankSubjects } from '#core/indicators/rank-subjects.ts';
import { refuse } from '#core/platform/public.ts';
import type { RankedEntry, Ranking } from '#core/progress/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { openMonth } from './board.view.ts';
import { listRankMonths, readTargets, readValues, toCellOf } from './panel-facts.ts';
import { listPeers, listUpper } from './subjects.queries.ts';

type View = z.input<typeof route.output>;

/** 试算: the order of regions as it would be if one of them had another figure; nothing is kept. */
export function getWhatIf(ctx: Ctx, code: string, query: z.output<typeof route.query>): Promise<View> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, query);
    const indicator = frame.definitions.indicators.find((one) => one.code === code);
    if (!indicator)
      throw refuse('not-found', 'INDICATOR_NOT_FOUND', `没有指标“${code}”`, 'There is no such indicator');
    const by = query.by ?? indicator.rankBy;
    if (by === null)
      throw refuse('invalid', 'INDICATOR_NOT_RANKED', '这个指标不排位', 'This indicator is not ranked', [
        '选择排位的指标',
      ]);
    const peers = await listPeers(tx, frame.regionId, subject, query.group ?? null);
    const upper = await listUpper(tx, frame.regionId, subject.id);
    const ids = [...peers, ...upper].map(({ id }) => id);
    const codes = [code, ...(indicator.ratioOf ?? [])];
    const rows = await readValues(tx, frame, {
      codes,
      subjectIds: ids,
      periods: listRankMonths([indicator], frame.period),
    });
    const facts = {
      peers,
      upper,
      cellOf: toCellOf(frame, rows),
      targetsOf: await readTargets(tx, frame, ids),
    };
    const period = getLatestDue(indicator, frame.period);
    const before = rankPeers(indicator, by, period, facts);
    const own = readFigure(indicator, subject.id, period, facts.cellOf);
    const value = query.value ?? own.value;
    const growth =
      query.growth ?? deriveGrowth({ value, before: own.before, publishedPercent: null }).percent;
    const after = rankSubjects(
      indicator,
      by,
      peers.map(({ id, shortName }) => ({
        key: String(id),
        name: shortName,
        figure:
          id === subject.id ? { ...own, value, growth } : readFigure(indicator, id, period, facts.cellOf),
        target:
          facts.targetsOf(code, id).find((one) => one.kind !== 'stretch' && one.value !== null)?.value ??
          null,
      })),
      { period, previous: {}, average: null },
    );
    return compareOrders(by, before, after, String(subject.id), subject.shortName);
  });
}

const entryOf = (ranking: Ranking | null, key: string): RankedEntry | undefined =>
  ranking?.entries.find((one) => one.key === key);
const placeOf = (entry: RankedEntry | undefined) => ({
  printed: entry?.printed ?? null,
  rankText: entry?.rankText ?? '—',
  rank: entry?.rank ?? null,
});

function compareOrders(
  by: View['by'],
  before: Ranking | null,
  after: Ranking,
  key: string,
  name: string,
): View {
  const [was, would] = [placeOf(entryOf(before, key)), placeOf(entryOf(after, key))];
  const others = after.entries.filter((one) => one.key !== key && one.rank !== null);
  const wasAhead = (one: RankedEntry) =>
    (entryOf(before, one.key)?.rank ?? 0) < (was.rank ?? Number.MAX_SAFE_INTEGER);
  const isAhead = (one: RankedEntry) => (one.rank ?? 0) < (would.rank ?? Number.MAX_SAFE_INTEGER);
  const passed = others.filter((one) => wasAhead(one) && !isAhead(one)).map((one) => one.name);
  const passedBy = others.filter((one) => !wasAhead(one) && isAhead(one)).map((one) => one.name);
  const change =
    would.rank === null || was.rank === null
      ? `排${would.rankText}`
      : would.rank === was.rank
        ? `仍排${would.rankText}`
        : `由${was.rankText}到${would.rankText}`;
  const over =
    passed.length > 0
      ? `，超过${passed.join('、')}`
      : passedBy.length > 0
        ? `，被${passedBy.join('、')}超过`
        : '';
  return { by, before: was, after: would, passed, passedBy, sentence: `${name}${change}${over}` };
}
