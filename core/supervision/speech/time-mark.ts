import type { IsoDate, WorkingCalendar } from '#core/platform/public.ts';

/**
 * What a time in a text is.
 * firm: a deadline by its own words (6月底前, 3个工作日内); loose: a day or period that is a deadline when something is to
 * be done by it (9月, 今年, 于7月15日); open: a deadline that no calendar knows (汛期前, 尽快); event: counted from
 * something that has not happened (收到申请后5日内); start: 即日起; validity: 有效期至…; goal: 到2030年; past: behind us.
 */
export type TimeKind = 'firm' | 'loose' | 'open' | 'event' | 'start' | 'validity' | 'goal' | 'past';

export interface TimeMark {
  from: number;
  to: number;
  kind: TimeKind;
  /** The calendar day, for firm and loose; null when the words give none. */
  dueOn: IsoDate | null;
  /** The day stands on a year without a State Council notice, or on a reading that a person should look at. */
  isUncertain: boolean;
}

/** What a time is reckoned against. */
export interface TimeAnchor {
  /** Day of the meeting, or of the notice. */
  date: IsoDate;
  calendar: WorkingCalendar;
  /** The only festival that the text names: what its 节前 is before. */
  festival?: string | null;
}
