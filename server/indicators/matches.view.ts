import type { z } from 'zod';
import { type CellOf, readFigure } from '#core/indicators/board-row.ts';
import { isDueIn, listDueMonths } from '#core/indicators/due-months.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import { sayGrowth } from '#core/indicators/indicator-light.ts';
import { getDistance, judgeMatch, type MatchRule } from '#core/indicators/match-rule.ts';
import { DEFAULT_MATCH_RULES, MATCH_RULEBOOK, MatchRules, sayMatch } from '#core/indicators/match-rules.ts';
import type * as contract from '#core/indicators/panel-contract.ts';
import { canSetIndicators } from '#core/indicators/permissions.ts';
import { getPreviousPeriod, type PeriodId, printedDifference, roundHalfAway } from '#core/platform/public.ts';
import { type Ctx, findRulebookOn, setRulebook, type Tx, withScope } from '#server/platform/public.ts';
import { openMonth, toFrozenView, toSubjectView } from './board.view.ts';
import { listMonths, type MonthFrame, readValues, toCellOf } from './panel-facts.ts';
import { requireSettingRight } from './set-indicators.ts';

type View = z.input<typeof contract.getMatches.output>;
type PairView = View['pairs'][number];
const HISTORY_YEARS = 3;

/** 数据匹配: the pairs of the region's rules at a month, each with its sentence and its own history. */
export function getMatches(ctx: Ctx, query: z.output<typeof contract.getMatches.query>): Promise<View> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, query);
    const { pairs, rules } = await findMatches(tx, frame, { subjectId: subject.id, today: ctx.today });
    return {
      period: frame.period,
      frozen: toFrozenView(frame),
      subject: toSubjectView(subject),
      pairs,
      rules,
      maySet: canSetIndicators(ctx.actor),
    };
  });
}

/** The pairs of the rules that were in force, judged at the month of the frame; with the figures that they were read from. */
export async function findMatches(
  tx: Tx,
  frame: MonthFrame,
  q: { subjectId: number; today: string },
): Promise<{ pairs: PairView[]; rules: MatchRules; cellOf: CellOf }> {
  const on = frame.freeze ? frame.freeze.frozenAt.toISOString().slice(0, 10) : q.today;
  const stored = await findRulebookOn(tx, frame.regionId, MATCH_RULEBOOK, on);
  const rules = stored ? MatchRules.parse(stored.body) : DEFAULT_MATCH_RULES;
  const indicatorOf = new Map(frame.listed.map((one) => [one.code, one] as const));
  const codes = [...new Set(rules.rules.flatMap(({ main, support }) => [main, support]))];
  const first = `${Number(frame.period.slice(0, 4)) - HISTORY_YEARS - 1}-01`;
  const rows = await readValues(tx, frame, {
    codes,
    subjectIds: [q.subjectId],
    periods: listMonths(first, frame.period),
  });
  const cellOf = toCellOf(frame, rows);
  const growthAt = (indicator: Indicator, period: PeriodId) =>
    readFigure(indicator, q.subjectId, period, cellOf).growth;
  const pairs = rules.rules.flatMap((rule): PairView[] => {
    const [main, support] = [indicatorOf.get(rule.main), indicatorOf.get(rule.support)];
    return main && support ? [derivePair({ rule, main, support, period: frame.period, growthAt })] : [];
  });
  return { pairs, rules, cellOf };
}

interface PairFacts {
  rule: MatchRule;
  main: Indicator;
  support: Indicator;
  period: PeriodId;
  growthAt: (indicator: Indicator, period: PeriodId) => string | null;
}

const back = (period: PeriodId, months: number): PeriodId =>
  months === 0 ? period : back(getPreviousPeriod(period), months - 1);

function derivePair({ rule, main, support, period, growthAt }: PairFacts): PairView {
  const from = `${Number(period.slice(0, 4)) - HISTORY_YEARS}-01`;
  // Both have to have a figure: a quarterly indicator is held against the months of its quarters' ends.
  const months = listDueMonths(main, from, period).filter((month) => isDueIn(support, back(month, rule.lag)));
  const history = months.map((month) => {
    const growths = { main: growthAt(main, month), support: growthAt(support, back(month, rule.lag)) };
    return { period: month, ...growths, distance: getDistance(growths.main, growths.support, rule.sign) };
  });
  const last = history.at(-1);
  const growths = { main: last?.main ?? null, support: last?.support ?? null };
  const standing = judgeMatch(
    rule,
    growths,
    history.slice(0, -1).map(({ distance }) => distance),
  );
  return {
    main: { code: main.code, name: main.name, growth: growths.main },
    support: { code: support.code, name: support.name, growth: growths.support },
    ...{ sign: rule.sign, lag: rule.lag, tolerance: rule.tolerance },
    ...standing,
    sentence: sayPair(main, support, growths, standing.verdict),
    history,
  };
}

function sayPair(
  main: Indicator,
  support: Indicator,
  growths: { main: string | null; support: string | null },
  verdict: PairView['verdict'],
): string {
  if (growths.main === null || growths.support === null || verdict === null) {
    const missing = growths.main === null ? main : support;
    return `${missing.name}没有可比的增速，暂不判断`;
  }
  const printed = printedDifference(roundHalfAway(growths.main, 1), roundHalfAway(growths.support, 1));
  return sayMatch({
    main: { name: main.name, growth: sayGrowth(growths.main) },
    support: { name: support.name, growth: sayGrowth(growths.support) },
    distance: printed.replace('-', ''),
    verdict,
  });
}

export async function setMatchRules(
  ctx: Ctx,
  { rules, source }: z.output<typeof contract.setMatchRules.body>,
): Promise<{ version: number; validFrom: string }> {
  requireSettingRight(ctx);
  return setRulebook(ctx, {
    ...{ kind: MATCH_RULEBOOK, body: rules, source },
    ...{ actKind: 'indicator-match-rules-set.v1', auditKind: 'set-indicator-match-rules' },
  });
}
