import {
  daysInMonth,
  formatDayOfYear,
  getDateParts,
  type IsoDate,
  toIsoDate,
} from '#core/platform/public.ts';
import { AGENDA_REASON_KEYS } from './agenda-entry.ts';
import type { FoundReason, ProjectSituation } from './situation.ts';

export interface AgendaWindow {
  /** Day of the last meeting of the series; null: there was none. */
  since: IsoDate | null;
  heldOn: IsoDate;
}

/** The same day of the month after; the last of the month where it has no such day. */
export function addMonth(day: IsoDate): IsoDate {
  const { year, month, day: dayOfMonth } = getDateParts(day);
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return toIsoDate(y, m, Math.min(dayOfMonth, daysInMonth(y, m)));
}

function findRed({ light, lightPeriods, lightOf, lightSentence }: ProjectSituation): FoundReason[] {
  if (light !== 'red') return [];
  const why = lightSentence === '' ? '' : `：${lightSentence}`;
  return lightPeriods >= 2
    ? [{ kind: 'red-again', sentence: `${lightOf}红灯，连续${lightPeriods}期${why}` }]
    : [{ kind: 'red-new', sentence: `${lightOf}新增红灯${why}` }];
}

/** Problems at the command office or above (level 3), the highest first. */
function findEscalated({ problems }: ProjectSituation): FoundReason[] {
  return problems
    .filter(({ level }) => level >= 3)
    .sort((a, b) => b.level - a.level)
    .slice(0, 1)
    .map(({ title, level }) => ({
      kind: 'problem-escalated',
      sentence: `${level >= 4 ? '提请主要领导' : '提级至指挥部'}：${title}`,
    }));
}

function findSilentSponsor(s: ProjectSituation, { heldOn }: AgendaWindow): FoundReason[] {
  if (s.sponsor === '') return [];
  const last = s.sponsorDispatchedOn;
  if (last !== null && addMonth(last) > heldOn) return [];
  const since = last === null ? '尚无调度记录' : `上次调度${formatDayOfYear(last)}`;
  return [{ kind: 'sponsor-silent', sentence: `${s.sponsor}：${since}` }];
}

function findMoved({ movedDates }: ProjectSituation, { since }: AgendaWindow): FoundReason[] {
  const moved = movedDates.filter(({ recordedOn }) => since === null || recordedOn > since);
  const last = moved.at(-1);
  if (!last) return [];
  const from = last.fromOn === null ? '' : `由${formatDayOfYear(last.fromOn)}`;
  const more = moved.length > 1 ? `，共变更${moved.length}次` : '';
  return [{ kind: 'date-moved', sentence: `${last.what}${from}调整为${formatDayOfYear(last.toOn)}${more}` }];
}

function findSilentReport({ report }: ProjectSituation): FoundReason[] {
  if (report.state !== 'late' && report.state !== 'missing') return [];
  return [{ kind: 'report-silent', sentence: `${report.of}${report.state === 'late' ? '迟报' : '未报'}` }];
}

function findPromises({ promises }: ProjectSituation, { heldOn }: AgendaWindow): FoundReason[] {
  const due = promises
    .filter(({ dueOn }) => dueOn <= heldOn)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const first = due[0];
  if (!first) return [];
  const more = due.length > 1 ? `，等${due.length}项` : '';
  return [{ kind: 'promise-due', sentence: `${formatDayOfYear(first.dueOn)}到期：${first.title}${more}` }];
}

/**
 * Exceptions of a project since the last meeting (handbook 4.5): red twice running or newly red; a problem at level 3 or
 * above; its leader in charge has not dispatched it for a month, to the day of the meeting; a date moved since the last
 * meeting (all of them where there was none); a report late or missing; a promise that runs out by the day of the meeting.
 * In the order in which reasons weigh, one of each kind.
 */
export function findAgendaReasons(situation: ProjectSituation, window: AgendaWindow): FoundReason[] {
  const found = [
    ...findRed(situation),
    ...findEscalated(situation),
    ...findSilentSponsor(situation, window),
    ...findMoved(situation, window),
    ...findSilentReport(situation),
    ...findPromises(situation, window),
  ];
  return found.sort((a, b) => AGENDA_REASON_KEYS.indexOf(a.kind) - AGENDA_REASON_KEYS.indexOf(b.kind));
}
