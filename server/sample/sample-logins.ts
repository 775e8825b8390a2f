/** One password for every account of the sample; it satisfies the policy and is printed at the start. */
export const SAMPLE_PASSWORD = 'Wangchuan-168';

export interface SampleAccount {
  login: string;
  /** What the account is for, for the banner and the README. */
  whoZh: string;
  whoEn: string;
}

/** A choice of the sample's accounts, one for each part of the chain; every unit has accounts on the same pattern. */
export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  { login: 'xmb-head', whoZh: '项目办主任（定版）', whoEn: 'head of the project office (freezes periods)' },
  {
    login: 'xmb-1',
    whoZh: '项目办科员（导入、审核、拟稿）',
    whoEn: 'project office staff (imports, accepts, drafts)',
  },
  { login: 'ganxi-a', whoZh: '甘溪镇填报员A岗', whoEn: 'reporter A of the town of Ganxi' },
  { login: 'ganxi-section', whoZh: '甘溪镇股室负责人', whoEn: 'section head of Ganxi' },
  { login: 'ganxi-deputy', whoZh: '甘溪镇分管负责人', whoEn: 'deputy head of Ganxi' },
  { login: 'ganxi-head', whoZh: '甘溪镇主要负责人（签字确认）', whoEn: 'head of Ganxi (confirms)' },
  { login: 'ganxi-admin', whoZh: '甘溪镇单位管理员', whoEn: 'unit administrator of Ganxi' },
  { login: 'jkq-a', whoZh: '经开区填报员A岗', whoEn: 'reporter A of the economic zone' },
  {
    login: 'jkq-deputy',
    whoZh: '经开区分管负责人，兼城投副总（两个岗位）',
    whoEn: 'deputy head with posts at two units',
  },
  { login: 'zjj-review', whoZh: '住建局行业复核', whoEn: 'industry reviewer of the housing bureau' },
  { login: 'dcs-head', whoZh: '县政府办督查室主任（立项、督办）', whoEn: 'head of the inspection office' },
  { login: 'dcs-1', whoZh: '县政府办督查室科员（交办、催办、核查）', whoEn: 'inspection office staff' },
  { login: 'leader2', whoZh: '县长', whoEn: 'county leader' },
  { login: 'liaison2', whoZh: '县长联络员', whoEn: 'liaison of the county leader' },
  { login: 'zfb-cosign', whoZh: '县政府办会签', whoEn: 'co-signer of the government office' },
  { login: 'zfb-approve', whoZh: '县政府办签发', whoEn: 'approver of documents' },
  { login: 'zfb-register', whoZh: '县政府办登记编号、印发', whoEn: 'registrar of documents' },
  { login: 'sysadmin', whoZh: '系统管理员', whoEn: 'system administrator' },
  { login: 'secadmin', whoZh: '安全管理员', whoEn: 'security administrator' },
  { login: 'auditor', whoZh: '审计员', whoEn: 'auditor' },
];
