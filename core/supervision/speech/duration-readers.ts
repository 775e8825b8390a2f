// Readers of times that count from the meeting: three days, a month and a half, five working days.
import { addDays, addWorkingDays, type IsoDate } from '#core/platform/public.ts';
import { addMonths } from './resolve-day.ts';
import { type Read, readCount, type TimeReading } from './time-readers.ts';

export const readDuration: Read = (groups, anchor) => {
  const unit = groups.unit ?? '';
  const half = groups.count === '半' ? 0.5 : undefined;
  const count = half ?? readCount(groups.count ?? '');
  if (Number.isNaN(count)) return null;
  const firm = (dueOn: IsoDate, isUncertain = false): TimeReading => ({ dueOn, kind: 'firm', isUncertain });
  if (/工作日/.test(unit)) {
    const { date, isProvisional } = addWorkingDays(anchor.calendar, anchor.date, count);
    return firm(date, isProvisional);
  }
  if (/周|星期|礼拜/.test(unit)) return firm(addDays(anchor.date, count * 7));
  if (/月/.test(unit)) return firm(half ? addDays(anchor.date, 15) : addMonths(anchor.date, count));
  if (/年/.test(unit)) return firm(addMonths(anchor.date, Math.round(count * 12)));
  // 接报后2小时内 is how quickly, not by when.
  if (/小时/.test(unit) && count < 12) return { dueOn: null, kind: 'event' };
  if (/小时/.test(unit)) return firm(addDays(anchor.date, Math.max(0, Math.floor(count / 24))));
  return firm(addDays(anchor.date, count));
};

/** 一个半月内: months, and fifteen days. */
export const readMonthsAndHalf: Read = (groups, anchor) => {
  const count = readCount(groups.count ?? '');
  if (Number.isNaN(count)) return null;
  return { dueOn: addDays(addMonths(anchor.date, count), 15), kind: 'firm' };
};

/** 用三个月时间: as long as it lasts, from the meeting. */
export const readSpan: Read = (groups, anchor) => {
  const reading = readDuration(groups, anchor);
  return reading && groups.limit === undefined ? { ...reading, kind: 'loose' } : reading;
};
