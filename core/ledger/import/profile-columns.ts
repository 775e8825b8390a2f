import type { Grid } from './grid.ts';
import { rememberByText } from './normal-text.ts';
import { isFigure, isSerial } from './row-labels.ts';

/** What the cells of one column look like, counted over some rows. */
export interface ColumnProfile {
  filled: number;
  figures: number;
  /** Figures with a percent sign. */
  percents: number;
  serials: number;
  /** Cells with a digit and words together. */
  mixed: number;
  phones: number;
  /** Names of offices, towns, companies. */
  organisations: number;
  dates: number;
  /** Texts of more than 25 characters. */
  long: number;
  /** Figures with their own unit of money: 1.2亿元, 3000万. */
  moneyTexts: number;
  /** Whole numbers of at most four digits. */
  shortNumbers: number;
}

const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{7,8})([、,/;]|$)/;
const ORGANISATION =
  /(局|委|厅|办|部|镇|乡|街道|办事处|公司|集团|管委会|政府|园区|开发区|高新区|新区|中心|县|区|市|院|学校)([(（].*[)）])?$/;
const DATE_WORDS =
  /^(20\d\d|\d{2})([-./年])\d{1,2}([-./月](\d{1,2}日?)?)?(底|前|初|中旬|上旬|下旬|份)?$|^\d{1,2}月(\d{1,2}日|底|份|初|中旬|上旬|下旬)?(前)?$|^20\d\d年?(底|前|初)?$|年底|季度/;

const MONEY_TEXT = /^约?[-+]?\d[\d,.]*(千|百)?(万|亿)?(余)?(万|亿|元|万元|亿元)$/;

interface TextTraits {
  figure: boolean;
  serial: boolean;
  mixed: boolean;
  phone: boolean;
  organisation: boolean;
  date: boolean;
  long: boolean;
  moneyText: boolean;
  shortNumber: boolean;
}

function readTraits(text: string): TextTraits {
  const figure = isFigure(text);
  return {
    figure,
    serial: isSerial(text),
    mixed: !figure && /\d/.test(text),
    phone: PHONE.test(text),
    organisation: !figure && text.length <= 40 && ORGANISATION.test(text),
    date: text.length <= 14 && DATE_WORDS.test(text),
    long: text.length > 25,
    moneyText: !figure && MONEY_TEXT.test(text),
    shortNumber: figure && /^\d{1,4}$/.test(text),
  };
}

export function profileColumns(grid: Grid, rows: number[]): ColumnProfile[] {
  const traitsOf = rememberByText(readTraits);
  const profiles: ColumnProfile[] = Array.from({ length: grid.columnCount }, () => ({
    filled: 0,
    figures: 0,
    percents: 0,
    serials: 0,
    mixed: 0,
    phones: 0,
    organisations: 0,
    dates: 0,
    long: 0,
    moneyTexts: 0,
    shortNumbers: 0,
  }));
  for (const row of rows) {
    for (let column = 0; column < grid.columnCount; column++) {
      const text = grid.text(row, column);
      if (text === '') continue;
      const profile = profiles[column] as ColumnProfile;
      const traits = traitsOf(text);
      const raw = grid.raw(row, column);
      profile.filled++;
      if (traits.figure) profile.figures++;
      if (traits.figure && text.endsWith('%')) profile.percents++;
      if (traits.serial) profile.serials++;
      if (traits.mixed) profile.mixed++;
      if (traits.phone) profile.phones++;
      if (traits.organisation) profile.organisations++;
      if (traits.date || (raw !== null && typeof raw !== 'string' && raw.type === 'date')) profile.dates++;
      if (traits.long) profile.long++;
      if (traits.moneyText) profile.moneyTexts++;
      if (traits.shortNumber) profile.shortNumbers++;
    }
  }
  return profiles;
}

export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
