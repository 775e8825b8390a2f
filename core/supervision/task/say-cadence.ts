import type { Cadence } from '../speech/cadence.ts';

/** The rhythms as an office says them. */
export const CADENCE_WORDS: Record<Cadence['every'], string> = {
  day: '每日',
  'two-days': '每两天',
  'three-days': '每三天',
  week: '每周',
  'two-weeks': '每两周',
  dekad: '每旬',
  'half-month': '每半月',
  month: '每月',
  'two-months': '每两个月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
};

/** A cadence in the words of the office: 每半月一次, 每月5日前. */
export function sayCadence({ every, times, on }: Cadence): string {
  if (on !== '') return on;
  return `${CADENCE_WORDS[every]}${times && times > 1 ? `${times}次` : '一次'}`;
}
