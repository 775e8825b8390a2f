import {
  compare,
  compareExact,
  type DecimalText,
  type Fraction,
  findQuantileOfSorted,
  toFraction,
} from '#core/platform/public.ts';

/** One region's figure in a panel of regions. */
export interface PanelEntry {
  key: string;
  name: string;
  value: DecimalText | null;
}

export interface PanelSummary {
  /** Regions with a figure, and of how many: 9 of 10 counties. */
  counted: number;
  listed: number;
  /** Who has none. */
  missing: string[];
  /** Regions on the better side of the average, and the names of those on the other (低于平均名单). */
  betterThanAverage: number;
  worseThanAverage: string[];
  /** Quartile of each region with a figure: 1 the best quarter. */
  quartiles: Record<string, 1 | 2 | 3 | 4>;
}

type Direction = 'higher-is-better' | 'lower-is-better';
const QUARTERS = ['0.25', '0.5', '0.75'] as const;

/**
 * A panel of regions (handbook 3.7, IN-07): coverage, who stands below the average, quartiles by linear interpolation between the
 * sorted figures; a figure on a border belongs to the better quarter. `average` is the upper level's own figure, not the mean.
 */
export function summarisePanel(
  entries: readonly PanelEntry[],
  direction: Direction,
  average: DecimalText | null,
  /** Whose quartiles are wanted; absent: everybody's. */
  only?: ReadonlySet<string>,
): PanelSummary {
  const known = entries.filter((one): one is Known => one.value !== null);
  const sign = direction === 'higher-is-better' ? 1 : -1;
  const against = ({ value }: Known): number => (average === null ? 0 : sign * compareExact(value, average));
  const sorted = known.map(({ value }) => value).sort(compareExact);
  const borders = QUARTERS.map((share) => findQuantileOfSorted(sorted, share));
  return {
    counted: known.length,
    listed: entries.length,
    missing: entries.filter(({ value }) => value === null).map(({ name }) => name),
    betterThanAverage: known.filter((one) => against(one) > 0).length,
    worseThanAverage: known.filter((one) => against(one) < 0).map(({ name }) => name),
    quartiles: Object.fromEntries(
      known.flatMap(({ key, value }) =>
        only === undefined || only.has(key) ? [[key, findQuartile(toFraction(value), borders, sign)]] : [],
      ),
    ),
  };
}

type Known = PanelEntry & { value: DecimalText };

function findQuartile(value: Fraction, borders: readonly (Fraction | null)[], sign: number): 1 | 2 | 3 | 4 {
  // From the best border down; for what is better when lower the lowest border comes first.
  const ordered = sign > 0 ? borders.toReversed() : borders;
  const at = ordered.findIndex((border) => border !== null && sign * compare(value, border) >= 0);
  return (at < 0 ? 4 : at + 1) as 1 | 2 | 3 | 4;
}

/** In how many of its indicators a region stands on the better side of the average: N项中有M项高于平均. */
export function countAboveAverage(
  standings: readonly { value: DecimalText | null; average: DecimalText | null; direction: Direction }[],
): { above: number; compared: number } {
  const compared = standings.flatMap(({ value, average, direction }) =>
    value === null || average === null
      ? []
      : [compare(toFraction(value), toFraction(average)) * (direction === 'higher-is-better' ? 1 : -1)],
  );
  return { above: compared.filter((side) => side > 0).length, compared: compared.length };
}
