import { compare, toFraction } from '#core/platform/public.ts';
import type { FilingCell } from '../filing.ts';
import { type ReadFigure, type StatDesk, tell } from './stat-desk.ts';

type Ranked = { subject: string; text: string };

/** Equal figures share a place; the next place is skipped. */
function rankOf(figures: readonly Ranked[], isLowBest: boolean): Map<string, number> {
  const sign = isLowBest ? -1 : 1;
  return new Map(
    figures.map(({ subject, text }) => [
      subject,
      1 + figures.filter((other) => sign * compare(toFraction(other.text), toFraction(text)) > 0).length,
    ]),
  );
}

/** Ranks of a file are never imported; they are held against those that its own values and growths give, and told. */
export function checkRanks(desk: StatDesk, read: readonly ReadFigure[], cells: readonly FilingCell[]): void {
  const groups = new Map<string, ReadFigure[]>();
  for (const one of read)
    if (one.measure === 'rank') {
      const key = `${one.table}:${one.indicator}:${one.year}-${String(one.month).padStart(2, '0')}:${one.head}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
  for (const group of groups.values()) {
    const [first] = group;
    const indicator = first && desk.index.indicator(first.indicator);
    if (!first || !indicator) continue;
    const ranked = new Set(group.map(({ subject }) => subject));
    const period = `${first.year}-${String(first.month).padStart(2, '0')}`;
    const own = cells.filter(
      (one) => one.indicator === first.indicator && one.period === period && ranked.has(one.subject),
    );
    const ways = (['growth', 'value'] as const).map((part) => {
      const figures = own.flatMap((one) =>
        one[part] === null ? [] : [{ subject: one.subject, text: one[part] }],
      );
      const ranks = rankOf(figures, indicator.direction === 'lower-is-better');
      return {
        part,
        isWhole: figures.length === ranked.size,
        wrong: group.filter((one) => String(ranks.get(one.subject)) !== one.text),
      };
    });
    const best = ways.filter(({ isWhole }) => isWhole).sort((a, b) => a.wrong.length - b.wrong.length)[0];
    const word = best?.part === 'growth' ? '增速' : '总量';
    const isWrong = new Set(best?.wrong.map(({ place }) => place));
    for (const { place } of group) {
      if (!best) tell(desk, 'rank', '位次不导入；文件里没有可比的数，未核对', place);
      else if (isWrong.has(place))
        tell(desk, 'rank', `位次不导入；${indicator.name}的位次与按${word}算出的不一致，请核对`, place);
      else tell(desk, 'rank', `位次不导入；${indicator.name}的位次与按${word}算出的一致`, place);
    }
  }
}
