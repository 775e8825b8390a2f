import { addDays, earlierOf, type IsoDate } from '#core/platform/public.ts';
import type { ReportedStage } from '#core/quality/public.ts';
import { type Instant, type SampleCalendar, toDay, toInstant } from './county-calendar.ts';
import type { OddCase } from './odd-cases.ts';
import { type Course, type CourseFrame, dayIn, isListedOn, monthNumber, natureIn } from './project-course.ts';
import { openRandom, type Random } from './random.ts';
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

/** Tells what was reported, when it was believed, and what the project's history says. */
export function tellStory(request: StoryRequest): Story {
  const random = openRandom(`${request.seed}:story:${request.index}`);
  const outcomes = drawOutcomes(request, random);
  const story: Story = {
    outcomes,
    events: [],
    milestones: drawMilestones(request, random),
    news: new Map(),
    startState: 'none',
    stage:
      natureIn(request.course, Number(request.course.listedOn.slice(0, 4))) === 'preliminary'
        ? 'preliminary'
        : 'planned',
    stageOn: null,
    startedOn: null,
    finishedOn: null,
    isPaused: false,
  };
  tellStart(request, story, random);
  tellMilestones(request, story);
  tellPauses(request, story);
  tellFinish(request, story);
  tellOddEvents(request, story);
  story.events.sort((a, b) => a.recordedAt - b.recordedAt || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return story;
}

function drawOutcomes(request: StoryRequest, random: Random): Outcome[] {
  const { course, odd, isBundle, habits, frame } = request;
  const { periods, today } = frame.calendar;
  const last = periods.length - 2;
  return periods.map((period): Outcome => {
    const [missing, returned] = [random.hit(habits.missing), random.hit(0.02)];
    if (isBundle || !isListedOn(course, earlierOf(period.cutOffOn, today))) return 'none';
    if (period.frozenAt === null) return 'once';
    if (odd === 'missing-once') return period.index === last ? 'missing' : 'once';
    if (odd === 'missing-twice') return period.index >= last - 1 ? 'missing' : 'once';
    if (odd === 'unit-slip-returned' && period.index === last - 1) return 'returned';
    if (odd !== null) return 'once';
    return missing ? 'missing' : returned ? 'returned' : 'once';
  });
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

function newsOf(story: Story, period: number): LineNews {
  const known = story.news.get(period);
  if (known) return known;
  const news: LineNews = { stageChange: null, milestonesDone: [] };
  story.news.set(period, news);
  return news;
}

const EMPTY = { until: null, reason: '', approver: '', evidence: '' };

function add(
  story: Story,
  event: Partial<StageEvent> & Pick<StageEvent, 'kind' | 'on' | 'recordedAt' | 'recorded'>,
): void {
  story.events.push({ stage: '', ...EMPTY, ...event });
}

const setUp = (request: StoryRequest) => ({
  recordedAt: toInstant(request.frame.setUpOn, 10),
  recorded: { by: 'set-up' } as const,
});

/** What the office does in the course of a period is recorded in the period in which the day lies. */
function byOffice(request: StoryRequest, at: Instant) {
  const { periods, toPast } = request.frame.calendar;
  const day = toDay(at);
  const period = periods.find((p) => p.endsOn >= day)?.index ?? periods.length - 1;
  return { recordedAt: toPast(at), recorded: { by: 'office', period } as const };
}

/** Unit reports a stage; the ledger has it from the confirmation on. */
function reportStage(
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

const EVIDENCE = '施工许可证、现场照片、首笔工程款支付凭证';

function tellStart(request: StoryRequest, story: Story, random: Random): void {
  const { course, odd, frame } = request;
  const { startedOn, originalStartOn, plannedStartOn, listedOn } = course;
  if (plannedStartOn !== originalStartOn) {
    const at = toInstant(addDays(originalStartOn, -2), 15);
    const isPast = originalStartOn <= listedOn;
    add(story, {
      kind: 'planned-start-moved',
      on: isPast ? listedOn : toDay(at),
      until: originalStartOn,
      reason: '用地手续办理时间延长',
      approver: '县项目办主任',
      ...(isPast ? setUpOrListing(request) : byOffice(request, at)),
    });
  }
  if (request.isBundle && plannedStartOn <= frame.calendar.today) {
    const at =
      plannedStartOn <= frame.setUpOn ? setUp(request) : byOffice(request, toInstant(plannedStartOn, 14));
    add(story, { kind: 'stage', stage: 'building', on: plannedStartOn, evidence: '子项陆续开工', ...at });
    Object.assign(story, { stage: 'building', stageOn: plannedStartOn });
  }
  if (!startedOn || request.isBundle) return;
  if (startedOn < listedOn || startedOn < frame.setUpOn) {
    const at = setUpOrListing(request);
    add(story, { kind: 'stage', stage: 'building', on: startedOn, evidence: '台账导入', ...at });
    add(story, { kind: 'start-reported', stage: 'started', on: startedOn, evidence: EVIDENCE, ...at });
    add(story, {
      kind: 'start-verified',
      stage: 'started',
      on: startedOn,
      evidence: EVIDENCE,
      approver: '县项目办',
      ...at,
    });
    Object.assign(story, { startState: 'verified', stage: 'building', stageOn: startedOn, startedOn });
    return;
  }
  const found = reportStage(request, story, 'started', startedOn, EVIDENCE);
  if (!found) return;
  Object.assign(story, { startState: 'reported', startedOn });
  verifyStart(request, story, found.at + random.whole(2, 8) * 86_400_000 + 3_600_000, odd);
  if (story.startState === 'refuted') return;
  const start = Number(startedOn.slice(0, 4)) * 12 + Number(startedOn.slice(5, 7));
  reportStage(
    request,
    story,
    'building',
    dayIn(start + random.whole(0, 2), 5),
    '主体工程施工',
    found.period + 1,
  );
}

function setUpOrListing(request: StoryRequest) {
  const { course, frame } = request;
  return course.listedOn <= frame.setUpOn
    ? setUp(request)
    : byOffice(request, toInstant(course.listedOn, 11));
}

/** Verified with evidence by the office; some are refuted first, some for good, some wait. */
function verifyStart(request: StoryRequest, story: Story, at: Instant, odd: OddCase | null): void {
  if (odd === 'start-unverified' || toDay(at) > request.frame.calendar.today) return;
  const isRefuted = odd === 'start-refuted' || odd === 'start-refuted-then-verified';
  if (isRefuted) {
    add(story, {
      kind: 'start-refuted',
      stage: 'started',
      on: toDay(at),
      reason: '现场仅有开工仪式，无实质性施工',
      approver: '县项目办',
      ...byOffice(request, at),
    });
    Object.assign(story, {
      startState: 'refuted',
      startedOn: null,
      stage: 'preliminary',
      stageOn: toDay(at),
    });
    if (odd === 'start-refuted') return;
  }
  const verifiedAt = isRefuted ? at + 40 * 86_400_000 : at;
  if (toDay(verifiedAt) > request.frame.calendar.today) return;
  // The start counts from its own day, or from the day on which a second look found real work.
  const on = isRefuted ? toDay(verifiedAt) : (story.startedOn ?? toDay(verifiedAt));
  add(story, {
    kind: 'start-verified',
    stage: 'started',
    on,
    evidence: EVIDENCE,
    approver: '县项目办',
    ...byOffice(request, verifiedAt),
  });
  Object.assign(story, { startState: 'verified', startedOn: on, stage: 'started' });
}

function drawMilestones({ course, odd, frame }: StoryRequest, random: Random): Milestone[] {
  if (odd === 'all-five-missing') return [];
  const start = course.originalStartOn;
  const span = Math.max(60, (course.lastMonth - course.firstMonth + 1) * 30);
  const at = (share: number): IsoDate => addDays(start, Math.round(span * share));
  const plan: [string, number, boolean, string, IsoDate][] = [
    ['可行性研究报告批复', 1, false, '批复文件', addDays(start, -120)],
    ['取得施工许可', 1, false, '施工许可证', addDays(start, -6)],
    ['基础工程完成', 2, false, '验收记录', at(0.3)],
    ['主体工程完成', 3, true, '主体验收记录', at(0.7)],
    ['竣工验收', 3, true, '竣工验收报告', course.originalFinishOn],
  ];
  const { today } = frame.calendar;
  const moved = addDays(course.plannedStartOn, 0) !== start || random.hit(0.15);
  return plan.map(([name, weight, isCritical, evidence, originalOn], i) => {
    const slip = moved ? random.whole(20, 45) : 0;
    const isNear = addDays(originalOn, -5) <= today;
    const approvedOn = slip > 0 && i >= 2 && isNear ? addDays(originalOn, slip) : null;
    const lag = random.hit(0.75) ? -random.whole(0, 6) : random.whole(2, 24);
    const wanted = addDays(
      approvedOn ?? originalOn,
      i < 2 ? -random.whole(1, 9) : course.quality < 0.8 ? lag + 12 : lag,
    );
    const isHeld = (odd === 'milestone-late' && i === 2) || (i >= 2 && isHeldBack(course, wanted));
    const actualOn = !isHeld && wanted <= addDays(today, -3) ? wanted : null;
    return { name, weight, isCritical, evidence, originalOn, approvedOn, actualOn, reportedIn: null };
  });
}

/** Nothing is finished on a site that has not started or rests; the last milestone only with the project. */
function isHeldBack(course: Course, on: IsoDate): boolean {
  if (!course.startedOn || on < course.startedOn) return true;
  if (course.stoppedOn && on > course.stoppedOn) return true;
  return course.pauses.some((pause) => pause.from <= on && (pause.to === null || on <= pause.to));
}

function tellMilestones(request: StoryRequest, story: Story): void {
  const { course, frame } = request;
  story.milestones.forEach((milestone, place) => {
    if (milestone.name === '竣工验收') milestone.actualOn = course.finishedOn;
    const { actualOn } = milestone;
    if (!actualOn) return;
    if (actualOn < course.listedOn || actualOn < frame.setUpOn) {
      milestone.reportedIn = -1;
      return;
    }
    const { periods } = frame.calendar;
    const found = periods.find(
      (period) => period.cutOffOn >= actualOn && confirmedAt(request, story, period.index) !== null,
    );
    milestone.reportedIn = found?.index ?? null;
    if (found) newsOf(story, found.index).milestonesDone.push(place);
    else milestone.actualOn = null;
  });
}

function tellPauses(request: StoryRequest, story: Story): void {
  for (const pause of request.course.pauses) {
    const decide = (kind: string, on: IsoDate, until: IsoDate | null, reason: string) =>
      add(story, {
        kind,
        on,
        until,
        reason,
        approver: '县政府常务会议',
        ...byOffice(request, toInstant(on, 11)),
      });
    decide('paused', pause.from, addDays(pause.from, 120), '用地手续调整，经批准停工');
    for (const on of pause.confirmedOn) decide('pause-confirmed', on, addDays(on, 90), '停工原因尚未消除');
    if (pause.to) decide('resumed', pause.to, null, '停工原因消除，恢复施工');
    story.isPaused = pause.to === null;
  }
}

function tellFinish(request: StoryRequest, story: Story): void {
  const { course, frame } = request;
  const { finishedOn } = course;
  if (!finishedOn || request.isBundle || story.startState !== 'verified') return;
  if (finishedOn < course.listedOn || finishedOn < frame.setUpOn) {
    add(story, {
      kind: 'stage',
      stage: 'finished',
      on: finishedOn,
      evidence: '竣工验收报告',
      ...setUpOrListing(request),
    });
    Object.assign(story, { stage: 'finished', stageOn: finishedOn, finishedOn });
    return;
  }
  const found = reportStage(
    request,
    story,
    'finished',
    finishedOn,
    '竣工验收报告',
    findLastStageReport(story) + 1,
  );
  if (found) story.finishedOn = finishedOn;
}

function findLastStageReport(story: Story): number {
  return Math.max(-1, ...[...story.news].filter(([, news]) => news.stageChange).map(([period]) => period));
}

function tellOddEvents(request: StoryRequest, story: Story): void {
  const { course } = request;
  const leave = (stage: string, on: IsoDate, reason: string) => {
    add(story, {
      kind: stage,
      stage,
      on,
      reason,
      approver: '县委常委会会议',
      ...byOffice(request, toInstant(on, 16)),
    });
    Object.assign(story, { stage, stageOn: on });
  };
  if (course.stoppedOn) leave('stopped', course.stoppedOn, '企业经营困难，终止建设');
  if (course.left?.why === 'cancelled') leave('cancelled', course.left.on, '投资方放弃投资，注销项目');
  if (course.left?.why === 'tail' && story.stage === 'finished')
    Object.assign(story, tellOperation(request, story, course.left.on));
}

function tellOperation(request: StoryRequest, story: Story, on: IsoDate) {
  add(story, {
    kind: 'stage',
    stage: 'in-operation',
    on,
    evidence: '转入跟踪管理',
    ...byOffice(request, toInstant(on, 11)),
  });
  return { stage: 'in-operation', stageOn: on };
}

export const firstMonthOf = (calendar: SampleCalendar): number => {
  const first = calendar.periods[0];
  return first ? monthNumber(first.year, first.month) : 0;
};
