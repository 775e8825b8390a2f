// Figures of the sample's economy: every place has a course of growth of its own, and amounts follow from it year by year.
import type { FilingCell, Indicator } from '#core/indicators/public.ts';
import { isDueIn } from '#core/indicators/public.ts';
import { TOWNS } from './county-names.ts';
import { COURSES, type Course, SAMPLE_INDICATORS } from './economy-indicators.ts';
import {
  COUNTIES,
  GROUPS,
  type IndustryPart,
  LATE_CODE,
  OWN_CODE,
  SECTORS,
  townCode,
} from './economy-places.ts';
import { openRandom } from './random.ts';

export interface Months {
  /** First month with figures, `2023-01`. */
  first: string;
  last: string;
}

const SEASONS: Record<NonNullable<Course['season']>, readonly number[]> = {
  even: [8, 7.4, 8.4, 8.2, 8.3, 8.6, 8.3, 8.2, 8.6, 8.4, 8.5, 9.1],
  rising: [3.2, 4.1, 8.4, 8.3, 8.9, 10.4, 8.6, 8.7, 10.2, 9.4, 9.6, 10.2],
  fiscal: [10.4, 6.9, 8.3, 8.8, 8.1, 10.2, 8.5, 6.9, 8.8, 8.7, 6.9, 7.5],
  summer: [3.9, 4.6, 6.4, 8.1, 9.9, 10.4, 11.6, 11.9, 11, 9.7, 6.9, 5.6],
};

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthAt = (index: number): string =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
const lastYearOf = (month: string): string => monthAt(indexOf(month) - 12);

/** Electricity falls while value added rises: the mismatch that the match page finds. */
const MISMATCH = { code: 'industry-electricity', points: -11, months: 2 };
/** Investment of the own county slows down through the last year. */
const SLOWING = { code: 'industry-investment', pointsPerMonth: -1.4 };

/** One figure as it is published: an amount, and the growth where the source gives it. */
export interface Drawn {
  value: number;
  growth: number | null;
}

/** Draws the whole economy; asked for by place, indicator and month. */
export class Economy {
  readonly #known = new Map<string, number>();
  readonly #months: Months;
  readonly #byCode: ReadonlyMap<string, Indicator>;

  constructor(months: Months) {
    this.#months = months;
    this.#byCode = new Map(SAMPLE_INDICATORS.map((one) => [one.code, one]));
  }

  /** Growth in percent of a county's indicator at a month. */
  #growthOf(code: string, place: string, month: string): number {
    const course = COURSES[code] as Course;
    const county = COUNTIES.find((one) => one.code === place);
    const random = openRandom(`economy:${code}:${place}`);
    const [phase, offset] = [random.between(0, Math.PI * 2), random.between(-0.5, 0.5)];
    const at = indexOf(month);
    const wave =
      Math.sin(at / 5.3 + phase) * course.swing * 0.6 + Math.sin(at / 2.1 + phase * 2) * course.swing * 0.15;
    const left = indexOf(this.#months.last) - at;
    let tale = 0;
    if (place === OWN_CODE && code === MISMATCH.code && left < MISMATCH.months) tale += MISMATCH.points;
    if (place === OWN_CODE && code === SLOWING.code && left < 10)
      tale += SLOWING.pointsPerMonth * (10 - left);
    return (
      course.growth + (county?.pace ?? 0) * Math.min(1, course.swing) + offset * course.swing + wave + tale
    );
  }

