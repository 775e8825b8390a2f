import { addDays } from '#core/platform/public.ts';
import { type Instant, toDay, toInstant } from './county-calendar.ts';
import type { OddCase } from './odd-cases.ts';
import { dayIn } from './project-course.ts';
import type { Random } from './random.ts';
import {
  add,
  byOffice,
  reportStage,
  type Story,
  type StoryRequest,
  setUp,
  setUpOrListing,
} from './story-events.ts';

const EVIDENCE = '施工许可证、现场照片、首笔工程款支付凭证';

export function tellStart(request: StoryRequest, story: Story, random: Random): void {
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
