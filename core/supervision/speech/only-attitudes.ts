// Whether a unit is only told in what spirit to work: clause by clause, each of them an attitude or how things stand.
import { ATTITUDE } from './attitudes.ts';
import { SLOGANS } from './slogans.ts';

/** Words that make a clause a matter of spirit, whatever verb it has. A data table, by what they call for. */
const SPIRITS = [
  // courage and contest
  '刮骨疗毒|自我革命|刀刃向内|碰硬|怕得罪人|硬骨头|啃下来|攻坚克难|迎难而上|知耻后勇|奋起直追|奋勇争先|争先(?:进位|创优|恐后)|比学赶超|对标(?:先进|一流)|抢抓(?:机遇|工期)?(?=$)|乘势而上|抢占先机|主动仗|先手棋|攻坚战|保卫战|[打持翻硬][^，]{0,4}仗(?=$|的准备)|大险、救大灾|防大汛',
  // watchfulness
  '上紧发条|绷[得紧]|半点马虎|松懈|懈怠|麻痹|侥幸|掉以轻心|粗心大意|高枕无忧|疲劳厌战|盲目乐观|心中有数',
  // ways of thinking
  '换位思考|角度(?:上)?(?:去)?想|解放思想|创新思路|打硬仗|过紧日子|转变(?:工作)?(?:作风|观念|思想)|正视(?:问题|差距|不足)|直面问题|(?:坚持|树立)[^，]{0,8}(?:导向|方向|思想|理念)$|不回避|不遮掩|真改实改|刀刃上|小算盘|站位|算(?:大|长远|总|细|政治|民生|经济)账|实事求是$|吸取教训|(?:深刻)?[吸汲]取[^，]{0,12}教训',
  // how people are to be met
  '心里装着|坐一坐|走一走|听听|常去看看|当好[^，]{0,6}(?:耳目|参谋|助手)|发挥[^，]{0,8}作用$|跟踪问效|^要?全程跟踪|[俯沉扑]下(?:身子|身|心)|真心实意|心里话|[挂放记]在心[上里头]|当[成作](?:自己的|头等大事|份内)|分内之事|之所[想急盼需]|好事办好|实事办实|有求必应|无事不扰|有着落|有回音|甩手掌柜|真蹲实驻|责任田|一段渠|排头兵|挑大梁|担重任|挑重担|主力军|压舱石|领头[雁羊]|店小二|娘家人|贴心人|参谋(?:和)?助手|[当好]耳目|(?:排忧)?解难题(?=$)|渡难关|(?:不|不得|不能|不要)(?:推诿|扯皮|推脱|敷衍|拖拉|等不靠|讲条件|打折扣|搞变通)|不等不靠|守土尽责|责无旁贷|义不容辞',
  // what a place or a party stands for
  '主旋律|正能量|强大合力|立德树人|人民至上|生命至上|以人民为中心|公平正义|用人导向|政治(?:担当|任务|自觉|责任|站位|高度)|使命担当|两个维护|战略定力|高压态势|零容忍|[决绝]不(?:手软|姑息|含糊|答应)|动真格|亮剑|(?:严肃|从严)(?:追责|问责)|严字当头|如实揭示|流汗又流泪|跑[路腿]$|跑路、|创新思维|守[住牢好][^，]{0,16}底线|八项规定|廉洁(?:过节|自律|从政)|(?:抓|走|做|夯)(?:深|实|细|牢)(?:抓|走|做|落)?(?:深|实|细|牢|落地)',
  // aims without a measure
  '做出(?:样板|示范|表率|榜样)|作(?:示范|表率)|责任感|使命感|高度重视[^，]{0,10}$|^(?:切实|真正|不断|努力|始终)?让(?!我|县|住)[^，]{4,}|做大做强|做[优精]做|(?:再|迈)上(?:新)?(?:台阶|水平)|新(?:局面|水平|台阶|突破)$|工作局面|挂图作战|按时保质|精心组织|周密部署|科学施工|精益求精|办事效率|服务(?:水平|意识|质量)$|满意的[^，]{1,4}$|更大(?:的)?力度|渡难关|加大投入$|精神$|好声音|[^，]{2,4}声音$|(?:确保|推动|务求)[^，]{0,8}(?:取得|见到)(?:实效|成效)|(?:民心|廉洁|放心|精品|样板|优质)工程|抓(?:紧抓)?[实细好]$|主动上门$|强化[^，]{0,6}意识|预报精准度|取得(?:新|更大)(?:的)?(?:成效|突破|进展)',
].join('|');
const SPIRIT = new RegExp(SPIRITS);

/** What somebody could look at afterwards, even beside such words. */
const MEASURED =
  /(?<!每)[\d一二三四五六七八九十]+(?:家|户|个|处|次|场|件|名|人|台|公里|万|亩|栋|支|条(?!心))|方案|清单|台账|名单|报告(?!厅)|计划|制度|机制|办法|排查|摸排|核查|整改|拆除|拨付|印发|制定|建立|建设|公示|公开|检查|巡查|培训|演练|签订|(?<!打)开工|完工|竣工|投用|开展|组织(?!领导|实施|$)|督促|协调|帮助(?!群众解)|设立|报(?:送|县|市|省)/;

/** 投资完成率不足15%: how things stand, in front of what is asked. */
const STANDS_SO =
  /(?:率|进度|投资|排名|排位|得分|增速|指标|进展)[^，]{0,8}(?:不足|仅|只有|低于|落后|滞后|靠后|垫底|较?慢|顺利|倒数)|^(?:问题|差距|短板)(?:仍|还)?(?:不少|突出|很多)/;

/** A clause that nobody could look at afterwards: an attitude, a slogan, or how things stand. */
function isSpirit(clause: string): boolean {
  if (STANDS_SO.test(clause) || /^(?:会议|大家|他|她)?(?:还|最后)?(?:要求|强调|指出)$/.test(clause))
    return true;
  if (SPIRIT.test(clause) && !MEASURED.test(clause)) return true;
  const bare = clause.replace(SLOGANS, '').replace(ATTITUDE, '');
  if (bare === clause) return false;
  const left = bare
    .replace(
      /^(?:党政|党委|党组|领导)?(?:主要|分管)?(?:负责人|负责同志|领导同志|领导干部|领导|同志|一把手)们?(?=要|也)/,
      '',
    )
    .replace(/^(?:也|都|要|必须|务必|应当?|须|请|切实|真正|进一步|认真|始终|更加?|并)+/, '')
    .replace(/[、。；：！\s]/g, '');
  return left.length < 3;
}

/** 各司其职、密切配合，确保年底前如期交付; 全力冲刺三季度: in what spirit all are to see to it that it comes about. */
export const isOnlyUrged = (actions: readonly string[]): boolean =>
  actions.some(isSpirit) &&
  actions.every(
    (action) =>
      isSpirit(action) ||
      /^(?:确保|全力冲刺|全力以赴)[^\d]*$|^[^\d]{0,8}(?:如期|按期|按时|圆满)[\u4e00-\u9fff]{2,6}$/.test(
        action,
      ),
  );

/** Every clause of what a unit is told is one of spirit. */
export const isOnlySpirit = (actions: readonly string[]): boolean =>
  actions.length > 0 && actions.every(isSpirit);