  /** Amount of an own course in a county: last year's of the same month, grown; the first year by season. */
  #amountOf(code: string, place: string, month: string): number {
    const key = `${code}:${place}:${month}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const course = COURSES[code] as Course;
    const growth = this.#growthOf(code, place, month);
    const isEarlier = Number(month.slice(0, 4)) < Number(this.#months.first.slice(0, 4));
    const amount = isEarlier
      ? this.#firstYear(code, place, month, course)
      : this.#amountOf(code, place, lastYearOf(month)) * (1 + growth / 100);
    this.#known.set(key, amount);
    return amount;
  }

  #firstYear(code: string, place: string, month: string, course: Course): number {
    const size = COUNTIES.find((one) => one.code === place)?.size ?? 1;
    const indicator = this.#byCode.get(code);
    const number = Number(month.slice(5));
    const random = openRandom(`economy-level:${code}:${place}`);
    const level = course.level * random.between(0.93, 1.07);
    if (indicator?.alongHierarchy !== 'sum' && indicator?.kind !== 'cumulative') return level;
    if (indicator.kind === 'stock') return level * size * (0.94 + number * 0.005);
    const weights = SEASONS[course.season ?? 'even'];
    const share = weights.slice(0, number).reduce((sum, one) => sum + one, 0) / 100;
    return level * share * (indicator.alongHierarchy === 'sum' ? size : 1);
  }

  /** A county's figure at a month; what is made of others is added up. */
  #ofCounty(code: string, place: string, month: string): number {
    const sum = (codes: readonly string[]) =>
      codes.reduce((total, one) => total + this.#ofCounty(one, place, month), 0);
    if (code === 'gdp') return sum(['primary-value-added', 'secondary-value-added', 'tertiary-value-added']);
    if (code === 'fixed-investment')
      return sum(['industry-investment', 'real-estate-investment', 'infrastructure-investment']) * 1.06;
    if (code === 'production-sales-rate' || code === 'air-quality-index')
      return this.#swinging(code, place, month);
    return this.#amountOf(code, place, month);
  }

  #swinging(code: string, place: string, month: string): number {
    const course = COURSES[code] as Course;
    const random = openRandom(`economy-rate:${code}:${place}`);
    const at = indexOf(month);
    return (
      course.level +
      random.between(-0.8, 0.8) * course.swing +
      Math.sin(at / 4 + random.between(0, 6)) * course.swing * 0.5
    );
  }

  #numberOf(code: string, place: string, month: string): number {
    const isSum = this.#byCode.get(code)?.alongHierarchy === 'sum';
    const over = (): number => {
      const all = COUNTIES.map((one) => this.#ofCounty(code, one.code, month));
      const total = all.reduce((sum, one) => sum + one, 0);
      return isSum ? total : total / COUNTIES.length;
    };
    if (place === 'C') return over();
    if (place === 'P') return over() * (isSum ? 9.4 : 1) * (1 + Math.sin(indexOf(month) / 9) * 0.004);
    const town = TOWNS.findIndex((_town, at) => townCode(at) === place);
    if (town >= 0) return this.#shareOfOwn(code, `town-${town}`, 0.2 / (1 + town * 0.32), month);
    for (const parts of [SECTORS, GROUPS]) {
      const own = parts.find((one) => one.code === place);
      if (own) return this.#partOf(code, own, parts, month);
    }
    return this.#ofCounty(code, place, month);
  }

  #shareOfOwn(code: string, name: string, share: number, month: string): number {
    const random = openRandom(`economy-share:${code}:${name}`);
    const drift = Math.sin(indexOf(month) / 7 + random.between(0, 6)) * 0.05;
    return this.#ofCounty(code, OWN_CODE, month) * share * (1 + random.between(-0.2, 0.2) + drift);
  }

  /** Parts of the county's industry in proportion to their own pace, so that together they are the whole. */
  #partOf(code: string, own: IndustryPart, parts: readonly IndustryPart[], month: string): number {
    const years = (indexOf(month) - indexOf(this.#months.first)) / 12;
    const weightOf = (one: IndustryPart) => one.share * (1 + one.pace / 100) ** years;
    const total = parts.reduce((sum, one) => sum + weightOf(one), 0);
    return (this.#ofCounty(code, OWN_CODE, month) * weightOf(own)) / total;
  }

  /** Who has figures of an indicator: everybody above towns; towns, sectors and groups of enterprises of a few. */
  listPlaces(code: string): string[] {
    const regions = ['P', 'C', ...COUNTIES.map((one) => one.code)];
    const towns = ['fixed-investment', 'public-budget-revenue', 'above-scale-added'].includes(code)
      ? TOWNS.map((_town, at) => townCode(at))
      : [];
    const sectors = ['industry-value-added', 'industry-output'].includes(code)
      ? SECTORS.map((one) => one.code)
      : [];
    const groups = ['industry-output', 'industry-sales', 'industry-profit'].includes(code)
      ? GROUPS.map((one) => one.code)
      : [];
    return [...regions, ...towns, ...sectors, ...groups];
  }

  /** The cells that a unit files for a month. */
  cellsOf(indicators: readonly Indicator[], month: string): FilingCell[] {
    return indicators.flatMap((indicator) => {
      if (!isDueIn(indicator, month) || indicator.ratioOf !== null) return [];
      return this.listPlaces(indicator.code)
        .filter(
          (place) =>
            !(place === LATE_CODE && month === this.#months.last && indicator.sourceDepartment === '统计局'),
        )
        .map((place) => this.#cellOf(indicator, place, month));
    });
  }

  #cellOf(indicator: Indicator, place: string, month: string): FilingCell {
    const value = this.#numberOf(indicator.code, place, month);
    const before = this.#numberOf(indicator.code, place, lastYearOf(month));
    // At comparable prices: a little below what the amounts say.
    const growth = indicator.growth === 'real' ? ((value / before - 1) * 100 - 0.7).toFixed(1) : null;
    return {
      ...{ indicator: indicator.code, subject: place, period: month },
      value: value.toFixed(indicator.digits),
      ...{ growth, base: null, place: null, reason: '' },
    };
  }
}
