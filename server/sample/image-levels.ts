// 形象进度分级 of the sample: its own scales, and what each project reports when its level has changed.
import {
  DEFAULT_IMAGE_SCALES,
  findImageScale,
  type ImageScale,
  type ImageScales,
} from '#core/ledger/public.ts';
import { daysLater, toInstant } from './county-calendar.ts';
import { isResting, monthNumber } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import { WAN, type WholeYuan } from './project-money.ts';
import type { ReportedMonth } from './reported-months.ts';

const LAND_LEVELS = ['前期工作', '招投标', '进场清表', '主体施工', '配套工程', '扫尾', '交付使用'];
const LAND: ImageScale = {
  name: '水利农业',
  formerNames: [],
  sectors: ['水利', '农业'],
  levels: LAND_LEVELS.map((name) => ({ name, formerNames: [] })),
};
const ROADS = '道路';

/** The shipped scales, one more for fields and canals, and energy with industry. */
export const SAMPLE_IMAGE_SCALES: ImageScales = {
  scales: [
    ...DEFAULT_IMAGE_SCALES.scales.map((scale) =>
      scale.name === '工业' ? { ...scale, sectors: [...scale.sectors, '能源环保'] } : scale,
    ),
    LAND,
  ],
};

/** Stations and wharves are buildings, bridges and tunnels go with the roads. */
export const chosenImageScale = ({ identity }: SampleProject): string =>
  identity.words.sector === '交通' && /枢纽|车站|码头|停车/.test(identity.name) ? '房建' : '';

export const imageScaleOf = (project: SampleProject): ImageScale =>
  findImageScale(SAMPLE_IMAGE_SCALES, {
    sector: project.identity.words.sector,
    imageScale: chosenImageScale(project),
  });

/** 形象进度 in per mille of the whole investment, 0–1000; null without a total. */
export function imagePerMille(project: SampleProject, month: ReportedMonth, ytd: WholeYuan): number | null {
  const total = (project.identity.totalWan ?? 0) * WAN;
  const base = project.money.find((m) => m.year === month.period.year)?.base ?? 0;
  return total === 0 ? null : Math.min(1000, Math.max(0, Math.round(((base + ytd) * 1000) / total)));
}

/** A few never fill the cell, as everywhere. */
const isSilent = (county: County, project: SampleProject): boolean =>
  !county.options.isSample || project.index % 13 === 5;
const BIDDING_DAYS = 120;
const SLOW = 0.95;

/** Where the works of a road stand: bid for, moving, slow or at rest. */
function roadLevel(project: SampleProject, month: ReportedMonth, isBidding: boolean): number {
  const { course } = project;
  if (!course.startedOn || course.startedOn > month.period.cutOffOn) return isBidding ? 1 : 0;
  const at = monthNumber(month.period.year, month.period.month);
  return isResting(course, at) || course.quality < SLOW ? 2 : 3;
}

/** What the site has come to: papers, tender, then by the share that is built, at last in use. */
function levelAt(project: SampleProject, month: ReportedMonth, ytd: WholeYuan): string {
  const { course } = project;
  const { levels, name } = imageScaleOf(project);
  const { cutOffOn } = month.period;
  const isBidding = daysLater(toInstant(cutOffOn, 0), BIDDING_DAYS) >= toInstant(course.plannedStartOn, 0);
  const isFinished = course.finishedOn !== null && course.finishedOn <= cutOffOn;
  const hasStarted = course.startedOn !== null && course.startedOn <= cutOffOn;
  const works = levels.length - 3;
  const built = Math.floor(((imagePerMille(project, month, ytd) ?? 300) * works) / 1001);
  const place = isFinished
    ? levels.length - 1
    : name === ROADS
      ? roadLevel(project, month, isBidding)
      : hasStarted
        ? 2 + built
        : Number(isBidding);
  return levels[place]?.name ?? '';
}

/** The level in force before a month; null where nothing was reported. */
export function imageLevelBefore(
  county: County,
  project: SampleProject,
  month: ReportedMonth,
): string | null {
  if (isSilent(county, project)) return null;
  const before = project.reported.findLast(
    (one) => one.period.index < month.period.index && one.versions.length > 0,
  );
  const last = before?.versions.at(-1);
  return before && last ? levelAt(project, before, last.ytdAmount) : null;
}

/** The cell of a report: filled when the level changed, and whenever a report was confirmed again. */
export function imageLevelCell(
  county: County,
  project: SampleProject,
  month: ReportedMonth,
  ytd: WholeYuan,
): { imageLevel?: string } {
  if (isSilent(county, project)) return {};
  const level = levelAt(project, month, ytd);
  const isSaid = month.versions.length > 1 || level !== imageLevelBefore(county, project, month);
  return isSaid ? { imageLevel: level } : {};
}
