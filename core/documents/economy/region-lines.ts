/** 分县（市、区）看: how the regions below stand, for those who lead them all (handbook 8.5, IN-07, IN-12). */
import type { EconomyFacts, EconomyRow } from '#core/indicators/public.ts';
import { compare, toFraction } from '#core/platform/public.ts';
import type { RankedEntry } from '#core/progress/public.ts';
import { toLine } from '../bulletin/line.ts';
import type { Paragraph, Run } from '../content-model.ts';
import { clause, joinParts, NOTHING, sentence, text } from '../wording.ts';
import { type FigurePen, peerIds, printedSign } from './economy-figures.ts';
import { sayName, sayNames, sayShortGrowth } from './indicator-words.ts';

type Words = Run[] | null;

/** First and last are named where at least eight stand in the order (8.9). */
const FEWEST_FOR_LAST = 8;
const PLACES = 3;
const TWO_DIGITS = toFraction('10');

/** Indicators in whose order at least three regions below stand. */
export const listToldBelow = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows.filter(({ below }) => below !== null && below.ranking.rankedCount >= PLACES);

/** 7.3%, 下降1.5% of growths; amounts with their unit. */
function printedOf({ indicator }: EconomyRow, printed: string): string {
  if (indicator.rankBy === 'level') return `${printed}${indicator.unit}`;
  return indicator.rankBy === 'growth' && printedSign(printed) === -1
    ? sayShortGrowth(printed)
    : `${printed}%`;
}

/** 安澜（7.3%）、东湖坪（6.7%）. */
function sayRegions(one: EconomyRow, entries: readonly RankedEntry[], pen: FigurePen): Words {
  const figureOf = (key: string) => one.below?.regions.find((region) => region.key === key)?.figure;
  return joinParts(
    entries.map(({ key, name, printed }) => {
      const figure = pen.run(
        printed && printedOf(one, printed),
        [figureOf(key)?.valueId],
        'indicator_growth',
      );
      return clause`${name}（${figure}）`;
    }),
    '、',
  );
}

/** 高于全市的4个、低于的6个; one word where all stand on one side. */
function sayAgainstAverage(one: EconomyRow, pen: FigurePen, whole: string): Words {
  const { below, indicator } = one;
  const average = below?.ranking.printedAverage ?? null;
  if (below === null || average === null || indicator.direction === 'neither') return null;
  const ranked = below.ranking.entries.filter(({ rank }) => rank !== null);
  const sideOf = ({ printed }: RankedEntry) => compare(toFraction(printed ?? '0'), toFraction(average));
  const count = (n: number) =>
    n === 0 ? null : pen.run(String(n), peerIds(below.regions), 'indicator_count');
  const sides = ([1, 0, -1] as const).map((side) => ranked.filter((entry) => sideOf(entry) === side).length);
  const words = [`高于${whole}`, `与${whole}持平`, `低于${whole}`];
  const all = sides.indexOf(ranked.length);
  if (all >= 0) return clause`${count(ranked.length)}个全部${words[all] ?? NOTHING}`;
  return joinParts(
    sides.map((n, at) => clause`${words[at] ?? NOTHING}的${count(n)}个`),
    '、',
  );
}

/** Who leads and who follows, where the order tells them by name. */
function findEnds(one: EconomyRow): { first: RankedEntry[]; last: RankedEntry[] } {
  const ranked = (one.below?.ranking.entries ?? []).filter(({ rank }) => rank !== null);
  const first = ranked.filter(({ rank }) => (rank ?? 0) <= PLACES);
  // A tie that makes half of them the first says nothing of anybody.
  if (first.length * 2 > ranked.length) return { first: [], last: [] };
  return { first, last: ranked.length < FEWEST_FOR_LAST ? [] : ranked.slice(-PLACES).reverse() };
}

/** 下降的有双塔湾（−2.1%）, of growths alone; only how many (下降的6个) where the order names the ends anyway. */
function sayThresholds(one: EconomyRow, pen: FigurePen): Words {
  if (one.indicator.rankBy !== 'growth' || one.below === null) return null;
  const ranked = one.below.ranking.entries.filter(({ rank, printed }) => rank !== null && printed !== null);
  const fast = ranked.filter(({ printed }) => compare(toFraction(printed ?? '0'), TWO_DIGITS) >= 0);
  const falling = ranked.filter(({ printed }) => printedSign(printed) === -1);
  const ends = findEnds(one);
  const list = (entries: readonly RankedEntry[], word: string, isNamed: boolean): Words => {
    if (entries.length === 0) return null;
    if (entries.length === ranked.length) return clause`全部${word}`;
    if (isNamed) {
      const ids = entries.map(
        ({ key }) => one.below?.regions.find((region) => region.key === key)?.figure?.valueId ?? null,
      );
      return clause`${word}的${pen.run(String(entries.length), ids, 'indicator_count')}个`;
    }
    return clause`${word}的有${sayRegions(one, entries.slice(0, PLACES), pen)}${(entries.length > PLACES ? `等${entries.length}个` : '') || NOTHING}`;
  };
  return joinParts(
    [list(fast, '达到两位数', ends.first.length > 0), list(falling, '下降', ends.last.length > 0)],
    '，',
  );
}

function sayOrder(one: EconomyRow, pen: FigurePen): Words {
  const { first, last } = findEnds(one);
  return joinParts(
    [
      first.length === 0 ? null : clause`居前的为${sayRegions(one, first, pen)}`,
      last.length === 0 ? null : clause`居后的为${sayRegions(one, last, pen)}`,
    ],
    '，',
  );
}

function sayUnranked({ below }: EconomyRow): Words {
  const missing = (below?.ranking.entries ?? []).filter(({ rank }) => rank === null).map(({ name }) => name);
  return missing.length === 0 ? null : clause`${sayNames(missing)}不参加排位`;
}

/** The first indicator of each group: what a bulletin has room for. */
export const isFirstOfGroup = ({ indicator }: EconomyRow, at: number, rows: readonly EconomyRow[]): boolean =>
  rows.findIndex((row) => row.indicator.group === indicator.group) === at;

/** One line for each indicator: against the whole, who leads, who follows, who falls, who is missing. */
export function buildRegionLines(
  facts: EconomyFacts,
  pen: FigurePen,
  isTold: typeof isFirstOfGroup = () => true,
): Paragraph[] {
  return listToldBelow(facts)
    .filter(isTold)
    .flatMap((one, index) => {
      const noun = { growth: '增速', level: '', completion: '完成率' }[one.indicator.rankBy ?? 'level'];
      const line = toLine(
        `economy.regions.${index + 1}`,
        `${sayName(one, pen)}${noun}。`,
        text(
          sentence(sayAgainstAverage(one, pen, facts.regionWord), sayThresholds(one, pen)),
          sentence(sayOrder(one, pen), sayUnranked(one)),
        ),
      );
      return line ? [line] : [];
    });
}
