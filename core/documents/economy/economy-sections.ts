/** The sections that papers about the economy share: how things stand and what went well. */
import type { EconomyFacts, EconomyRow } from '#core/indicators/public.ts';
import { toLine } from '../bulletin/line.ts';
import type { Paragraph, Run } from '../content-model.ts';
import { clause, joinParts, NOTHING, sentence, text } from '../wording.ts';
import { type FigurePen, hasFigure } from './economy-figures.ts';
import {
  countRows,
  listAgainstUpper,
  listAhead,
  listAheadOfTime,
  listBehindTime,
  listLast,
  listMoved,
  sayGapToUpper,
  sayGrowthCounts,
  sayIndicators,
  sayPlace,
  sayPlaceAndMove,
  sayTimeGap,
} from './economy-lists.ts';
import {
  isAmongOthers,
  listMissing,
  sayAgainstTarget,
  sayAgainstUpper,
  sayChange,
  sayExtreme,
  sayMove,
  sayRank,
  sayTwoDigits,
  sayTwoYears,
  sayUpperChange,
  sayValue,
  sayYearOnYear,
} from './indicator-words.ts';

type Words = Run[] | null;
export const isLine = (line: Paragraph | null): line is Paragraph => line !== null;

/** Everything that is said of one indicator, in a sentence. */
export function sayIndicator(
  one: EconomyRow,
  facts: EconomyFacts,
  pen: FigurePen,
  fewestPeriods?: number,
  isCoverageKnown = false,
): Words {
  if (!hasFigure(one)) return null;
  return sentence(
    sayValue(one, pen),
    sayYearOnYear(one, pen),
    sayChange(one, pen),
    sayUpperChange(one, pen),
    sayAgainstUpper(one, pen),
    sayTwoDigits(one, pen) ?? sayExtreme(one, pen, fewestPeriods),
    sayTwoYears(one, pen),
    sayRank(one, pen, facts.peerWord, isCoverageKnown),
    sayMove(one, pen),
    sayAgainstTarget(one, pen),
  );
}

/** Indicators that the year has a target for, and that grow: what a bulletin tells of in its text. */
export const isHeadline = ({ indicator, row }: EconomyRow): boolean =>
  row.target !== null && (indicator.growth !== 'none' || indicator.isVeto);

/** 总体情况: how many grow, how they stand against the target, the level above and the others. */
export function buildOverallLine(
  facts: EconomyFacts,
  pen: FigurePen,
  title: string | null = '总体判断。',
): Paragraph | null {
  const known = facts.rows.filter(hasFigure);
  const lead = facts.rows[0]?.upper[0]?.name;
  const above = listAgainstUpper(facts, 1);
  const level = listAgainstUpper(facts, 0);
  const below = listAgainstUpper(facts, -1);
  const against = joinParts(
    [
      clause`优于${lead ?? null}的${countRows(above, pen)}项`,
      clause`持平的${countRows(level, pen)}项`,
      clause`不及${lead ?? null}的${countRows(below, pen)}项`,
    ],
    '、',
  );
  const [ahead, behind] = [listAheadOfTime(facts), listBehindTime(facts)];
  return toLine(
    'economy.overall.counts',
    title,
    known.length === 0
      ? sentence(clause`本期监测的指标均未报送`)
      : text(
          sentence(
            clause`本期监测指标${countRows(facts.rows, pen) ?? String(facts.rows.length)}项`,
            known.length === facts.rows.length ? null : clause`有数据的${countRows(known, pen)}项`,
          ),
          sentence(sayGrowthCounts(facts, pen)),
          sentence(
            joinParts(
              [
                clause`对照全年目标，达到或快于序时进度的${countRows(ahead, pen)}项`,
                clause`${(ahead.length === 0 ? '对照全年目标，' : '') || NOTHING}落后序时进度的${countRows(behind, pen)}项`,
              ],
              '、',
            ),
          ),
          sentence(against && clause`增速与${lead ?? null}相比，${against}`),
          sentence(sayPlaceCounts(facts, pen)),
        ),
  );
}

function sayPlaceCounts(facts: EconomyFacts, pen: FigurePen): Words {
  const [ahead, last] = [listAhead(facts), listLast(facts)];
  const [up, down] = [listMoved(facts, 'up'), listMoved(facts, 'down')];
  const said = joinParts(
    [
      clause`居前三位的${countRows(ahead, pen)}项`,
      clause`居后三位的${countRows(last, pen)}项`,
      clause`位次前移的${countRows(up, pen)}项`,
      clause`后移的${countRows(down, pen)}项`,
    ],
    '、',
  );
  const others = clause`参加排位的${facts.peerWord}与上期不同、位次不作比较的${countRows(facts.rows.filter(isAmongOthers), pen)}项`;
  const all = joinParts([said, others], '；');
  return all && clause`${'参加排位的指标中，'}${all}`;
}

/** One line for each group of indicators, with a sentence for each of them. */
export function buildGroupLines(
  facts: EconomyFacts,
  pen: FigurePen,
  isTold: (row: EconomyRow) => boolean,
  short: { most: number; fewestPeriods: number } | null = null,
): Paragraph[] {
  const groups = [...new Set(facts.rows.map(({ indicator }) => indicator.group))];
  // A short paper says once who is missing from an order; after that how many stood in it is enough.
  const said = new Set<string>();
  const isKnown = (one: EconomyRow): boolean => {
    const missing = short && one.row.rank !== null ? listMissing(one) : '';
    if (missing === '' || said.has(missing)) return missing !== '';
    said.add(missing);
    return false;
  };
  return groups
    .map((group, index) => {
      const rows = facts.rows
        .filter((one) => one.indicator.group === group && isTold(one))
        .slice(0, short?.most);
      return toLine(
        `economy.group.${index + 1}`,
        `${group}。`,
        text(...rows.map((one) => sayIndicator(one, facts, pen, short?.fewestPeriods, isKnown(one)))),
      );
    })
    .filter(isLine);
}

/** 主要成效: places ahead, places gained, ahead of time. */
export function buildAchievementLines(facts: EconomyFacts, pen: FigurePen): Paragraph[] {
  const better = listAgainstUpper(facts, 1);
  const lead = facts.rows[0]?.upper[0]?.name ?? null;
  const ahead = sayIndicators(listAhead(facts), pen, (one) => sayPlace(one, pen));
  const up = sayIndicators(listMoved(facts, 'up'), pen, (one) => sayPlaceAndMove(one, pen));
  const early = sayIndicators(listAheadOfTime(facts), pen, (one) => sayTimeGap(one, pen));
  const fast = sayIndicators(better, pen, (one) => sayGapToUpper(one, pen));
  return [
    toLine(
      'economy.good.places',
      '位次靠前的指标。',
      text(sentence(ahead && clause`居前三位的有${ahead}`), sentence(up && clause`位次前移的有${up}`)),
    ),
    toLine('economy.good.upper', '增速领先的指标。', sentence(fast && clause`增速优于${lead}的有${fast}`)),
    toLine(
      'economy.good.time',
      '进度较快的指标。',
      sentence(early && clause`达到或快于序时进度的有${early}`),
    ),
  ].filter(isLine);
}
