import type { OrgKind } from './actor.ts';
import { comparable } from './org-sheet.ts';

type ListedKind = Exclude<OrgKind, 'county'>;
/** The kind stood in its cell, was meant by a group title, or was guessed from the name. */
export type KindOrigin = 'given' | 'group' | 'guessed';

/** 单位类别，界面与公文用。 */
export const ORG_KIND_LABELS: Record<OrgKind, { zh: string; en: string }> = {
  county: { zh: '县', en: 'County' },
  department: { zh: '部门', en: 'Department' },
  town: { zh: '镇街', en: 'Town' },
  park: { zh: '园区', en: 'Park' },
  company: { zh: '国有企业', en: 'State company' },
  office: { zh: '工作机构', en: 'Working office' },
  'leading-group': { zh: '领导小组', en: 'Leading group' },
};

const KIND_WORDS: [ListedKind, RegExp][] = [
  ['company', /企业|公司|国企|平台|集团/],
  ['park', /园区|开发区|高新区|经开区|管委会|产业园|工业园/],
  ['town', /镇|乡|街道/],
  ['office', /专班|工作机构|临时机构|工作组|指挥部办公室|领导小组办公室/],
  ['leading-group', /领导小组|指挥部|议事协调/],
  ['department', /部门|县直|市直|区直|机关|党委|政府|党政|群团|事业单位|直属|委办局|局/],
];

const NAME_RULES: [ListedKind, RegExp][] = [
  ['office', /(领导小组|指挥部|委员会)办公室$|专班$|项目办$|重点项目办公室$|项目中心$/],
  ['leading-group', /领导小组$|指挥部$/],
  ['company', /公司$|集团$|[^\u6821]厂$|银行$|信用联社$|合作社$/],
  [
    'park',
    /(园区|开发区|产业园|工业园|高新区|经开区|示范区|新区|集聚区|保税区)(管理委员会|管委会)?$|管委会$|管理委员会$/,
  ],
  ['town', /(镇|乡|街道)(人民政府|政府|办事处|党委)?$|街办$/],
  ['department', /(局|委|办|部|中心|处|会|署|厅|院|校|站|队|社|馆|所|台|联|室|学|行)$/],
];

/** What the cell or the group title says: 县直部门（30个）, 镇街, 国有企业; null when it names no kind. */
export function parseOrgKind(text: string): ListedKind | null {
  const word = comparable(text);
  return KIND_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

/** Every kind that a group title names: 园区及国有企业 names two, 各有关单位 none. */
export function listOrgKinds(text: string): ListedKind[] {
  const word = comparable(text);
  return KIND_WORDS.filter(([, pattern]) => pattern.test(word)).map(([kind]) => kind);
}

/** The kind that a unit's name shows: …局/委/办 department, …镇/乡/街道 town, 园区/开发区 park, …公司/集团 company. */
export function guessOrgKind(name: string): ListedKind | null {
  const word = comparable(name).replace(/[（(][^)）]*[)）]$/, '');
  return NAME_RULES.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}
