import type { z } from 'zod';
import { type CellOf, readFigure } from '#core/indicators/board-row.ts';
import { type Contributions, deriveContributions, type Part } from '#core/indicators/contribution.ts';
import { getLatestDue, listDueMonths, yearBefore } from '#core/indicators/due-months.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import type { getIndicatorPage as route } from '#core/indicators/indicator-contract.ts';
import { deriveSingleMonths } from '#core/indicators/single-month.ts';
import type { SubjectFigure } from '#core/indicators/subject-figure.ts';
import {
  averageGrowth,
  type DecimalText,
  multiply,
  type PeriodId,
  refuse,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { type Board, loadBoard, openMonth, toFrozenView, toRowView, toSubjectView } from './board.view.ts';
import { listOrgNames, listRevisions } from './history.queries.ts';
import { listMonths, readTargets, readValues, toCellOf } from './panel-facts.ts';
import { listPanelMembers } from './panel-members.ts';
import { loadRanking } from './ranking.ts';
import { listBelow } from './subjects.queries.ts';

type Page = z.input<typeof route.output>;
type Query = z.output<typeof route.query>;
const HISTORY_YEARS = 3;

export function getIndicatorPage(ctx: Ctx, code: string, query: Query): Promise<Page> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, query);
    const board = await loadBoard(tx, { frame, subject, group: query.group ?? null, only: code });
    const indicator = board.frame.definitions.indicators.find((one) => one.code === code);
    const row = board.rows[0];
    if (!indicator || !row)
      throw refuse('not-found', 'INDICATOR_NOT_FOUND', `没有指标“${code}”`, 'There is no such indicator', [
        '在经济运行看板里选择指标',
      ]);
    return buildPage(tx, { board, indicator, row, by: query.by ?? indicator.rankBy, query });
  });
}

interface Wanted {
  board: Board;
  indicator: Indicator;
  row: Board['rows'][number];
  by: Indicator['rankBy'];
  query: Query;
}

async function buildPage(tx: Tx, { board, indicator, row, by, query }: Wanted): Promise<Page> {
  const { frame, subject } = board;
  const cellOf = await loadCells(tx, board, indicator, row.period);
  const targetsOf = await readTargets(tx, frame, [subject.id]);
  const indicatorId = frame.definitions.idOf.get(indicator.code);
  const revisions =
    indicatorId === undefined
      ? []
      : await listRevisions(tx, {
          ...{ regionId: frame.regionId, indicatorId, subjectId: subject.id, to: row.period },
          from: `${Number(row.period.slice(0, 4)) - HISTORY_YEARS}-01`,
          lastValueId: frame.freeze?.lastValueId ?? null,
        });
  const targets = targetsOf(indicator.code, subject.id);
  const names = await listOrgNames(
    tx,
    frame.regionId,
    targets.flatMap(({ leadOrgId }) => leadOrgId ?? []),
  );
  const { members, upper, choice } = await listPanelMembers(tx, frame.regionId, subject, query);
  return {
    period: frame.period,
    frozen: toFrozenView(frame),
    indicator,
    subject: toSubjectView(subject),
    row: toRowView(row, indicator),
    by,
    groups: [...subject.peerGroups],
    ranking: {
      members: choice,
      ...(await loadRanking(tx, {
        ...{ frame, peers: members, upper, indicator, by },
        ...{ subjectId: subject.id, from: query.from, find: query.find },
      })),
    },
    history: buildHistory(indicator, subject.id, row.period, cellOf),
    contributions: await listContributions(tx, board, indicator, row.period),
    targets: targets.map(({ kind, value, growth, rank, basis, versionNo, leadOrgId }) => ({
      ...{ kind, value, growth, rank, basis, versionNo },
      leadOrgName: leadOrgId === null ? null : (names.get(leadOrgId) ?? null),
    })),
    twoYearAverage: deriveTwoYears(indicator, subject.id, row.period, cellOf),
    revisions: revisions.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
  };
}

