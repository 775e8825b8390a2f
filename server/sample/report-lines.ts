import type { ReportLine } from '#core/quality/public.ts';
import { imageLevelCell, imagePerMille } from './image-levels.ts';
import { isResting, monthNumber } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import type { WholeYuan } from './project-money.ts';
import { openRandom, type Random } from './random.ts';
import { IMAGE_PRELIMINARY, imageStepsOf, NEEDS, NEXT_STEPS, PROBLEMS } from './report-words.ts';
import type { ReportedMonth } from './reported-months.ts';

const perMilleToPercent = (value: number): string =>
  value % 10 === 0 ? String(value / 10) : `${Math.floor(value / 10)}.${value % 10}`;

function describeImage(
  project: SampleProject,
  month: ReportedMonth,
  perMille: number | null,
  random: Random,
): string {
  const { course } = project;
  const steps = imageStepsOf(project.identity.line);
  const at = monthNumber(month.period.year, month.period.month);
  if (course.finishedOn && course.finishedOn <= month.period.cutOffOn) return steps[10] ?? '';
  if (isResting(course, at)) return '按批准的停工决定停工，留人看护';
  if (!course.startedOn || course.startedOn > month.period.cutOffOn) return random.pick(IMAGE_PRELIMINARY);
  const text = steps[Math.min(9, 1 + Math.floor((perMille ?? 0) / 112))] ?? '';
  return text.replace('{p}', String(Math.floor((perMille ?? 0) / 10)));
}

/** The line of one version of a report, whole as it would be confirmed. */
export function buildLine(
  county: County,
  project: SampleProject,
  month: ReportedMonth,
  amounts: { monthAmount: WholeYuan; ytdAmount: WholeYuan },
): ReportLine {
  const random = openRandom(`${county.options.seed}:line:${project.index}:${month.period.index}`);
  const perMille = imagePerMille(project, month, amounts.ytdAmount);
  const news = project.story.news.get(month.period.index);
  const back = county.calendar.periods.length - 1 - month.period.index;
  const isTroubled = random.hit(project.course.quality < 0.9 ? 0.55 : 0.1);
  const imageProgress = describeImage(project, month, perMille, random);
  return {
    monthAmountYuan: String(amounts.monthAmount),
    ytdAmountYuan: String(amounts.ytdAmount),
    correctionReason: amounts.monthAmount < 0 ? '上期误报，本期核减' : '',
    imageProgress,
    imagePercent: perMille === null || !county.options.isSample ? null : perMilleToPercent(perMille),
    ...imageLevelCell(county, project, month, amounts.ytdAmount),
    problems: isTroubled ? random.pick(PROBLEMS) : '',
    needsCoordination: isTroubled && random.hit(0.5) ? random.pick(NEEDS) : '',
    nextSteps: random.pick(NEXT_STEPS),
    stageChange: news?.stageChange ?? null,
    declaredYellow:
      project.odd === 'declared-yellow' && back <= 2
        ? { reason: '主要设备到货推迟，预计下月进度受影响' }
        : null,
    milestonesDone: (news?.milestonesDone ?? []).map((place) => ({
      milestoneId: String(county.ids.own(project.index, place)),
      on: project.story.milestones[place]?.actualOn ?? month.period.cutOffOn,
    })),
  };
}
