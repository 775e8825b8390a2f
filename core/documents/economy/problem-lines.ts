/** What holds back: falling figures, lost places, who is behind, which parts drag, what does not match. */
import type { EconomyContribution, EconomyFacts, EconomyShortfall } from '#core/indicators/public.ts';
import { roundUp } from '#core/platform/public.ts';
import { MOST_NAMED, toLine } from '../bulletin/line.ts';
import type { Paragraph, Run } from '../content-model.ts';
import { withoutSign } from '../printed-figure.ts';
import { clause, joinParts, NOTHING, sentence, text } from '../wording.ts';
import { type FigurePen, printShare, saySpan } from './economy-figures.ts';
import {
  listAgainstUpper,
  listFallingShort,
  listLast,
  listMoved,
  listRisingAgainst,
  listSlowing,
  sayGapToUpper,
  sayGrowthIn,
  sayIndicators,
  sayPlace,
  sayPlaceAndMove,
  saySlowing,
} from './economy-lists.ts';
import { isLine } from './economy-sections.ts';
import { listHolding, sayParts } from './part-words.ts';

type Words = Run[] | null;

/** 存在问题: falling, slowing, below the level above, places lost, behind time by unit, what holds back, what does not match. */
export function buildProblemLines(facts: EconomyFacts, pen: FigurePen, annex: string | null): Paragraph[] {
  const lead = facts.rows[0]?.upper[0]?.name ?? null;
  const falling = sayIndicators(listFallingShort(facts), pen, (one) => sayGrowthIn(one, pen));
  const rising = sayIndicators(listRisingAgainst(facts), pen, (one) => sayGrowthIn(one, pen));
  const slowing = sayIndicators(listSlowing(facts), pen, (one) => saySlowing(one, pen));
  const below = sayIndicators(listAgainstUpper(facts, -1), pen, (one) => sayGapToUpper(one, pen));
  const down = sayIndicators(listMoved(facts, 'down'), pen, (one) => sayPlaceAndMove(one, pen));
  const last = sayIndicators(listLast(facts), pen, (one) => sayPlace(one, pen));
  return [
    toLine(
      'economy.bad.growth',
      '部分指标下降或回落。',
      text(
        sentence(falling && clause`同比下降的有${falling}`),
        sentence(rising && clause`应降反升的有${rising}`),
        sentence(slowing && clause`增速比上期回落的有${slowing}`),
      ),
    ),
    toLine(
      'economy.bad.places',
      last === null && down === null ? `部分指标增速不及${lead ?? '上级'}。` : '部分指标位次靠后。',
      text(
        sentence(below && clause`增速不及${lead}的有${below}`),
        sentence(last && clause`居后三位的依次为${last}`),
        sentence(down && clause`位次后移的有${down}`),
      ),
    ),
    ...buildShortfallLines(facts, pen, annex),
    ...buildPartLines(facts, pen, 1, true),
    buildMatchLine(facts, pen),
  ].filter(isLine);
}

const byUnit = (rows: readonly EconomyShortfall[]): [string, EconomyShortfall[]][] => {
  const units = [...new Set(rows.map(({ unitName }) => unitName))];
  return units.map((unit) => [unit, rows.filter(({ unitName }) => unitName === unit)]);
};

function sayShortfall(one: EconomyShortfall, pen: FigurePen, subject: boolean): Words {
  const { indicator, figure } = one;
  const ids = [figure.valueId];
  const gap = printShare(one.proRataGap);
  const month = one.requiredPerMonth === null ? null : roundUp(one.requiredPerMonth, indicator.digits);
  const span = one.period === pen.period ? '' : saySpan(indicator, one.period, pen.period);
  return joinParts(
    [
      clause`${(subject ? one.subjectName : span) || NOTHING}${indicator.name}落后${pen.run(gap === null ? null : withoutSign(gap), ids, 'indicator_pro_rata_gap')}个百分点`,
      month === null
        ? null
        : clause`今后月均需完成${pen.run(`${month}${indicator.unit}`, ids, 'indicator_required')}`,
    ],
    '，',
  );
}

