// What may be a task though no rule took it for one: the net under all the others.
import { isConcrete } from './is-concrete.ts';
import { ACTION_VERB, AIM_OF_PLACE, BEHIND } from './judge-draft.ts';
import {
  ANNOUNCED,
  COMES_TO_LOOK,
  IS_OFFICE_OF_CHECKS,
  IS_SPOKEN_HEADING,
  NO_TASK,
  STANDS_ON_DAY,
  SURELY_NO_TASK,
} from './no-work.ts';
import { isOwnPromise } from './promise.ts';

/** A sentence that nothing took for a task may be one all the same: something is to be done, and it is not behind us. */
export const mayBeTask = (words: string): boolean =>
  !/^据|会商看|预报|预测|汇报|）\s*$/.test(words) &&
  isConcrete(words) &&
  ACTION_VERB.test(words) &&
  !BEHIND.test(words) &&
  !NO_TASK.test(words) &&
  !IS_SPOKEN_HEADING.test(words) &&
  !AIM_OF_PLACE.test(words);

/** 三家月底前对一次账, 第一书记6月10日前遍访: somebody is told by a day though nobody is a unit of a name. */
const IS_TOLD_BY_KIND =
  /(?:^|[，。；：—\n])\s*(?:请|由|让)?(?:(?:企业|商户|业主|机主|户主|工地|门店|店家|学校|医院|幼儿园|敬老院|福利院|养老院|图书馆|村里|镇里|县里各家|园区|项目上|工区)(?=[今明后本下周\d])|[\u4e00-\u9fff]{0,6}[两三四五六七八九十\d]{1,2}(?:家|方|个(?:部门|单位|局|镇|乡镇|街道|村|社区|科室|组|专班))(?:单位|部门|企业|公司|银行)?|各?(?:位|[\u4e00-\u9fff]{1,5})?(?:书记|支书|组长|责任人|网格员|网格长|楼栋长|河长|林长|田长|护林员|干部|特派员|联络员|队员|负责人|分管领导|一把手)|[老小][\u4e00-\u9fff](?=[，今明本下后周\d])|(?:我|我们|咱们)(?:镇|乡|街道|局|委|办|中心|单位|公司)(?:拟|计划|承诺|保证)?(?:于|在)?(?=[\d本年月]))(?![的是有说讲：])/;
export const mayTellKind = (words: string): boolean => IS_TOLD_BY_KIND.test(words) && mayBeDoneOnDay(words);

const ACTS_BY_DAY =
  /会同|联合|牵头|负责(?!同志|人)|抓紧|务必|必须|尽快|(?:^|[^主重需只简纲不])要(?!求|点|素|闻|是)|把|将|完成|拿出|形成|报/;
const IS_HOPE = /希望|高度重视|今天召开|奋力|冲刺|目标|同志们|大家|我们|要求是|下次会|时限的|：\s*$/;
/** 我部…司会同…研究…，上半年形成初稿: somebody is told by a day, though no name in it is recognised. */
export const mayTellSomebody = (words: string): boolean =>
  /[。；！，]\s*$/.test(words) && mayBeTask(words) && ACTS_BY_DAY.test(words) && !IS_HOPE.test(words);

/** Told or foreseen, a meeting, what has been, a wish: on a day, but no work of anybody. */
const IS_NO_WORK_ON_DAY =
  /预报|预测|预计|会商|降雨|暴雨|大雨|这一?轮雨|还有一轮|气温|吗|？\s*$|能不能|请来|召集|定于|会议时间|返岗|请假|举办地|(?:例会|班子会|办公会|会议|会)(?:记录|纪要)|召开[^，。]{0,20}(?:会议|例会|调度会|推进会)(?:。|，(?:听取|研究|传达|学习|主持|会议))|做得好|辛苦|不容易|值得|表扬|不错|没(?:有)?(?:列|安排)|不排|差不多|建议|也许|可能|如果|要是/;
const IS_PAST_ON_DAY =
  /已(?!有|知|建|供|批|投)|(?<![为除到好完罢忙过])了(?![解结如然却断吧，。！]|$)|昨[天日晚]|前天|刚才|刚刚|截至|累计|同比|环比|曾|去年|上周|上个?月/;
const IS_TOLD = /要(?!求|点|素|闻|是)|请(?!来|假)|务必|必须|须|抓紧|尽快|马上|负责|牵头|由/;
/**
 * 县直各部门后天交表: a unit and a day may be a task whatever the verb is, unless the words tell of what has been, of
 * the weather, of a meeting, or of a wish. A title or a bare note (…8月第一次班子会记录) is none.
 */
export const mayBeDoneOnDay = (words: string): boolean =>
  !IS_NO_WORK_ON_DAY.test(words) &&
  !NO_TASK.test(words) &&
  !IS_SPOKEN_HEADING.test(words) &&
  /[。；！，]\s*$|，./.test(words) &&
  (IS_TOLD.test(words) || !IS_PAST_ON_DAY.test(words));

