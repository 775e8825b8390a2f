// Headings and beginnings that say what kind of text stands under them: how things are, what is aimed at, what has been.
import { daysBetween } from '#core/platform/public.ts';
import type { Block } from './list-blocks.ts';
import { type SpeechMarks, within } from './speech-marks.ts';

/** 一、总体情况, 二、存在问题: what stands under it tells how things are. */
const REPORT_HEADING =
  /^【?(?:一周|上周|本周|上月|本月|近期|督查|检查|抽查|暗访|整改|工作|总体|基本|主要|整体|当前|前期|上半年|今年)?(?:工作|推进|进展|整改|落实|完成|开展)?(?:的)?(?:总体|基本)?(?:情况|成效|做法|亮点|成绩|进展|经验|特点|评价|回顾|小结)(?:及成效|和成效)?[：。】]?$|^(?:督查|检查|目前|当前|工作中)?(?:存在|发现|面临|反映|暴露|主要|突出)(?:出)?(?:的)?(?:主要|突出|共性|具体|不足和)?(?:问题|困难|不足|短板)(?:和不足|与不足|及原因|和短板|和困难)?[：。】]?$|^(?:通报)?表扬[：。]?$|^(?:主要|与会代表|有关)?意见(?:和|与)?建议[：。]?$/;
/** A block of at most 20 letters that heads a report of how things are (4.6); no task stands under it. */
export const isReportHeading = (marks: SpeechMarks, block: Block): boolean =>
  block.to - block.from <= 20 && REPORT_HEADING.test(marks.plain.slice(block.from, block.to).trim());
/** The next heading of the same depth, or a short line of its own where headings have no numbers. */
const endsReport = (marks: SpeechMarks, block: Block, level: number): boolean =>
  level > 0
    ? block.level > 0 && block.level <= level
    : block.to - block.from <= 20 && !/[。；，]$/.test(marks.plain.slice(block.from, block.to).trim());

/** 一、工作目标: what stands under it without a unit is to be reached by all. */
const AIM_HEADING =
  /^(?:总体|工作|主要|年度|发展|预期|行动|整治|建设|创建)?(?:目标|目标任务|任务目标|工作目标|总体要求|指导思想|工作思路|总体思路)[：。]?$/;
/** A numbered heading of aims (4.6); under one without a number everything is read as usual. */
export const isAimHeading = (marks: SpeechMarks, block: Block): boolean =>
  block.level > 0 && AIM_HEADING.test(marks.plain.slice(block.from, block.to).trim());

/** The depth of the heading of a kind under which a block stands; null under none. */
export function followHeading(
  marks: SpeechMarks,
  block: Block,
  isHeading: (marks: SpeechMarks, block: Block) => boolean,
  open: number | null,
): number | null {
  if (isHeading(marks, block)) return block.level;
  return open !== null && endsReport(marks, block, open) ? null : open;
}

/** How a paragraph begins that tells of what has been. */
const LOOKS_BACK =
  /^(?:同志们[：，！])?(?:去年|过去一年|过去的一年|上半年|一年来|今年以来|近年来|前三季度|[一二三]季度|刚才|昨天|上周|上个?月|截至)/;

/** A period that ends in fewer days than these is spoken of as behind us. */
const PERIOD_IS_OVER_WITHIN = 30;

/** 一季度 said in its first weeks looks ahead: its end lies in front of the day of the text. */
export function looksBack(marks: SpeechMarks, block: Block): boolean {
  if (!LOOKS_BACK.test(marks.plain.slice(block.from, block.from + 40))) return false;
  const [first] = within(marks.times, block.from, Math.min(block.to, block.from + 12));
  return first?.dueOn == null || daysBetween(marks.date, first.dueOn) < PERIOD_IS_OVER_WITHIN;
}

/** 【当前工作】县交通局抢通道路14条。: a paragraph of a bulletin that tells what is or has been. */
export const tellsNews = (marks: SpeechMarks, block: Block): boolean =>
  REPORT_HEADING.test(
    /^[^，；：]{2,14}?。/.exec(marks.plain.slice(block.from, block.from + 16))?.[0] ?? '-',
  ) ||
  /^【(?:[^】]{0,6}(?:情况|进展|动态|灾情|雨情|水情|险情|亮点|成效|做法|经验|回顾|概况|态势|点评|要闻|信息)|[红黑]榜|(?:当前|前期|已做|近期|上周|本周|上月)工作)】/.test(
    marks.plain.slice(block.from, block.from + 14),
  );