/** Who is behind and what the months left must bring, by the unit that answers for it; the towns below in a line of their own. */
export function buildShortfallLines(
  facts: EconomyFacts,
  pen: FigurePen,
  annex: string | null,
): (Paragraph | null)[] {
  const own = byUnit(facts.shortfalls.filter(({ isOwn }) => isOwn));
  const towns = byUnit(facts.shortfalls.filter(({ isOwn }) => !isOwn)).sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const count = (rows: readonly EconomyShortfall[], n: number): Run | null =>
    n === 0
      ? null
      : pen.run(String(n), rows.map(({ figure }) => figure.valueId).slice(0, 60), 'indicator_count');
  const all = facts.shortfalls;
  const ownRows = own.flatMap(([, rows]) => rows);
  const townRows = towns.flatMap(([, rows]) => rows);
  const list = joinParts(
    own.slice(0, MOST_NAMED).map(([unit, rows]) => {
      const said = joinParts(
        rows.slice(0, 2).map((one) => sayShortfall(one, pen, false)),
        '；',
      );
      return said && clause`${unit}：${said}`;
    }),
    '。',
  );
  const seen = annex === null ? '' : `（详见${annex}）`;
  const ownCount = clause`部门牵头的${count(ownRows, ownRows.length)}项指标落后序时进度${seen || NOTHING}`;
  const townNames = joinParts(
    towns.slice(0, MOST_NAMED).map(([unit, rows]) => clause`${unit}（${count(rows, rows.length)}项）`),
    '、',
  );
  const townCount = clause`有${count(townRows, towns.length)}个${facts.belowWord}的${count(townRows, townRows.length)}项指标落后序时进度${(ownRows.length === 0 && seen) || NOTHING}`;
  return [
    all.length === 0
      ? null
      : toLine(
          'economy.bad.units',
          '部分指标落后序时进度。',
          text(sentence(ownCount), sentence(list)),
          sentence(ownCount),
        ),
    toLine(
      'economy.bad.towns',
      `部分${facts.belowWord}进度滞后。`,
      text(
        sentence(townCount),
        sentence(
          townNames &&
            clause`落后项数较多的有${townNames}${(towns.length > MOST_NAMED ? '等' : '') || NOTHING}`,
        ),
      ),
      sentence(townCount),
    ),
  ];
}

const PART_LEADS = {
  sector: '行业支撑不平衡。',
  region: '区域发展不平衡。',
  'enterprise-group': '企业增长不平衡。',
  indicator: '内部结构不平衡。',
} as const;

/** Which wholes are told apart: of each way of dividing, the first in the order of the board. */
export function listTold(facts: EconomyFacts, most: number): EconomyContribution[] {
  return (['sector', 'region', 'enterprise-group', 'indicator'] as const).flatMap((by) =>
    facts.contributions.filter((one) => one.by === by && one.result.counted > 1).slice(0, most),
  );
}

/** Short, among what holds back: only wholes of which a part falls, and one part that pulls; the analysis tells of each. */
export function buildPartLines(
  facts: EconomyFacts,
  pen: FigurePen,
  most: number,
  isShort = false,
): (Paragraph | null)[] {
  return listTold(facts, most)
    .filter((one) => !isShort || listHolding(one).length > 0)
    .map((one) =>
      toLine(
        `economy.parts.line.${one.code}.${one.by}`,
        PART_LEADS[one.by],
        sayParts(one, facts, pen, isShort ? 1 : undefined),
      ),
    );
}

/** 数据匹配: what does not go together and what has to be watched; nothing where all match. */
export function buildMatchLine(facts: EconomyFacts, pen: FigurePen): Paragraph | null {
  const list = (verdict: 'mismatch' | 'watch') =>
    joinParts(
      facts.matches
        .filter((one) => one.verdict === verdict)
        .map((one) => clause`${pen.run(one.sentence, one.valueIds, 'indicator_match')}`),
      '；',
    );
  return toLine(
    'economy.bad.match',
    '部分数据匹配性需核实。',
    text(sentence(list('mismatch')), sentence(list('watch'))),
  );
}