/** Others come to look, a meeting or an event is held, a day is only reckoned with: a day, and nobody's work. */
const IS_OTHERS_DAY =
  /(?<![召展公打])开(?:[\u4e00-\u9fff]{0,8}会|会)(?=，|。|$)|会议?[^，。]{0,6}[日号天]开[，。]|下一?次[\u4e00-\u9fff]{0,6}会|^下一?次|(?:时间|考核|检查|验收|评估|调度|会议?)(?:提前|推迟|改|调整|定|安排|放)[到在至为]|别等到|[日号]起全[省市县国][^，。]{0,4}(?:统一)?(?:实行|实施|施行|执行|停止|启用)|要?来(?:督查|督导|检查|暗访|考核|调研|验收|抽查|评估|视察|[，。])|[省市县上][里级][^，。]{0,16}(?:检查|抽查|督查|督导|暗访|考核|验收|评估|调研|组织项目观摩)|(?:定于|定在|时间为|时间：|时限：|期限：|日期：|期为|举办时间)|[看来去]了|全[省市县区镇](?:要|将)?(?:搞|开|举行|举办|召开)|不用|无需|不必|下次|下周预告|会议?(?:照常|另行)|(?<![搬撤脱远迁])离|距|今天是|不再|延长|顺延|延期|推迟|未注明|未明确|次月|决定(?:自|从|即日)|目标[：是为不]|的目标|即将|(?<!发布|做出|作出|报送)预[计测报警]|可能|大约|估计|出现|高峰|洪峰|时点|[讲说](?:一下|几句)|机会|问题吧|没问题|怎么|才(?:能|会|到|有|下|批|拨)|要等|等到|不能等|还(?:要|得)等|^那就|到期|有效|能(?:够)?[\u4e00-\u9fff]{0,2}\d|(?:本周|本月|今年)共|(?:系统|平台|通道|窗口|端口|网站)[^，。]{0,4}(?:关闭|关停)|[县市省区州镇乡]长[^，。]{0,10}(?:要|会|将)?(?:[来去到])(?:现场|实地|一线)?(?:看|察看|视察|调研|走访)|(?:[日号天晚早午]|周[一二三四五六日末])(?:就|能|会)?到[，。]?\s*$|(?:笔试|面试|考试|体检|开考)[，。]/;
/** 整改时限：…, 整改目标：…, 一、深入开展节前安全检查。: a label and its day, or a heading. */
const IS_LABEL_OR_HEADING =
  /^\s*[^，。；：]{0,8}(?:时限|期限|时间|目标)：|^\s*[一二三四五六七八九十]+、[^，。]{4,16}。\s*$|未注明|未明确|除[^，。]{0,8}(?:注明|明确|规定)[^，。]{0,8}(?:时限|时间|期限)/;
/** 昨天我去看了，泵站还漏，水管站明天修好: what was seen before says nothing of what is told behind it. */
const PAST_IN_FRONT = /^(?:刚才|刚刚|昨[天晚]|前天|上周)[^，。；]{2,20}了，/;
const IS_CHECK = /督查|督导|检查|抽查|通报|约谈|评估|调研/;
const ENDS_IN_BRACKET = /^[^，。]{0,20}（[^）]{4,40}）[。：]?\s*$/;
const IS_DONE =
  /上[街路]|[下进][村乡山]|进场|到场|开放|见底|开业|亮相|(?:完|好|齐|清|通|掉|上|下|到|满|成|净|实|定|开|出)(?:来|去|位|库|岗|场|户|货|手)?[，。；！]?\s*$/;

/**
 * A clause with a firm day may be work whatever it says (4.6: no sentence with a unit and a deadline is dropped): `words` are
 * the clauses beside it, `isStrict` that its day is a limit (前, 内), `isSure` that or that somebody has been told before it. Told of the past, of others, of a meeting it is none.
 */
export const mayBeDoneBy = (
  clause: string,
  words: string,
  sentence: string,
  { isSure, isStrict, isSpoken }: { isSure: boolean; isStrict: boolean; isSpoken: boolean },
): boolean =>
  !IS_NO_WORK_ON_DAY.test(clause) &&
  !IS_OTHERS_DAY.test(clause) &&
  !COMES_TO_LOOK.test(clause) &&
  !ENDS_IN_BRACKET.test(sentence.trim()) &&
  !IS_LABEL_OR_HEADING.test(sentence) &&
  !(isOwnPromise(words) && (!isStrict || IS_CHECK.test(words))) &&
  !NO_TASK.test(sentence.replace(PAST_IN_FRONT, '')) &&
  !IS_OFFICE_OF_CHECKS.test(sentence) &&
  !SURELY_NO_TASK.test(sentence) &&
  !(STANDS_ON_DAY.test(clause) && !IS_TOLD.test(clause)) &&
  !(ANNOUNCED.test(words) && (!isStrict || IS_CHECK.test(words))) &&
  !/[？?吗]\s*$/.test(sentence) &&
  (isSpoken || /[。；！，：]\s*$|，./.test(sentence)) &&
  (IS_TOLD.test(clause) || !IS_PAST_ON_DAY.test(clause)) &&
  !/^(?:到|至)\S{2,12}，$|全[省市县区镇][^，。]{0,24}(?:达到?|进入|实现|下降|提高|增长|降至|基本建成|基本形成)/.test(
    clause,
  ) &&
  (isSure || ACTION_VERB.test(clause) || IS_DONE.test(clause));
