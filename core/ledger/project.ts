import { z } from 'zod';

/** 建设性质（8.4）。停工、复工是状态，不是性质。 */
export const NATURES = {
  continuing: { zh: '续建', en: 'Continuing' },
  new: { zh: '新建', en: 'New' },
  completing: { zh: '竣工投产', en: 'Completing' },
  preliminary: { zh: '前期储备', en: 'Preliminary' },
} as const;
export type NatureCode = keyof typeof NATURES;

/** 项目阶段（4.1），按先后。 */
export const STAGES = {
  planned: { zh: '谋划', en: 'Planned' },
  applied: { zh: '申报', en: 'Applied' },
  intent: { zh: '意向', en: 'Intention' },
  negotiating: { zh: '在谈', en: 'Negotiating' },
  framework: { zh: '框架协议', en: 'Framework agreement' },
  signed: { zh: '签约', en: 'Signed' },
  admitted: { zh: '过会入库', en: 'Admitted' },
  preliminary: { zh: '前期', en: 'Preliminary' },
  started: { zh: '开工', en: 'Started' },
  building: { zh: '在建', en: 'Building' },
  finished: { zh: '竣工', en: 'Finished' },
  'in-operation': { zh: '投产', en: 'In operation' },
  'at-capacity': { zh: '达产', en: 'At capacity' },
  stopped: { zh: '停建', en: 'Stopped' },
  cancelled: { zh: '取消', en: 'Cancelled' },
  merged: { zh: '合并', en: 'Merged' },
  split: { zh: '拆分', en: 'Split' },
} as const;
export type StageCode = keyof typeof STAGES;
/** Stages in which work on site has not begun; 意向 and 框架协议 are not a signing (PL-07). */
export const STAGES_BEFORE_START: ReadonlySet<string> = new Set<StageCode>([
  'planned',
  'applied',
  'intent',
  'negotiating',
  'framework',
  'signed',
  'admitted',
  'preliminary',
]);
export const STAGE_CODES = Object.keys(STAGES) as [StageCode, ...StageCode[]];

export const START_STATES = {
  none: { zh: '未报开工', en: 'No start reported' },
  reported: { zh: '已报开工，待核实', en: 'Start reported, not verified' },
  verified: { zh: '已核实开工', en: 'Start verified' },
  refuted: { zh: '开工未获认定', en: 'Start refuted' },
} as const;
export type StartState = keyof typeof START_STATES;

const yuan = z.string().regex(/^\d{1,16}(\.\d{1,2})?$/, '金额为元，最多两位小数');
const id = z.string().regex(/^\d{1,18}$/);
const day = z.iso.date();
const text = (max: number) => z.string().trim().max(max);

/** What a person may change of a project, each with its history; amounts in 元 as text. */
export const ProjectFields = z.object({
  code: text(64).min(1),
  name: text(200).min(1),
  serial: z.number().int().min(0).max(1_000_000),
  nature: z.enum(Object.keys(NATURES) as [NatureCode, ...NatureCode[]]),
  sector: text(60),
  /** 形象进度分级 chosen for this project; empty: that of its sector. */
  imageScale: text(20),
  levels: z.array(text(40)).max(10),
  lists: z.array(text(80)).max(30),
  tags: z.array(text(80)).max(60),
  funding: text(120),
  location: text(200),
  contentScale: text(4000),
  totalInvestmentYuan: yuan.nullable(),
  ownerName: text(200),
  reportingOrgId: id,
  cosignOrgId: id.nullable(),
  leadOrgId: id.nullable(),
  responsibleOrgId: id.nullable(),
  departmentOrgId: id.nullable(),
  supportingOrgIds: z.array(id).max(60),
  sponsorPersonId: id.nullable(),
  sponsorOrgId: id.nullable(),
  specialistName: text(60),
  teamNote: text(500),
  schemeNote: text(500),
  plannedStartOn: day.nullable(),
  plannedFinishOn: day.nullable(),
  isListed: z.boolean(),
});
export type ProjectFields = z.infer<typeof ProjectFields>;
export type ProjectField = keyof ProjectFields;

export const PROJECT_FIELD_LABELS: Record<ProjectField, { zh: string; en: string }> = {
  code: { zh: '项目编码', en: 'Code' },
  name: { zh: '项目名称', en: 'Name' },
  serial: { zh: '序号', en: 'Serial' },
  nature: { zh: '建设性质', en: 'Nature' },
  sector: { zh: '行业', en: 'Sector' },
  imageScale: { zh: '形象进度分级', en: 'Scale of physical progress' },
  levels: { zh: '级别', en: 'Levels' },
  lists: { zh: '清单', en: 'Lists' },
  tags: { zh: '标签', en: 'Tags' },
  funding: { zh: '资金性质', en: 'Funding' },
  location: { zh: '建设地点', en: 'Location' },
  contentScale: { zh: '建设内容及规模', en: 'Content and scale' },
  totalInvestmentYuan: { zh: '计划总投资', en: 'Total investment' },
  ownerName: { zh: '建设单位', en: 'Owner' },
  reportingOrgId: { zh: '填报单位', en: 'Reporting unit' },
  cosignOrgId: { zh: '会签单位', en: 'Co-signing unit' },
  leadOrgId: { zh: '牵头单位', en: 'Lead unit' },
  responsibleOrgId: { zh: '责任单位（属地）', en: 'Responsible unit' },
  departmentOrgId: { zh: '行业主管部门', en: 'Department' },
  supportingOrgIds: { zh: '配合单位', en: 'Supporting units' },
  sponsorPersonId: { zh: '包联领导', en: 'Leader in charge' },
  sponsorOrgId: { zh: '包联单位', en: 'Sponsoring unit' },
  specialistName: { zh: '项目专员', en: 'Specialist' },
  teamNote: { zh: '工作专班', en: 'Team' },
  schemeNote: { zh: '推进方案', en: 'Scheme' },
  plannedStartOn: { zh: '计划开工', en: 'Planned start' },
  plannedFinishOn: { zh: '计划竣工', en: 'Planned finish' },
  isListed: { zh: '在年度清单', en: 'On the annual list' },
};

/** 五个一（RC-01）：一个项目、一名领导、一个专班、一套方案、一抓到底（节点与专员）。 */
export interface FiveOnes {
  leader: boolean;
  team: boolean;
  plan: boolean;
  timetable: boolean;
  toTheEnd: boolean;
  holes: string[];
}

/**
 * Which of the five ones a project lacks (handbook 2, RC-01): a leader, a team, a plan, a timetable of milestones,
 * and a specialist who follows it to the end.
 */
export function deriveFiveOnes(p: {
  sponsorPersonId: string | null;
  teamNote: string;
  schemeNote: string;
  milestoneCount: number;
  specialistName: string;
}): FiveOnes {
  const ones = {
    leader: p.sponsorPersonId !== null,
    team: p.teamNote.trim() !== '',
    plan: p.schemeNote.trim() !== '',
    timetable: p.milestoneCount > 0,
    toTheEnd: p.specialistName.trim() !== '',
  };
  const words: [keyof typeof ones, string][] = [
    ['leader', '缺包联领导'],
    ['team', '缺工作专班'],
    ['plan', '缺推进方案'],
    ['timetable', '缺节点计划'],
    ['toTheEnd', '缺项目专员'],
  ];
  return { ...ones, holes: words.filter(([key]) => !ones[key]).map(([, word]) => word) };
}
