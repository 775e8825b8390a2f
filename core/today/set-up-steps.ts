/** What a new county still lacks on the way to its first frozen period. */
export interface SetUpFacts {
  year: number;
  /** Units besides the county itself and the project office. */
  units: number;
  /** Of these, units with somebody who reports or confirms. */
  staffedUnits: number;
  projects: number;
  /** Units that report projects and have nobody to fill, or nobody to confirm. */
  unitsWithoutReporter: number;
  unitsWithoutConfirmer: number;
  /** Departments in charge of projects without anybody who reviews. */
  departmentsWithoutReviewer: number;
  isPlanIssued: boolean;
  periods: number;
  hasBulletinSettings: boolean;
}

export interface SetUpStep {
  sentence: string;
  to: string;
  count: number;
}

/**
 * The steps of a new county in the order in which they build on each other (handbook 8.2, 8.4, 8.5): units, their people, ledger,
 * people who are lacking, annual plan, first period, settings of the bulletin. A step that is done is left out; people are asked for only
 * where projects stand.
 */
export function listSetUpSteps(facts: SetUpFacts): SetUpStep[] {
  const step = (isOpen: boolean, sentence: string, to: string, count = 1): SetUpStep[] =>
    isOpen ? [{ sentence, to, count }] : [];
  const lacking = (count: number, sentence: string) =>
    step(count > 0, `${count}个${sentence}`, '/settings/persons', count);
  const hasProjects = facts.projects > 0;
  return [
    ...step(facts.units === 0, '单位名录还是空的，从 Excel 导入', '/settings/orgs/import'),
    ...step(
      facts.units > 0 && facts.staffedUnits === 0,
      '各单位还没有填报和确认人员，人员与岗位名单可从 Excel 导入',
      '/settings/persons/import',
    ),
    ...step(!hasProjects, '台账里还没有项目，导入台账工作簿', '/ledger/imports'),
    ...lacking(facts.unitsWithoutReporter, '填报单位没有填报员，由单位管理员或项目办新增'),
    ...lacking(facts.unitsWithoutConfirmer, '填报单位没有主要负责人账号，线上无人签字确认（可用纸质签字单）'),
    ...lacking(
      facts.departmentsWithoutReviewer,
      '主管部门没有行业复核岗位，其项目不经复核、由项目办直接审核',
    ),
    ...step(hasProjects && !facts.isPlanIssued, `${facts.year}年度计划尚未下达`, '/ledger/plans'),
    ...step(
      hasProjects && facts.periods === 0,
      '还没有开启过报告期，在报送日历中开启第一期',
      '/reporting/calendar',
    ),
    ...step(!facts.hasBulletinSettings, '通报设置还没有填（发文机关、主送、抄送）', '/settings/bulletin'),
  ];
}
