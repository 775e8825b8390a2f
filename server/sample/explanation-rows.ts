import type { StartReason } from '#core/ledger/public.ts';
import { addDays, type IsoDate } from '#core/platform/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { byProjectAct } from './ledger-rows.ts';
import { dayIn } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import type { Recorded } from './recorded.ts';

export interface StartExplanation {
  id: number;
  reasonClass: StartReason;
  promisedOn: IsoDate | null;
  explanation: string;
  recorded: Recorded;
}

const REASONS: readonly [StartReason, string][] = [
  ['land', '建设用地批复在省里办理，预计年底前取得，供地后方可进场施工'],
  ['funds', '专项债券额度尚未下达，配套资金正在筹措，资金到位后组织招标'],
  ['procedures', '环评和施工许可正在办理，材料已按要求补正'],
  ['relocation', '红线内两户房屋和一条通信线路尚未迁改，正在协商'],
];

/** What units say of starts that did not happen; every third says nothing yet. */
export function listStartExplanations(county: County, project: SampleProject): StartExplanation[] {
  const { course, story, index } = project;
  const on = dayIn(county.frame.last, 18);
  const isLate = story.startState !== 'verified' && course.plannedStartOn < on && course.listedOn < on;
  if (project.isBundle || !isLate || course.left !== null || index % 3 === 0) return [];
  const [reasonClass, explanation] = REASONS[index % REASONS.length] ?? ['other', ''];
  return [
    {
      id: county.ids.own(index, 0),
      reasonClass,
      promisedOn: index % 3 === 1 ? addDays(county.calendar.today, 20 + (index % 20)) : null,
      explanation,
      recorded: byProjectAct(county, project, on, 'explanation'),
    },
  ];
}

export function toExplanationRows(project: SampleProject, explanations: readonly StartExplanation[]): Row[] {
  return explanations.map((one) => ({
    region_id: REGION_ID,
    id: one.id,
    project_id: project.id,
    reason_class: one.reasonClass,
    promised_on: one.promisedOn,
    explanation: one.explanation,
    org_name: project.identity.org.short,
    act_id: one.recorded.actId,
    recorded_at: formatInstant(one.recorded.at),
  }));
}
