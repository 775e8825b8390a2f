import type { ProjectFields } from '../project.ts';

const WORDS =
  '交通运输|交通|公路|铁路|农田水利|水利|水务|农业农村|农林|农业|林业|畜牧|工业|制造业|先进制造|服务业|城建|城市建设|城镇建设|城乡建设|住房|安居|市政|教育|卫生|医疗|文化|旅游|文旅|体育|能源|电力|环保|生态环保|生态环境|生态|信息|数字经济|科技|商贸|物流|仓储|社会事业|社会民生|民生|公共服务|基础设施|产业发展|产业|新型城镇化|乡村振兴|商务|矿业|建材|化工|医药|食品|电子|机械|纺织|新能源|新材料|装备制造';
const SECTOR = new RegExp(
  `^(现代|新型|传统|重大|重点)?((?:${WORDS})(?:[、及和与]?(?:${WORDS})){0,6})(类|项目|工程|领域|行业|板块|方面|建设)*$`,
);

/** 交通项目 is the sector 交通, 现代服务业类 the sector 现代服务业; 县级重点项目 or 城关镇 is none. */
function toSector(word: string): string | null {
  const found = SECTOR.exec(word);
  return found ? `${found[1] ?? ''}${found[2] ?? ''}` : null;
}

/**
 * Ledgers that have no column 行业 often stand in groups by sector: 一、交通（3个）. A new project takes the innermost of its
 * group words that names one; a word that its sector says already is no tag. What a project has is never changed by a group.
 */
export function placeInSector(
  wanted: Partial<ProjectFields>,
  known: string | null | undefined,
): Partial<ProjectFields> {
  const tags = wanted.tags;
  if (!tags) return wanted;
  const word = wanted.sector || known ? undefined : tags.findLast((tag) => toSector(tag) !== null);
  const sector = wanted.sector || known || (word && toSector(word)) || null;
  const rest = sector ? tags.filter((tag) => tag !== sector && toSector(tag) !== sector) : tags;
  const { tags: _, ...others } = wanted;
  return {
    ...others,
    ...(sector && !known ? { sector } : {}),
    ...(rest.length > 0 ? { tags: rest } : {}),
  };
}
