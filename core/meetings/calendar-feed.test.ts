import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCalendarFeed, escapeText, type FeedMeeting, foldLine } from './calendar-feed.ts';

const meeting: FeedMeeting = {
  id: '12',
  title: '11月重点项目调度会',
  heldOn: '2026-11-30',
  startsAt: '23:30',
  minutes: 90,
  place: '县政府三楼会议室；请提前10分钟到会, 携带材料',
  isCancelled: false,
  sequence: 3,
  changedAt: '2026-11-20T02:00:00.000Z',
};
const feed = (part: Partial<FeedMeeting> = {}) =>
  buildCalendarFeed([{ ...meeting, ...part }], { name: '望川县调度会', host: 'luoshi.example' });
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar feed (RFC 5545)', () => {
  test('times are local with the zone of China, and a meeting may end on the next day', () => {
    const lines = unfold(feed());
    expect(lines).toContain('DTSTART;TZID=Asia/Shanghai:20261130T233000');
    expect(lines).toContain('DTEND;TZID=Asia/Shanghai:20261201T010000');
    expect(lines).toContain('DTSTAMP:20261120T020000Z');
    expect(lines).toContain('TZOFFSETTO:+0800');
  });
  test('commas, semicolons, backslashes and line ends of a text are escaped', () => {
    expect(escapeText('a,b;c\\d\r\ne')).toBe('a\\,b\\;c\\\\d\\ne');
    expect(unfold(feed())).toContain('LOCATION:县政府三楼会议室；请提前10分钟到会\\, 携带材料');
  });
  test('a cancelled meeting stays, as cancelled, with a higher sequence', () => {
    const lines = unfold(feed({ isCancelled: true, sequence: 4 }));
    expect(lines).toContain('STATUS:CANCELLED');
    expect(lines).toContain('SEQUENCE:4');
  });
  test('an empty feed is a calendar', () => {
    const lines = unfold(buildCalendarFeed([], { name: 'x', host: 'h' }));
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-2)).toBe('END:VCALENDAR');
  });
  test('no line holds more than 75 octets, no character is cut, and unfolding gives the line back', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const line = `SUMMARY:${escapeText(text)}`;
        const folded = foldLine(line);
        for (const one of folded.split('\r\n'))
          expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(75);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
      }),
      { examples: [['督'.repeat(60)], ['𠮷'.repeat(40)]] },
    ));
});
