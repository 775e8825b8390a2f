import type { EconomyFacts, EconomyRow } from '#core/indicators/public.ts';
import type { Block, Curve, DocumentModel } from '../content-model.ts';
import { toOfficialModel } from '../official-model.ts';
import { toPeriodWords } from '../period-words.ts';
import { buildEconomyAnnexes, type EconomyPaperHead, markOpen, toSection } from './economy-bulletin.ts';
import { type FigurePen, hasFigure, printLevel, printPercentPoint, toPen } from './economy-figures.ts';
import {
  buildAchievementLines,
  buildGroupLines,
  buildOverallLine,
  isHeadline,
  isLine,
} from './economy-sections.ts';
import { buildNoteLine } from './note-lines.ts';
import { buildPartTable } from './part-tables.ts';
import { findIndicatorRow } from './part-words.ts';
import {
  buildMatchLine,
  buildPartLines,
  buildProblemLines,
  buildShortfallLines,
  listTold,
} from './problem-lines.ts';
import { buildRegionLines } from './region-lines.ts';

const FEWEST_POINTS = 3;

/** This year's months beside last year's: growth where there is one, else the level; null with fewer than three points. */
export function buildTrend({ indicator, months, row }: EconomyRow): Curve | null {
  const { seriesOf } = row;
  const print = (figure: (typeof months.thisYear)[number] | undefined): string | null => {
    if (figure === undefined) return null;
    return seriesOf === 'growth' ? printPercentPoint(figure.growth) : printLevel(figure.value, indicator);
  };
  const { lastYear, thisYear } = months;
  const monthOf = (period: string) => Number(period.slice(5));
  const now = lastYear.map(({ period }) =>
    print(thisYear.find((one) => monthOf(one.period) === monthOf(period))),
  );
  if (now.filter((value) => value !== null).length < FEWEST_POINTS) return null;
  const of = seriesOf === 'growth' ? '同比增速' : '';
  return {
    ...{ kind: 'curve', id: `economy.trend.${indicator.code}`, caption: `${indicator.name}${of}走势` },
    unit: seriesOf === 'growth' ? '%' : indicator.unit,
    labels: lastYear.map(({ period }) => `${monthOf(period)}月`),
    series: [
      { name: `${lastYear[0]?.period.slice(0, 4) ?? ''}年`, stroke: 'plan', values: lastYear.map(print) },
      { name: `${thisYear[0]?.period.slice(0, 4) ?? ''}年`, stroke: 'actual', values: now },
    ],
    widthMm: 150,
    heightMm: 62,
  };
}

const MOST_TRENDS = 6;
const MOST_PARTS = 2;

function buildTrends(facts: EconomyFacts): Block[] {
  return facts.rows
    .filter((row) => isHeadline(row) && row.indicator.every === 'month')
    .flatMap((row) => buildTrend(row) ?? [])
    .slice(0, MOST_TRENDS);
}

/** Sentence and table of each whole and its parts, in turn. */
function buildPartBlocks(facts: EconomyFacts, pen: FigurePen): Block[] {
  const lines = buildPartLines(facts, pen, MOST_PARTS);
  return listTold(facts, MOST_PARTS).flatMap((one, index): Block[] => {
    const owner = findIndicatorRow(facts, one.code);
    const line = lines[index];
    return owner && line ? [line, buildPartTable(one, owner, pen)] : [];
  });
}

/**
 * 经济运行分析 for a meeting: every indicator in words, trends, which industries, areas and firms hold back (IN-17), gaps to targets, the
 * order of regions, what does not match. The same model gives Word, PDF, slides and the workbook of its tables.
 */
export function buildEconomyAnalysis(facts: EconomyFacts, head: EconomyPaperHead): DocumentModel {
  const pen = toPen(facts.period);
  const { span } = toPeriodWords(facts.period);
  const problems = buildProblemLines({ ...facts, shortfalls: [], contributions: [], matches: [] }, pen, null);
  const model = toOfficialModel('economy-analysis', {
    template: 'economy-analysis/v1',
    period: facts.period,
    head: { issuingBody: head.issuingBody, mark: head.mark },
    title: `${span}${facts.regionWord}经济运行分析`,
    blocks: [
      ...toSection('analysis.overall', '总体判断', [buildOverallLine(facts, pen, null)].filter(isLine)),
      ...toSection('analysis.groups', '分领域运行情况', buildGroupLines(facts, pen, hasFigure)),
      ...toSection('analysis.trends', '主要指标走势', buildTrends(facts)),
      ...toSection('analysis.parts', '分行业、分区域、分企业分析', buildPartBlocks(facts, pen)),
      ...toSection('analysis.regions', `${facts.belowWord}情况`, buildRegionLines(facts, pen)),
      ...toSection('analysis.compare', '与上级和同级比较', [
        ...buildAchievementLines(facts, pen),
        ...problems,
      ]),
      ...toSection('analysis.targets', '目标差距', buildShortfallLines(facts, pen, null).filter(isLine)),
      ...toSection('analysis.match', '数据匹配', [buildMatchLine(facts, pen)].filter(isLine)),
      ...toSection('analysis.notes', '数据说明', buildNoteLine(facts, pen, null)),
    ],
    signature: { issuingBodies: [head.issuingBody], dateOn: null, seal: false },
    annexes: buildEconomyAnnexes(facts, pen),
  });
  return markOpen(model, facts);
}
