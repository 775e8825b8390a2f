/** Groups of duties by the work they belong to; a person keeps a whole group quiet outside, not single kinds. */
export const NOTICE_GROUPS = {
  reporting: { zh: '填报与审核', en: 'Reporting' },
  problems: { zh: '问题', en: 'Problems' },
  supervision: { zh: '督办', en: 'Supervision' },
  meetings: { zh: '调度会', en: 'Meetings' },
  documents: { zh: '公文', en: 'Documents' },
  keeping: { zh: '账号与设置', en: 'Accounts and settings' },
} as const;
export type NoticeGroup = keyof typeof NOTICE_GROUPS;

const BEGINNINGS: readonly [string, NoticeGroup][] = [
  ['task', 'supervision'],
  ['ladder', 'supervision'],
  ['instrument', 'supervision'],
  ['meeting', 'meetings'],
  ['problem', 'problems'],
  ['triage', 'problems'],
  ['step-up', 'problems'],
  ['close-out', 'problems'],
  ['document', 'documents'],
  ['handover', 'keeping'],
  ['grant-role', 'keeping'],
  ['set-up', 'keeping'],
];

/** The group of a kind of duty, by how the kind begins; what is in no other belongs to reporting. */
export const groupOfKind = (kind: string): NoticeGroup =>
  BEGINNINGS.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? 'reporting';
