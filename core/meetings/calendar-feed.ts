import { fromDayNumber, type IsoDate, toDayNumber } from '#core/platform/public.ts';

/** A meeting as it goes out to a calendar: no figure, no name of a project, no entry of the agenda (8.2). */
export interface FeedMeeting {
  id: string;
  title: string;
  heldOn: IsoDate;
  /** Local time in China, HH:MM. */
  startsAt: string;
  minutes: number;
  place: string;
  isCancelled: boolean;
  /** How many times it was changed; a calendar takes the higher one. */
  sequence: number;
  /** ISO instant of the last change. */
  changedAt: string;
}

const MOST_OCTETS = 75;
const encoder = new TextEncoder();

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line ends are escaped. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they may not stand in a text value.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');

/**
 * RFC 5545, 3.1: a line holds at most 75 octets; what follows goes on the next line behind one blank, which counts. A character
 * of several octets is never cut.
 */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let own = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      lines.push(own);
      own = ' ';
      octets = 1;
    }
    own += character;
    octets += size;
  }
  return [...lines, own].join('\r\n');
}

const compact = (day: IsoDate): string => day.replaceAll('-', '');

/** Local time some minutes after a time of a day: `20261130T093000`. */
function toLocalStamp(day: IsoDate, clock: string, minutesLater = 0): string {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const total = hours * 60 + minutes + minutesLater;
  const on = fromDayNumber(toDayNumber(day) + Math.floor(total / 1_440));
  const rest = total % 1_440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${compact(on)}T${two(Math.floor(rest / 60))}${two(rest % 60)}00`;
}

const toUtcStamp = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** China has kept one time without summer time since 1991. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'X-LIC-LOCATION:Asia/Shanghai',
  'BEGIN:STANDARD',
  'TZNAME:CST',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'DTSTART:19700101T000000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function listEventLines(meeting: FeedMeeting, host: string): string[] {
  const { id, title, heldOn, startsAt, minutes, place, isCancelled, sequence, changedAt } = meeting;
  return [
    'BEGIN:VEVENT',
    `UID:meeting-${id}@${host}`,
    `DTSTAMP:${toUtcStamp(changedAt)}`,
    `LAST-MODIFIED:${toUtcStamp(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;TZID=Asia/Shanghai:${toLocalStamp(heldOn, startsAt)}`,
    `DTEND;TZID=Asia/Shanghai:${toLocalStamp(heldOn, startsAt, minutes)}`,
    `SUMMARY:${escapeText(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escapeText(place)}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/**
 * The calendar feed of one person, RFC 5545: lines end in CR LF, are folded at 75 octets, texts escaped, times local with the
 * zone Asia/Shanghai. A cancelled meeting stays in the feed as cancelled, so that calendars take it out.
 */
export function buildCalendarFeed(
  meetings: readonly FeedMeeting[],
  { name, host }: { name: string; host: string },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luoshi//Dispatch meetings//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...ZONE,
    ...meetings.flatMap((meeting) => listEventLines(meeting, host)),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}
