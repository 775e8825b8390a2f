import type { DocumentKind, HeadStyle } from './content-model.ts';

/** Kinds that go a way of their own (8.1); the others are sheets that are printed from what is known. */
export const ISSUED_KINDS = [
  'period-bulletin',
  'prompt-letter',
  'supervision-order',
  'summons-notice',
  'supervision-bulletin',
  'special-report',
  'fact-list',
  'meeting-notice',
  'agenda',
  'meeting-pack',
  'minutes',
  'economy-bulletin',
  'economy-analysis',
  'year-figures',
  'target-contract',
] as const satisfies readonly DocumentKind[];
export type IssuedKind = (typeof ISSUED_KINDS)[number];

/** 文种 and the form of its first page (8.9). */
export const DOCUMENT_KIND_WORDS: Record<IssuedKind, { zh: string; en: string; style: HeadStyle }> = {
  'period-bulletin': { zh: '通报', en: 'Bulletin', style: 'red' },
  'prompt-letter': { zh: '提示函', en: 'Prompt letter', style: 'letter' },
  'supervision-order': { zh: '督办单', en: 'Supervision order', style: 'form' },
  'summons-notice': { zh: '约谈通知', en: 'Summons notice', style: 'letter' },
  'supervision-bulletin': { zh: '督查通报', en: 'Supervision bulletin', style: 'red' },
  'special-report': { zh: '专报', en: 'Special report', style: 'brief' },
  'fact-list': { zh: '事实清单', en: 'Fact list', style: 'white' },
  'meeting-notice': { zh: '会议通知', en: 'Meeting notice', style: 'white' },
  agenda: { zh: '会议议程', en: 'Agenda', style: 'white' },
  'meeting-pack': { zh: '会议材料', en: 'Meeting pack', style: 'white' },
  minutes: { zh: '会议纪要', en: 'Minutes', style: 'minutes' },
  'economy-bulletin': { zh: '经济运行通报', en: 'Economic bulletin', style: 'red' },
  'economy-analysis': { zh: '经济运行分析', en: 'Economic analysis', style: 'white' },
  'year-figures': { zh: '年度数据资料', en: 'Figures of the year', style: 'white' },
  'target-contract': { zh: '目标责任书', en: 'Target contract', style: 'white' },
};

export const isIssuedKind = (kind: string): kind is IssuedKind => kind in DOCUMENT_KIND_WORDS;