/** The own subject's years, of this indicator and of those that its ratio is made of. */
async function loadCells(
  tx: Tx,
  { frame, subject }: Board,
  indicator: Indicator,
  period: PeriodId,
): Promise<CellOf> {
  const codes = [indicator.code, ...(indicator.ratioOf ?? [])];
  const first = `${Number(period.slice(0, 4)) - HISTORY_YEARS - 1}-01`;
  const own = await readValues(tx, frame, {
    codes,
    subjectIds: [subject.id],
    periods: listMonths(first, period),
  });
  return toCellOf(frame, own);
}

function buildHistory(
  indicator: Indicator,
  subjectId: number,
  period: PeriodId,
  cellOf: CellOf,
): Page['history'] {
  const months = listDueMonths(indicator, `${Number(period.slice(0, 4)) - HISTORY_YEARS}-01`, period);
  const figures = months.map((month) => readFigure(indicator, subjectId, month, cellOf));
  const isCumulative = indicator.kind === 'cumulative' && indicator.every === 'month';
  const singles = new Map<PeriodId, DecimalText | null>();
  if (isCumulative)
    for (const year of new Set(months.map((month) => month.slice(0, 4)))) {
      const ofYear = figures.filter((figure) => figure.period.startsWith(year));
      const values = ofYear.map((figure) => ({ period: figure.period, value: figure.value }));
      for (const single of deriveSingleMonths(values, indicator.hasNoJanuary))
        singles.set(single.period, single.value);
    }
  return figures.map((figure) => ({
    ...{ period: figure.period, value: figure.value, growth: figure.growth },
    single: singles.get(figure.period) ?? null,
    isForecast: figure.certainty === 'forecast',
  }));
}

/** Sectors, regions and groups below the subject, and indicators that are parts of this one. */
async function listContributions(
  tx: Tx,
  { frame, subject }: Board,
  indicator: Indicator,
  period: PeriodId,
): Promise<Page['contributions']> {
  const periods = [period, yearBefore(period)];
  const parts = frame.definitions.indicators.filter(({ partOf }) => partOf === indicator.code);
  const found: { by: Page['contributions'][number]['by']; result: Contributions | null }[] = [];
  for (const kind of ['sector', 'region', 'enterprise-group'] as const) {
    const below =
      indicator.alongHierarchy === 'sum' ? await listBelow(tx, frame.regionId, subject.id, kind) : [];
    if (below.length === 0) continue;
    const subjectIds = [subject.id, ...below.map(({ id }) => id)];
    const cellOf = toCellOf(
      frame,
      await readValues(tx, frame, { codes: [indicator.code], subjectIds, periods }),
    );
    const read = (id: number) => readFigure(indicator, id, period, cellOf);
    found.push({
      by: kind,
      result: contribute(
        read(subject.id),
        below.map(({ id, shortName }) => ({ key: String(id), name: shortName, figure: read(id) })),
      ),
    });
  }
  if (parts.length > 0) {
    const codes = [indicator.code, ...parts.map(({ code }) => code)];
    const cellOf = toCellOf(frame, await readValues(tx, frame, { codes, subjectIds: [subject.id], periods }));
    const read = (one: Indicator) => readFigure(one, subject.id, period, cellOf);
    found.push({
      by: 'indicator',
      result: contribute(
        read(indicator),
        parts.map((one) => ({ key: one.code, name: one.name, figure: read(one) })),
      ),
    });
  }
  return found.filter(({ result }) => result !== null);
}

/** Without a single part there is nothing to show. */
function contribute(whole: SubjectFigure, parts: readonly Part[]): Contributions | null {
  const result = deriveContributions(whole, parts);
  return result && result.counted > 0 ? result : null;
}

/** 两年平均增速, in percent: of this year's growth and last year's at the same month. */
function deriveTwoYears(
  indicator: Indicator,
  subjectId: number,
  period: PeriodId,
  cellOf: CellOf,
): DecimalText | null {
  const growths = [period, yearBefore(period)].map(
    (month) => readFigure(indicator, subjectId, getLatestDue(indicator, month), cellOf).growth,
  );
  const shares = growths.flatMap((growth) =>
    growth === null ? [] : [multiply(toFraction(growth), { num: 1n, den: 100n })],
  );
  const average = shares.length === 2 ? averageGrowth(shares) : null;
  return average && toDecimalText(multiply(average, { num: 100n, den: 1n }));
}
