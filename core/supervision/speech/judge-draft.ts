import { standsOnDays, toldOf, wordsOf } from './draft-words.ts';
import { findDeliverable } from './find-targets.ts';
import { isConcrete } from './is-concrete.ts';
import {
  ANNOUNCED,
  ANNOUNCED_WHEN,
  COMES_TO_LOOK,
  DECIDED,
  HAPPENED,
  IS_OFFICE_OF_CHECKS,
  IS_SPOKEN_HEADING,
  isContact,
  isPraised,
  MEETING_HELD,
  MEMBERS,
  NO_TASK,
  PERIOD_OF_ACTION,
  RHYTHM_OF_STATE,
  SURELY_NO_TASK,
  TELLS_STATE,
  TELLS_TO_ACT,
  tellsHowItStands,
  tellsWhatWasDone,
} from './no-work.ts';
import { isOnlySpirit, isOnlyUrged } from './only-attitudes.ts';
import { isOwnPromise } from './promise.ts';
import { SLOGANS } from './slogans.ts';
import { SPOKEN_VERB, TOPIC_THEN_VERB } from './spoken-verbs.ts';
import { listDueTimes, type TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';
import { DOING_VERB } from './verbs.ts';

const DIRECTIVE =
  /不要(?=[一二两三四五半几\d])|(?:^|[^主重需只简纲不])要(?!求|点|素|闻|是|老是|总是|一味)|请(?!大家|同志们|各位)|务必|必须|确保|须|应当(?!肯定|表扬|点)|应(?!急|对|届|收|付|用|届|邀|有)|抓紧|尽快|立即|力争|争取|责成|负责(?!同志|人|解释|的[^，。]{2,20}(?:已|均已|都已))|牵头|限期|你们[^，。]{0,6}(?:报|给|拿|把|交)|一律|不得|严禁|由(?!于|此|来)[^，。]{2,}|交[^，。]{2,20}办理|把[^，。]|将[^，。]/;
/** What lies behind us, or is said of somebody. */
export const BEHIND =
  /已(?!知|建|供|投|批|开|竣|签|有|登)|已(?:经|于|完成|按|有|开工|建成|签约|投产)|完成了|作了|作出了|作出[^，。]{2,6}贡献|付出了|做了|取得了|开展了|组织了|听取了|汇报了|通报了|介绍了|讲解了|召开了|印发了|出台了|传达了|研究了|审议了|提出了|反映了|参加了|派了|发了|讲了|说了|表了|曾|去年|上月|上周|前期|以来|近年来|近几年|同比|增长\d(?![\d.]*(?:%|个百分点)以上)|排名?第|位列|居全|完成得|给予肯定|值得肯定|表扬|通报批评|效果(?:明显|显著|良好)|进行了|仅\d|只有\d|(?:部门|相互|互相)推|互相推|低于序时|零进展|完成投资\d[^，]*，占|不清楚|不互通|与[^，。]{2,8}不符|不规范|不健全|不完善|不及时|无人(?:接听|值守|管|在岗)|未按|接听及时|情况熟悉|两头跑|\d[个所座家条项处](?:已)?(?:建成|完成|开工|竣工|投用)\d|建了\d|没问题|不展开|进度(?:较|比较|偏|很)[快慢]|感谢|辛苦|不容易|表示|扎实|靠前|动作迅速|措施有力|成效(?:明显|显著)|走在[^，。]{0,6}前列|人气|很满意|进度快|焕然一新|算了|这笔账|预计|累计(?:完成|拨付|发放|投入|办理|争取|安排|下达|支出|兑现|筹集|培训|接待|排查|整改|化解|新增)|掀起了|形成了|营造了|完成\d[^，]*，(?:占|同比)|认为|指出，|主持召开|主持|会议首先|列席|出席|陪同|察看|召开会议|开了|来了|发展到|通了|还要做|比较早|了很|了几|了一|了不|差了|说，|不再列入|未作安排|不多讲|不用操心|再议|暂不|尚未|仍有|存在|不到位|滞后|缓慢|突出|比较主动|应当肯定|反应快|出力|提醒得|说得对|讲得好|做得好|得对|功不可没|干得好|表现突出|任务圆满完成|点赞|个赞|明显(?:增强|提升|改善|好转|提高)|(?:持续|不断)向好|^[^，。]{0,12}(?:看|听|问|察看|查看)了|刚才|刚刚(?!好)|昨天|昨日|昨晚|前天|召集(?:了|[^，。]{0,14}(?:开会|会议|会商|座谈))|仅完成|只完成|才完成|至今|未完成|未(?:通过|开工|完工|到位|达标|见效)|力量不足|未能|略低于|完成(?:年计划|年度任务|全年任务|年度目标)的|下了功夫|没有解决|没解决|说解决|偏[多少高低]，|(?:目前|至今)(?:仍|还|尚)?(?:没有?|未)|谈了|去了(?!解)|[干做办抓跑跟搞推抢处走][\u4e00-\u9fff]{0,2}得(?:不错|不(?:紧|够|实|严|力|细|好|到位)|很|挺|比较|好|快|及时|稳|有声有色)|破获|挽回|查获|抓获|荣获|获评|入选|被评为|以前[^，。]{0,6}过|[搞办做抓]过(?!一遍|一次|筛|关)|上个月|前阵子|前些天|前几天/;
export const ACTION_VERB = new RegExp(
  `${DOING_VERB}|完成|制定|编制|拿出|形成|出台|印发|起草|提交|报送|上报|报|建立|建成|建设|开工|竣工|投用|改造|整治|排查|整改|清理|清查|核实|核查|摸排|摸清|梳理|调度|通报|督查|督导|检查|巡查|验收|审批|办理|办结|拨付|落实|组织|开展|召开|举办|推进|推动|加快|协调|解决|研究|提出|对接|争取|申报|发放|兑现|安排|保障|设立|设置|成立|组建|培训|宣传|公布|公示|公开|发布|培育|新增|引进|签约|盯|跟踪|做好|抓好|搞好|实施|修复|修订|修改|完善|采购|招标|评审|征收|拆迁|交地|腾退|搬迁|安置|化解|处置|查处|打击|监测|监管|监督|值班|演练|储备|转移|巡护|疏导|管控|管理|管起来|收集|汇总|统计|分析|评估|考核|评比|上线|开通|运行|启动|交付|销号|入库|入统|回填|比选|承担|包联|走访|服务|帮扶|指导|核定|审核|把关|会商|预警|配备|配齐|配合|铺设|清淤|封堵|修|查|拆|建|派|跑|送|发|贴|签|摸|测|设卡|驻点|上门|见面|优化|提升|提高|扩大|降低|压减|压缩|统筹|谋划|储备|包装|细化|分解|明确|确定|健全|强化|加强|深化|拓展|规范|支持|鼓励|引导|推广|打造|创建|探索|推行|实行|执行|兜底|预拨|筹措|筹集|协商|沟通|衔接|反馈|回复|答复|迎接|准备|出具|补齐|补充|更换|安装|调整|倒排|挂图|留足|投放|调运|采集|录入|登记|备案|移交|接收|维护|养护|除险|加固|疏浚|绿化|亮化|硬化|巡[河林田库堤]|种植|播种|收割|防治|接种|救助|慰问|认定|审定|审查|审计|出让|挂牌|供地|报批|组卷|调规|收储|盘活|清欠|追缴|上山|上岗|到岗|兑付|担保|授信|投资|融资|化债|给我|交(?:一|个|出|来|上)|落[到在]`,
  'u',
);

/** 近日，县文旅局组织…; 5月8日，县农业农村局组织…: told of a day that is over, and nobody is asked. */
const beginsAsNews = (words: string, draft: TaskDraft): boolean =>
  !TELLS_TO_ACT.test(words) &&
  (/^(?:近日|日前|近来|连日来|近段时间|近期以来|(?:这|一)段时间以来|年初以来|节前|节日期间)，/.test(words) ||
    draft.times.some((time) => time.kind === 'past' && time.from === draft.spans[0]?.from));

/** The kinds of addressee that need more than a general exhortation to make a task (各级各部门, 各单位). */
const isGeneral = (units: readonly NamedUnit[]): boolean =>
  units.length > 0 &&
  (units.every((unit) => unit.kind === 'general' || unit.kind === 'project') ||
    // 各镇街、各部门: groups of all kinds side by side.
    (units.some((unit) => unit.kind === 'general') && units.every((unit) => unit.group !== null)));

export const AIM_OF_PLACE =
  /(?:力争|确保|争取)[^，。]{0,8}全[省市县区镇国]|(?:全[省市县区镇国]|我[省市县区])(?:[^，。]{0,14})(?:要|力争|确保|将|计划|实现|达到|完成|基本建成|基本形成)|^(?:到[^，]{2,8}，)?(?:我们|我(?![局委办厅镇乡](?:牵头|负责|会同|(?:将)?(?:于|在)?\d))|咱们|大家|同志们|老百姓|群众|有的|有人|分管领导|包联领导|包保领导|主要领导|(?:县|市)领导(?!小组)|会议|下周(?![一二三四五六日天]?[^，。]{0,4}(?:前|给我))|下次)/;

/** 健全“周排查、月研判”机制: a rhythm that is only a name. */
const IS_MECHANISM = /(?:健全|完善|坚持|落实|执行)[^，。“]{0,6}“[^”]{3,16}”(?:工作)?(?:机制|制度|模式)。?$/;

/** 县长说了20号是死任务，: what somebody has said is no past of the task. */
const QUOTES =
  /^(?:[^，。]{0,8}(?:说了|讲了|说过)|[^，。]{0,3}(?:群众|企业|大家|居民|老百姓|商户|职工|家长)[^，。]{0,4}反映)[^，。]*，/;

const IMPERATIVE =
  /^(?:要|也|再|并|先|都|就|分别|共同|联合|一起|各自|抓紧|尽快|立即|马上|及时|认真|继续|据此|依此|同步|相应|一律|帮|进一步|切实|全面|严格|积极|主动|统筹|加密|适时|回去|回头|下来就|逐[一户项个家月]|连夜|当场|对|把|将|按|从|在|用|去|为|向|与|以|围绕|根据|结合|针对|利用|依托|负责|落实好|因地)/;

/** 对2015年以来…资金开展专项审计: of when it is, not when it is done. */
const OF_PAST = /(?:对|就|将|把|围绕|针对)[^，。]{0,12}?(?:以来|去年|上年|上个?月|上周|前期)的?/g;

/** …，合格率98%以上: a figure to be reached, whatever stands before it. */
const IS_AIM = /以上|以下|以内|不少于|不低于|不得|不超过|至少|确保|加开|增[加派开设]/;

/** 经开区马上更换: short, and at once. */
const isUrgent = (draft: TaskDraft): boolean =>
  draft.times.some((time) => time.kind === 'open') &&
  draft.actions.some((action) => ACTION_VERB.test(action));

/** 对末位的由督查室约谈: one verb, but somebody is asked by name. */
const isAskedShortly = (words: string, draft: TaskDraft): boolean =>
  /由|责成|请|负责|承办/.test(words) &&
  draft.actions.some((action) => ACTION_VERB.test(action) && action.length <= 4) &&
  (draft.actions.length > 1 || /(?:负责|承办)(?!指导|监督|督导|督促)/.test(words));

/** 县交通局牵头研究: one verb, but it leads. */
const isLedShortly = (words: string, draft: TaskDraft): boolean =>
  draft.leadFrom === 'said' &&
  /(?:牵头|负责)(?!人|同志|单位|部门|的)/.test(words) &&
  draft.actions.some((action) => action.length >= 2 && action.length <= 4 && ACTION_VERB.test(action));

/** @统计局 核数据: whoever is called does it. */
const isCalled = (words: string): boolean =>
  /(?:^|：)\s*@[^，。\s]{2,12}\s/.test(words) &&
  !/@\S+\s(?:收到|好|谢|辛苦|已|是的|对|👍|🌹)|[吗呢？]\s*$|啥|什么|怎么|到底|还[在没]/u.test(words);

/** 市税务局：上半年新增…, 县教体局：报告县长…: a unit speaks of itself. */
const SPEAKS =
  /^[^：]{2,14}：(?:上半年|[一二三]季度|前三季度|今年以来|截至|目前|汇报|报告|建议|好的?[，。]|是的?[，。]|我们|提个|说|有|全[县市省镇]|债券资金|资金)/;

/** 各医疗机构储备量不少于一个月用量: a figure to be reached. */
const hasLeast = (words: string, draft: TaskDraft): boolean =>
  draft.targets.length > 0 && /不少于|不低于|不得?超过|控制在|至少/.test(words);

/** 镇里明天就清: one verb, but by a day. */
const isShortAndDue = (words: string, draft: TaskDraft): boolean =>
  draft.leadFrom === 'said' &&
  listDueTimes(draft.times).length > 0 &&
  (draft.actions.some((action) => action.length <= 4 && ACTION_VERB.test(action)) ||
    /[就前内日号天晚早午][清修拆建办报交送查测搬铺装改种收签批定走到去](?:完|好|掉|上|到位)?[，。；]?\s*$/.test(
      words,
    ));

/** 会务由县委办牵头: the matter is short, but somebody leads it. */
const isAssigned = (words: string, draft: TaskDraft): boolean =>
  draft.leadFrom === 'said' &&
  /由[^，。]{2,20}(?:牵头|负责|承办)[，。；]?\s*$/.test(words) &&
  draft.actions.some(
    (action) => action.length >= 2 && !/^(?:总?抓总?|总牵头|具体|统一|全面|工作)$/.test(action),
  );

/** 为深入落实…，力争用三年时间…: what a plan is for. */
const IS_PREFACE =
  /^为(?:了)?(?:深入|认真|全面|进一步|切实|加快|推动|贯彻|落实|确保)[^。]{30,}(?:力争|努力|制定|现|特)[^。]*/;

/** 会议同意…，由县城投实施: decided, and somebody is told. */
const HANDS_OVER = /由|请|责成|要(?!求|点|素)|须|应当|负责|牵头|抓紧|尽快|会后/;

const IS_BEHIND_PLAN = /(?:目前|至今|截至|仍|尚|还)[^，。]{0,12}(?:仅|只|未|没)|仅完成|未完成/;

/** 水厂那边管子爆了，: what has befallen somebody. */
const HAS_BEFALLEN =
  /(?:爆|坏|断|塌|堵|垮|倒|停|出事|掉|漏|满|烂|淹|冲毁?|坏掉|走)了(?:一些|一片|不少|[几好]?几?[处户亩家]|\d[^，。]{0,4})?，$|^(?:前几天|前两天|昨[天晚]|前天|上周|前阵子)[^。]*，$/;

/** What a draft has so far was reported or decided, so that a lead named after it begins something new. */
export function tellsOfPast(plain: string, draft: TaskDraft): boolean {
  const words = wordsOf(plain, draft);
  return (
    /^(?:会议)?(?:听取|讨论|审议|研究了|传达|学习|通报|认为|指出|原则)|会议认为|会议指出|同意|通过|汇报/.test(
      words,
    ) ||
    ((isLongBehind(words) || HAS_BEFALLEN.test(words)) && !DIRECTIVE.test(words))
  );
}

/** 不得擅自蓄放: nothing is to be done. */
const isProhibition = (draft: TaskDraft): boolean =>
  draft.actions.some((action) => action.replace(SLOGANS, '').length >= 2) &&
  draft.actions
    .filter((action) => action.replace(SLOGANS, '').replace(/^(?:严格|切实|认真|坚决|要)+/, '').length >= 2)
    .every((action) => /^(?:也|都|一律)?(?:不得|严禁|不准|不许|禁止|不能|不要|决不|绝不|切忌)/.test(action));

/** 今年, 年内: hardly a day. */
const isOfWholeYear = (time: TimeMark): boolean =>
  time.kind === 'loose' && time.dueOn?.endsWith('-12-31') === true;

/** Done, whatever else the words say. */
const isLongBehind = (words: string): boolean =>
  /已(?:经|于|完成)|完成了|作了|做了|同比|位列|(?<!看)得到|给予肯定/.test(words);

/** The predicate begins with a verb of doing or a word that leads to one: 做好质量安全监督, 对网点开展抽查. */
function isImperative(draft: TaskDraft): boolean {
  return draft.actions.slice(0, 3).some((action) => {
    const match = ACTION_VERB.exec(action);
    return IMPERATIVE.test(action) || (match !== null && match.index <= 8);
  });
}

/** The unit's predicate in spoken words: 城投先垫2000万, 农业农村局兜着. */
const isSpokenPredicate = (draft: TaskDraft): boolean =>
  draft.leadFrom === 'said' &&
  draft.actions
    .filter((action) => !/^不用/.test(action))
    .slice(0, 1)
    .some(
      (action) =>
        (SPOKEN_VERB.test(action) || TOPIC_THEN_VERB.test(action)) && action.replace(SLOGANS, '') !== '',
    );

/** Somebody is told to do something, by a verb of doing or of asking. */
export const isInstruction = (words: string): boolean => ACTION_VERB.test(words) || DIRECTIVE.test(words);

/** 主任说，…: what follows is told, not reported. */
const LEADER_SAYS = /^[^，。]{0,4}(?:书记|[省市县区镇乡局]长|主任|主席)(?:当场)?(?:说|讲)，/;

/**
 * Whether a draft is a task (handbook 4.6, and what an inspection office would take down): a named unit that has to do
 * something concrete; a general addressee or nobody named only with a deadline, a rhythm or a paper to hand in. What lies
 * behind, praise, decisions and aims of the place are none.
 */
export function isTask(plain: string, draft: TaskDraft): boolean {
  if (draft.isDeclared || draft.isPromise) return true;
  const words = wordsOf(plain, draft).replace(LEADER_SAYS, '');
  if (
    SURELY_NO_TASK.test(words) ||
    NO_TASK.test(words) ||
    isOwnPromise(words) ||
    isPraised(plain, draft.spans[0]?.from ?? 0)
  )
    return false;
  if (isContact(plain, draft.spans[0]?.from ?? 0)) return false;
  const due = listDueTimes(draft.times);
  const hasFirm = due.some((time) => time.kind === 'firm');
  const hasRhythm = draft.cadences.length > 0;
  const hasEvent = draft.times.some((time) => time.kind === 'event');
  // 收到材料后在10个工作日内批复
  const isAfterEvent =
    hasEvent &&
    draft.actions.some((action) => /(?:批复|答复|办结|拨付|审批|审核|验收|下达|反馈)$/.test(action));
  const isDirective = DIRECTIVE.test(words);
  const told = due.length > 0 ? toldOf(plain, draft) : words;
  const isBehind = BEHIND.test(told.replace(QUOTES, '').replace(OF_PAST, ''));
  const units = [...draft.leads, ...draft.guides, ...draft.supports];
  const isNamed = draft.leadFrom === 'said' || draft.leadFrom === 'note' || draft.guides.length > 0;
  if (!(isNamed && due.length > 0) && IS_SPOKEN_HEADING.test(words)) return false;
  if (draft.isAim && units.length === 0) return false;
  if (units.length === 0 && IS_PREFACE.test(words)) return false;
  if (/怎么[^，。]{1,8}的？\s*$/.test(words)) return false;
  if (COMES_TO_LOOK.test(told) && (!isNamed || !/(?<![主重需])要(?!求|来)|请|须|务必/.test(words)))
    return false;
  if (isBehind && !isDirective && !hasFirm && !hasRhythm) return false;
  if (/(?:呢|什么|谁|多久|几[\u4e00-\u9fff]|哪[\u4e00-\u9fff])？\s*$/.test(words) && !isDirective && !isNamed)
    return false;
  if (due.length === 0 && !hasRhythm && !hasEvent && isOnlySpirit(draft.actions)) return false;
  if (draft.isReport && !hasFirm && !hasRhythm && !/要(?!求|点|素|闻|是)|请|须|务必|负责|牵头|由/.test(words))
    return false;
  if (
    draft.isReport &&
    isBehind &&
    !hasRhythm &&
    due.length === 0 &&
    !/要(?!求|点|素|闻|是)|请|须|务必/.test(words)
  )
    return false;
  if (IS_OFFICE_OF_CHECKS.test(words)) return false;
  if (SPEAKS.test(words) && !hasFirm && !hasRhythm) return false;
  if (/^[^：]{2,14}：今年[^。]*，[^，。]{0,8}已/.test(words) && !hasFirm) return false;
  if (MEMBERS.test(words) && !hasFirm && !hasRhythm) return false;
  if (PERIOD_OF_ACTION.test(words) && !isNamed) return false;
  if (draft.times.some((time) => time.kind === 'past') && MEETING_HELD.test(words) && due.length === 0)
    return false;
  if (due.length === 0 && draft.times.some((time) => time.kind === 'past') && HAPPENED.test(words))
    return false;
  // 应于5月底前完工，目前仅完成60%: what was due and is not done.
  if (
    due.length === 0 &&
    !hasRhythm &&
    draft.times.some((time) => time.kind === 'past') &&
    IS_BEHIND_PLAN.test(words)
  )
    return false;
  if (ANNOUNCED.test(words) && !/要(?!求)|请|须|负责|牵头/.test(words) && due.length === 0 && !hasRhythm)
    return false;
  if (due.length === 0 && !hasRhythm && beginsAsNews(words, draft)) return false;
  if (ANNOUNCED_WHEN.test(words) && !/要(?!求)|请|须|负责|牵头/.test(words)) return false;
  if (DECIDED.test(words) && (!isNamed || (due.length === 0 && !hasRhythm && !HANDS_OVER.test(words))))
    return false;
  if (due.length === 0 && !hasRhythm && (tellsWhatWasDone(words) || TELLS_STATE.test(words))) return false;
  if (!isNamed && due.length === 0 && TELLS_STATE.test(words)) return false;
  if (
    !isDirective &&
    (standsOnDays(plain, words, due) ||
      (due.length === 0 && RHYTHM_OF_STATE.test(words) && !IS_AIM.test(words)))
  )
    return false;
  if (!isDirective && due.length === 0 && !hasRhythm && tellsHowItStands(draft.actions, words)) return false;

  if (!hasRhythm && due.every(isOfWholeYear) && isProhibition(draft)) return false;
  if (isNamed && isGeneral(units) && !hasRhythm && isOnlyUrged(draft.actions)) return false;
  const hasResult = findDeliverable(words) !== null;
  if (isNamed && !isGeneral(units)) {
    if (hasFirm || hasRhythm) return hasFirm || isDirective || !isLongBehind(words);
    return (
      (isConcrete(draft.actions.join('，')) ||
        isUrgent(draft) ||
        isAfterEvent ||
        isCalled(words) ||
        isAskedShortly(words, draft) ||
        isSpokenPredicate(draft) ||
        isShortAndDue(words, draft) ||
        isLedShortly(words, draft) ||
        isAssigned(words, draft)) &&
      (isDirective || !isBehind) &&
      (due.length > 0 ||
        isAfterEvent ||
        isDirective ||
        isCalled(words) ||
        isImperative(draft) ||
        isSpokenPredicate(draft) ||
        hasLeast(words, draft))
    );
  }
  // 监理单位对预埋逐层验收: of a project unit what it begins to do.
  const isBuilder =
    units.some((unit) => unit.kind === 'project') &&
    (ACTION_VERB.exec(draft.actions[0] ?? '')?.index ?? 99) <= 8 &&
    !/^要?(?:严格|切实|认真)|争议|纠纷/.test(draft.actions[0] ?? '');
  if (isNamed)
    return (
      (isBuilder && isConcrete(draft.actions.join('，')) && !isBehind) ||
      hasFirm ||
      hasEvent ||
      hasRhythm ||
      (due.length > 0 && isDirective && isConcrete(draft.actions.join('，'))) ||
      (isDirective && isConcrete(words) && (hasResult || draft.targets.some((one) => one.isAim)))
    );
  if (AIM_OF_PLACE.test(words) && !draft.guides.length) return false;
  if (draft.leads.length > 0)
    return (
      hasFirm ||
      hasRhythm ||
      (due.length > 0 &&
        (isDirective || draft.isTold) &&
        !isBehind &&
        (isConcrete(words) || !due.every(isOfWholeYear))) ||
      (draft.leadFrom === 'heading' && isConcrete(words)) ||
      (hasResult && isDirective && !isBehind)
    );
  if (AIM_OF_PLACE.test(words) || (!hasFirm && IS_MECHANISM.test(words))) return false;
  return (
    (hasFirm &&
      isConcrete(words) &&
      (ACTION_VERB.test(words) || /把[^，。]{2,}/.test(words)) &&
      (isDirective || !isBehind)) ||
    (hasRhythm &&
      (isDirective || (!isBehind && isImperative(draft))) &&
      isConcrete(words) &&
      ACTION_VERB.test(words)) ||
    (hasResult && isDirective && isConcrete(words) && !isBehind)
  );
}
