import type { Paragraph, Run } from '../content-model.ts';
import type { FigureMeasure } from '../figure-measures.ts';
import { printPercent } from '../printed-figure.ts';
import { clause, joinParts, sentence, slot } from '../wording.ts';
import type { BulletinFacts, LightCounts, StandingCounts } from './bulletin-facts.ts';
import { countSlot, toTotalRef } from './bulletin-refs.ts';
import { toLine } from './line.ts';

const STANDING_WORDS: readonly [keyof StandingCounts, FigureMeasure, string][] = [
  ['done', 'standing_done', '完成年度任务'],
  ['onPlan', 'standing_on_plan', '达到计划进度'],
  ['behind', 'standing_behind', '落后计划进度'],
  ['notDue', 'standing_not_due', '未到计划时点'],
  ['unreported', 'standing_unreported', '未报送进度'],
  ['paused', 'standing_paused', '停工'],
  ['noPlan', 'standing_no_plan', '未下达年度计划'],
];

/** 停工的3个, but 3个项目均已停工. */
function toStateWords(word: string): string {
  return word === '停工' || word === '完成年度任务' ? `已${word}` : word;
}

/** Where the projects stand against their plans; 均 when all stand alike. Null when there is nothing to say. */
export function buildStandingLine(facts: BulletinFacts): Paragraph | null {
  const { standing, projectCount } = facts.totals;
  if (!facts.plan.issued || projectCount === 0) return null;
  const present = STANDING_WORDS.filter(([key]) => standing[key] > 0);
  const only = present.length === 1 ? present[0] : undefined;
  if (only && projectCount === 1)
    return toLine(
      'bulletin.overall.standing',
      '计划执行情况。',
      sentence(
        clause`从计划执行看`,
        clause`该项目${slot(toStateWords(only[2]), toTotalRef(facts, only[1]))}`,
      ),
    );
  const runs = only
    ? sentence(
        clause`从计划执行看，${slot(String(projectCount), toTotalRef(facts, only[1]))}个项目均${toStateWords(only[2])}`,
      )
    : sentence(
        joinParts(
          [
            clause`从计划执行看`,
            joinParts(
              present.map(
                ([key, measure, word]) =>
                  clause`${word}的${slot(String(standing[key]), toTotalRef(facts, measure))}个`,
              ),
              '，',
            ),
          ],
          '，',
        ),
      );
  return present.length === 0 ? null : toLine('bulletin.overall.standing', '计划执行情况。', runs);
}

const LIGHT_WORDS: readonly [keyof LightCounts, FigureMeasure, string][] = [
  ['red', 'light_red', '红灯'],
  ['yellow', 'light_yellow', '黄灯'],
  ['green', 'light_green', '绿灯'],
  ['blue', 'light_blue', '蓝灯'],
  ['grey', 'light_grey', '灰灯'],
];

function redChangeClause(facts: BulletinFacts): Run[] | null {
  if (facts.previousTotals === null) return null;
  const change = facts.totals.lights.red - facts.previousTotals.lights.red;
  const figure = toTotalRef(facts, 'light_red_change');
  if (facts.totals.lights.red === 0 && change === 0) return null;
  if (change === 0) return clause`红灯项目${slot('与上期持平', figure)}`;
  return clause`红灯项目较上期${change > 0 ? '增加' : '减少'}${slot(String(Math.abs(change)), figure)}个`;
}

/** Lights by colour, and the change of the red ones. Null when there is nothing to say. */
export function buildLightLine(facts: BulletinFacts): Paragraph | null {
  const { lights, projectCount } = facts.totals;
  const present = LIGHT_WORDS.filter(([key]) => lights[key] > 0);
  if (present.length === 0) return null;
  const only = present.length === 1 ? present[0] : undefined;
  const counts =
    only && projectCount === 1
      ? clause`该项目为${slot(only[2], toTotalRef(facts, only[1]))}`
      : only
        ? clause`${slot(String(lights[only[0]]), toTotalRef(facts, only[1]))}个项目均为${only[2]}`
        : joinParts(
            present.map(
              ([key, measure, word]) =>
                clause`${word}${slot(String(lights[key]), toTotalRef(facts, measure))}个`,
            ),
            '、',
          );
  return toLine(
    'bulletin.overall.lights',
    '亮灯情况。',
    sentence(clause`按亮灯规则评定`, counts, redChangeClause(facts)),
  );
}

/** Starts that were due, and how many were made. Null when there is nothing to say. */
export function buildStartLine(facts: BulletinFacts): Paragraph | null {
  const { startDueCount: due, startedCount: started, startRate } = facts;
  const dueSlot = countSlot(due, toTotalRef(facts, 'start_due_count'));
  const startedSlot = slot(String(started), toTotalRef(facts, 'started_count'));
  const rate =
    startRate === null ? null : slot(printPercent(startRate, ['1']), toTotalRef(facts, 'start_rate'));
  const outcome =
    started === 0
      ? clause`${slot(due === 1 ? '尚未开工' : '均未开工', toTotalRef(facts, 'started_count'))}`
      : started === due
        ? clause`${slot(due === 1 ? '已开工' : '均已开工', toTotalRef(facts, 'started_count'))}`
        : clause`已开工${startedSlot}个`;
  if (dueSlot === null) return null;
  return toLine(
    'bulletin.overall.start',
    '项目开工情况。',
    sentence(
      clause`按现行计划应开工项目${dueSlot}个`,
      outcome,
      started > 0 && started < due ? clause`开工率${rate}` : null,
    ),
  );
}
