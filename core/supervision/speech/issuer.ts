// Who writes an answer or a report, and says 我局 of itself.

/** 岚江市交通运输局关于…第136号提案的答复函: the unit at the head of what it answers, reports or promises. */
const TITLE =
  /(?:^|\n)([\u4e00-\u9fff（）]{2,30}?(?:局|委|委员会|办|办公室|厅|部|署|中心|公司|集团|镇|乡|政府|街道|办事处|行|院|校|站|所|社|队|会))\n?(?:关于|对|就)[^\n]{2,80}?(?:答复|复函|回复|函复|办理情况|整改情况|落实情况|报告|汇报|承诺|承诺书|说明|复命书|回函)(?:函|意见|书)?(?:（[^）\n]*）)?(?=\n|$)/;

/** 关于快递进村工作推进情况的报告, signed at its end by who reports. */
const REPORTS = /(?:^|\n)(?:关于|对|就)[^\n]{2,80}(?:报告|汇报|答复|复函|回复|承诺书|情况说明)(?=\n|$)/;
const SIGNED =
  /\n([\u4e00-\u9fff（）]{3,24}(?:局|委|委员会|办公室|厅|中心|公司|集团|镇|乡|政府|街道|办事处|所|社))\n(?:\d{4}年\d{1,2}月\d{1,2}日|[〇一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)(?:\n(?:（?(?:联系|经办|附件|抄送|主送|此件|信息公开)|办理结果)[^\n]*)*\s*$/;

/** A title stands in the first lines. */
const TITLE_WITHIN = 200;

/** The unit that 我局 means, as its title prints it; null where no title says that a unit answers or reports. */
export const findIssuer = (plain: string): string | null =>
  TITLE.exec(plain.slice(0, TITLE_WITHIN))?.[1] ??
  (REPORTS.test(plain.slice(0, TITLE_WITHIN)) ? (SIGNED.exec(plain)?.[1] ?? null) : null);

/** 我局, 我中心: the issuer of itself. */
export const OWN_NAME = /我(?:中心|公司|集团|街道|单位|[局委办厅部署镇乡院行站所社队校])(?![里的长门])/gu;

/** Whether a name is one that the issuer gives itself; only where its title says who it is it is a name at all. */
export const isOwnName = (plain: string, name: { from: number }): boolean =>
  plain[name.from] === '我' ||
  (plain.startsWith('公司', name.from) && /[：，。；]/.test(plain[name.from - 1] ?? ''));
