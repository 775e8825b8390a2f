import { addDays, addWorkingDays, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';

/** The span of a half-month report (SV-13): 上半月 to the 15th, 下半月 to the end of the month. */
export interface HalfMonth {
  fromOn: IsoDate;
  toOn: IsoDate;
  /** 2026年11月上半月 */
  name: string;
}

const nameOf = (day: IsoDate, word: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${word}`;

/** The half month that ended last before a day: on the 16th the first half of the month, on the 1st the second of the last one. */
export function findEndedHalf(today: IsoDate): HalfMonth {
  if (today.slice(8) > '15') {
    const toOn = `${today.slice(0, 8)}15`;
    return { fromOn: `${today.slice(0, 8)}01`, toOn, name: nameOf(toOn, '上半月') };
  }
  const toOn = addDays(`${today.slice(0, 8)}01`, -1);
  return { fromOn: `${toOn.slice(0, 8)}16`, toOn, name: nameOf(toOn, '下半月') };
}

/** The report is drafted on the first working day after the half month; a day missed is made up on the next. */
export const isReportDue = ({ toOn }: HalfMonth, calendar: WorkingCalendar, today: IsoDate): boolean =>
  today >= addWorkingDays(calendar, toOn, 1).date;
