// What a clause does to the task that is being put together: goes on with it, hands it over, stands by.
import type { Clause, RoledList } from './read-clauses.ts';
import { hasDue, listDueTimes, type TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';

/** 此项工作, 上述任务: the sentence speaks of what stands before it. */
export const SPEAKS_OF_BEFORE =
  /^(?:以上|上述|此项|该项|这项|此|该|相关|前述|这些|上面|具体)(?:各项|几项|[一二三四五六七八九十\d]+项|两项|三项)?(?:工作|任务|事项|事宜|议定事项|问题|项目|要求|内容|事)?/;
export const SPEAKS_OF_BEFORE_WHOLE =
  /^(?:以上|上述|此项|该项|这项|前述|此|该|上面|具体)(?:各项|几项|[一二三四五六七八九十\d]+项)?(?:工作|任务|事项|事宜|问题|项目|事)?[，]?(?:由|请|交)/;
/** 此项工作由县城投具体负责: who does what the sentence has said. */
export const saysWhoseWork = (clause: Clause): boolean => SPEAKS_OF_BEFORE_WHOLE.test(clause.text);
/** Beginnings of a sentence that only goes on with the one before. */
export const GOES_ON =
  /^(?:确保|力争|务必|争取|最迟|并(?!联)|同时(?:报|抄|将)|届时|结果|整改情况|完成后|逾期|必要时|遇|做到|形成|切实|坚决|不得|严禁|不能|不准|该进|应|包括|其中|重点(?:是|围绕|对)|具体(?:要求|时间))/;
export const ONLY_DONE =
  /^(?:前|底前|内|全面|全部|必须|务必|要|确保|基本|高质量|按期|按时|如期)*(?:完成|完工|办结|落实|落实到位|见效|到位|取得实效|见底|见成效|拿出|办理完毕|办理|整改到位|整改完毕|整改完成|抓好落实|推进|组织实施|完成到位|开工|竣工|交付|投用|投入使用|准备好|准备就绪|弄好|搞定|做完|干完|办好)?(?:任务|工作|整改|到位|完毕|建设|落实)?$/;
/** 3月底前报县政府: by when that comes in which was prepared before it. */
export const HANDS_IN =
  /^(?:一并|统一|汇总后?|联合|正式|形成[^，]{0,10}后?)?(?:再)?(?:上报|呈报|报送?|提交|提请|报请|呈|送|反馈)/;
/** 县交通局牵头研究: what somebody has to hand in afterwards. */
export const onlyPrepares = (draft: TaskDraft): boolean =>
  draft.actions.length > 0 &&
  draft.actions.every((action) =>
    /^(?:要|抓紧|负责|认真|具体|先|深入|进一步)*(?:研究|谋划|论证|调研|测算|摸底|起草|对接|梳理|摸排|核实|核算|统计|汇总|评估|草拟|会商|分析)/.test(
      action,
    ),
  );
/** 4月底前完成60%，5月底前全部完成: the same thing, all of it. */
export const isAllOfIt = (rest: string): boolean =>
  /^(?:再)?(?:全部|全面|整体)(?:完成|完工|办结|销号|清零|见底|建成|到位|竣工)(?:任务|整改|建设)?$/.test(rest);
/** A second unit in a sentence that only stands by: 云岭铺镇做好群众工作. */
export const STANDS_BY =
  /^(?:依法|积极|主动|同步|也|全力|要|切实|及时|按程序|按职责|依职责|随时)*(?:做好(?!.{0,20}(?:监督|监测|排查|普查|整治|建设|编制|收集|统计))[^，]{0,16}(?:工作|服务|保障|配合|协调|衔接|对接|指导|支撑|审核|安保|后勤|交通组织)|提供[^，]{0,16}(?:支持|保障|服务|指导|支撑|材料|资料|数据|名单|土源|水源|场地|设备|器材|图纸|样品|技术|信息|线索|苗木)|(?:教授|传授|讲授)[^，]{0,10}|[^，]{0,8}(?:复绿|技术|业务|现场|专业)指导|(?:派|选派|抽调)[^，]{2,10}(?:授课|讲课|辅导)|测算(?:资金|经费)|适时介入|全程(?:监督|帮办)|派[^，]{1,4}(?:疏导|协助|帮忙|一起[^，]{1,4})|分片督导|予以[^，]{0,4}(?:支持|保障|配合)|给予[^，]{0,8}(?:支持|指导|保障|奖补|补助|补贴)|跟进[^，]{0,6}|(?:组织|统筹|综合|牵头)?协调[^，]{0,4}|(?:审核|审查|质量)?把关|(?:开辟|开通|设立|提供)绿色通道|(?:核查|抽查|复核|汇总|审核|审查|会签|验收)(?=，?$|。|；)|加强(?:指导|监管|督导|监督)[^，]{0,4}|审核把关|按程序审核|搞好[^，]{0,8}(?:服务|配合)|具体实施|组织实施|实施|落实(?=，|。|；)|(?:抽调|派|选派)[^，]{0,10}参[加与]|组织[^，]{0,10}参与|[^，]{0,16}(?:支援|助力|协防)|具体(?:承建|承办|落实|负责|组织|抓)[^，]{0,10}|负责[^，]{0,6}(?:监管|监督|指导|督导|协调|服务|保障))(?:。|；|$)/;

export const unitsOf = (lists: readonly RoledList[], ...roles: RoledList['role'][]): NamedUnit[] =>
  lists.filter(({ role }) => roles.includes(role)).flatMap(({ list }) => list.units);

export const hasOtherDone = (draft: TaskDraft): boolean => draft.actions.some((action) => action.length >= 4);
/** 6月下旬开工、年底竣工: the first stage has been named with its own deadline. */
export const isDoneBefore = (draft: TaskDraft): boolean =>
  hasDue(draft) &&
  draft.actions.some((action) =>
    /^(?:全面|主体)?(?:开工|竣工|完工|封顶|投产|投用|通车|交付|动工|启动|进场|挂网|招标)$/.test(action),
  );
export const hasAction = (draft: TaskDraft): boolean =>
  draft.actions.some(
    (action) =>
      action.length >= 2 &&
      !/^(?:那?就?(?:说好了|说定了|这么定了?|这样)|总?抓总?|总|总牵头|抓总|总负责|负?总责)$/.test(action),
  );

/** The clause only says who (由县文化馆落实); the thing itself stands elsewhere. */
export const isOnlyRoles = (clause: Clause): boolean =>
  clause.rest.length <= 3 || ONLY_DONE.test(clause.rest) || SPEAKS_OF_BEFORE.test(clause.rest);

/** A time of any kind that a clause is to be done by, 开工后3个月内 and 汛期前 too. */
export const isTimed = (marked: { times: readonly TimeMark[] }): boolean =>
  hasDue(marked) || marked.times.some((time) => time.kind === 'event');

/** 每半月通报一次 belongs to the task before it, 每半月复查一次 is another. */
const ONLY_REPORTS = /通报|对账|调度|报|会商|研判|汇总|更新|督|晾晒|排名|小结/;

const EVERY_HOURS = /每隔?(?:[\d一二两三四六八]个?)?小时/;

/** 10日内拿出方案，每月公布名单: a rhythm after a deadline, or a deadline after a rhythm, with something else to do. */
export function beginsRhythm(draft: TaskDraft, clause: Clause): boolean {
  const isWhole =
    clause.rest.length >= 4 ||
    (clause.cadences.length > 0 && clause.text.length >= (ONLY_REPORTS.test(clause.text) ? 9 : 8));
  // 每半月向链长办报告一次: all of it is the rhythm.
  // 设卡值守，每天24小时不断人: how the same thing is done.
  if (/^(?:24小时|全天|不断人|不脱岗)/.test(clause.rest)) return false;
  if (!hasAction(draft) || (clause.rest.length < 2 && clause.cadences.length === 0) || !isWhole) return false;
  const hasRhythm = draft.cadences.length > 0 || draft.actions.some((action) => EVERY_HOURS.test(action));
  const isOtherRhythm =
    hasRhythm &&
    clause.cadences.some((one) => draft.cadences.every((own) => own.cadence.every !== one.cadence.every));
  if (clause.cadences.length > 0 && !hasDue(clause))
    return hasRhythm ? isOtherRhythm && !hasDue(draft) : isTimed(draft);
  return (
    hasRhythm &&
    !hasDue(draft) &&
    hasDue(clause) &&
    !/持续|直到|一直|至|为止|保持|不变|不间断|不中断/.test(clause.text)
  );
}

/** 此项工作由县交通运输局办理; 由县住建局负责。: only says who does what stands before. */
export const isPostposed = (clause: Clause): boolean =>
  SPEAKS_OF_BEFORE_WHOLE.test(clause.text) ||
  (isOnlyRoles(clause) && /由|请|交(?![通警投易管建])/.test(clause.text.slice(0, 6)));

/** 各县（市、区）人民政府，各有关部门要…: the clause is names alone, and the next one goes on with them. */
export const isOnlyNames = (clause: Clause): boolean => {
  const last = clause.lists.at(-1)?.list;
  return last !== undefined && clause.rest === '' && clause.times.length === 0 && clause.to - last.to <= 1;
};

export const isSameDue = (a: readonly TimeMark[], b: readonly TimeMark[]): boolean =>
  listDueTimes(a).some((one) => listDueTimes(b).some((other) => other.dueOn === one.dueOn));

const FOR_ALL_OF_SENTENCE =
  /^(?:以上|上述|这)?(?:[两二三四五六七八]|几|各)(?:项|件|方面|个)[^，。]{0,6}(?:均|都|全部|统一|一并|务于|务必|必须|须|要(?!求))|^(?:均|都|全部|统一)(?:要|须|应)?(?:于|在)|^[^，。]{0,12}(?:全部|均须?|都要?|一律)(?:完成|办结|到位|落实|清零|完工|整改|建成|交付|开工|见底|就绪|实现|解决|兑现|化解|拨付|销号|[\u4e00-\u9fff]{1,2}[完好清掉])/;
/** 两项工作均须于11月5日前就绪, 均于9月底前完成: it speaks of every task of the sentence. */
export const isForAll = (clause: Clause): boolean => FOR_ALL_OF_SENTENCE.test(clause.text);
