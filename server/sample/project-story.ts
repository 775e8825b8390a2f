import { addDays, earlierOf, type IsoDate } from '#core/platform/public.ts';
import { type SampleCalendar, toInstant } from './county-calendar.ts';
import { isListedOn, monthNumber, natureIn } from './project-course.ts';
import { openRandom, type Random } from './random.ts';
import {
  add,
  byOffice,
  type Outcome,
  reportStage,
  type Story,
  type StoryRequest,
  setUpOrListing,
} from './story-events.ts';
import { drawMilestones, tellMilestones } from './story-milestones.ts';
import { tellStart } from './story-start.ts';

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
