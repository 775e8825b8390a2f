import type { IsoDate } from '#core/platform/public.ts';
import type { ReportedStage } from '#core/quality/public.ts';
import { type Instant, toDay, toInstant } from './county-calendar.ts';
import type { OddCase } from './odd-cases.ts';
import type { Course, CourseFrame } from './project-course.ts';
import { hasReached, type UnitHabits, type UnitMonth } from './unit-months.ts';

/** What became of one report. */
export type Outcome = 'none' | 'missing' | 'once' | 'returned';

/** Where an event was recorded: at the import, by a unit's confirmation, by the office in a period's course. */
export type RecordedBy =
  | { by: 'set-up' }
  | { by: 'confirmation'; period: number }
  | { by: 'office'; period: number };

export interface StageEvent {
  kind: string;
  stage: string;
  on: IsoDate;
  until: IsoDate | null;
  reason: string;
  approver: string;
  evidence: string;
  recordedAt: Instant;
  recorded: RecordedBy;
}

export interface Milestone {
  name: string;
  weight: number;
  isCritical: boolean;
  evidence: string;
  originalOn: IsoDate;
  approvedOn: IsoDate | null;
  actualOn: IsoDate | null;
  /** Period in whose report it was declared done; −1 at the import. */
  reportedIn: number | null;
}

export interface LineNews {
  stageChange: { stage: ReportedStage; on: IsoDate; evidenceNote: string } | null;
  /** Places in the list of milestones. */
  milestonesDone: number[];
}

export interface Story {
  outcomes: Outcome[];
  events: StageEvent[];
  milestones: Milestone[];
  news: Map<number, LineNews>;
  startState: 'none' | 'reported' | 'verified' | 'refuted';
  stage: string;
  stageOn: IsoDate | null;
  /** As the ledger has them: only what was reported. */
  startedOn: IsoDate | null;
  finishedOn: IsoDate | null;
  isPaused: boolean;
}

export interface StoryRequest {
  course: Course;
  odd: OddCase | null;
  isBundle: boolean;
  frame: CourseFrame;
  habits: UnitHabits;
  months: readonly UnitMonth[];
  seed: string;
  index: number;
}

/** When the report of a period was confirmed for good; null while it is not. */
export function confirmedAt(
  request: Pick<StoryRequest, 'months'>,
  story: Pick<Story, 'outcomes'>,
  period: number,
): Instant | null {
  const [outcome, month] = [story.outcomes[period], request.months[period]];
  if (!month || outcome === undefined || outcome === 'none' || outcome === 'missing') return null;
  if (!hasReached(month, 'confirmed')) return null;
  return outcome === 'returned' ? month.confirmedAgainAt : month.confirmedAt;
}

/** The first period in whose confirmed report something that happened on a day could stand. */
function findReport(
  request: StoryRequest,
  story: Story,
  on: IsoDate,
  from = 0,
): { period: number; at: Instant } | null {
  const { periods } = request.frame.calendar;
  for (const period of periods) {
    if (period.index < from || period.cutOffOn < on) continue;
    const at = confirmedAt(request, story, period.index);
    const isStageTaken = story.news.get(period.index)?.stageChange != null;
    if (at !== null && !isStageTaken && toDay(at) >= on) return { period: period.index, at };
  }
  return null;
}

export function newsOf(story: Story, period: number): LineNews {
  const known = story.news.get(period);
  if (known) return known;
  const news: LineNews = { stageChange: null, milestonesDone: [] };
  story.news.set(period, news);
  return news;
}

const EMPTY = { until: null, reason: '', approver: '', evidence: '' };

export function add(
  story: Story,
  event: Partial<StageEvent> & Pick<StageEvent, 'kind' | 'on' | 'recordedAt' | 'recorded'>,
): void {
  story.events.push({ stage: '', ...EMPTY, ...event });
}

export const setUp = (request: StoryRequest) => ({
  recordedAt: toInstant(request.frame.setUpOn, 10),
  recorded: { by: 'set-up' } as const,
});

/** What the office does in the course of a period is recorded in the period in which the day lies. */
export function byOffice(request: StoryRequest, at: Instant) {
  const { periods, toPast } = request.frame.calendar;
  const day = toDay(at);
  const period = periods.find((p) => p.endsOn >= day)?.index ?? periods.length - 1;
  return { recordedAt: toPast(at), recorded: { by: 'office', period } as const };
}

/** Unit reports a stage; the ledger has it from the confirmation on. */
export function reportStage(
  request: StoryRequest,
  story: Story,
  stage: ReportedStage,
  on: IsoDate,
  note: string,
  from = 0,
) {
  const found = findReport(request, story, on, from);
  if (!found) return null;
  newsOf(story, found.period).stageChange = { stage, on, evidenceNote: note };
  add(story, {
    kind: stage === 'started' ? 'start-reported' : 'stage',
    stage,
    on,
    evidence: note,
    recordedAt: found.at,
    recorded: { by: 'confirmation', period: found.period },
  });
  story.stage = stage;
  story.stageOn = on;
  return found;
}

export function setUpOrListing(request: StoryRequest) {
  const { course, frame } = request;
  return course.listedOn <= frame.setUpOn
    ? setUp(request)
    : byOffice(request, toInstant(course.listedOn, 11));
}
