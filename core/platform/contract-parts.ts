import { z } from 'zod';

/** Schemas that every contract repeats: what ids, periods, days, instants and amounts look like on the wire. */

/** A bigint as text. */
export const IdText = z.string().regex(/^\d{1,18}$/);
/** Several of them in one request; longer choices are made by unit. */
export const IdTexts = z.array(IdText).max(2000);
/** `2026-10` and the other kinds of period; what it is is decided by `parsePeriodId`. */
export const PeriodText = z.string().regex(/^(19|20)\d{2}(-[\dWQHXB-]+)?$/);
/** A month of the years that anybody reports on. */
export const MonthText = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/);
/** A month that a page may be asked for: years before it are compared with it and stay months that are reported on. */
export const AskedMonthText = z.string().regex(/^(19[5-9]\d|20\d{2})-(0[1-9]|1[0-2])$/);
/** A day that exists, `2026-10-31`. */
export const DayText = z.iso.date();
/** An instant with its offset. */
export const InstantText = z.iso.datetime({ offset: true });
/** Amounts and other exact figures go out as decimal text; null where there is none. */
export const FigureText = z.string().nullable();
/** An amount that is typed, in 元: at most two decimals. */
export const YuanInput = z.string().regex(/^-?\d{1,15}(\.\d{1,2})?$/);
export const WholeNumber = z.number().int();
