import { DOING_VERB } from './verbs.ts';

/**
 * What a list of units is to its clause. lead does it; support helps; guide watches or advises; object has something done
 * to it or is told something; mention is only named.
 */
export type UnitRole = 'lead' | 'support' | 'guide' | 'object' | 'mention';

/** Words between the beginning of a clause and its subject that do not make it anything but a subject. */
const CONNECTORS = new RegExp(
  `^(?:${[
    '[一二三四五六七八九十]{1,2}是(?:要)?|[一二三四五六七八九十]{1,2}要',
    '(?:这|在此|此|[\\u4e00-\\u9fff]{2,4})?期间|(?:主?汛|防火|高峰|过渡|冰冻)期(?:内)?|这段时间|平时|日常',
    '第[一二三四五六七八九十]{1,2}(?:个|条|点|项|件事)?[，、：]?',
    '散会(?:之)?后|(?:还没|还未|尚未|没有|没|未)[\\u4e00-\\u9fff]{1,4}的',
    '你们|首先|其次|再次|最后|另外|此外|同时|还有|然后|接下来|下一步|下步|会后|这样|因此|所以|为此|对此|其中|特别是|尤其是|尤其|今后|目前|当前|现在|原则上|总之',
    '我[局委办厅部县市区]已?要求|(?:会议|县委|市委|省委|[\\u4e00-\\u9fff]{0,4}(?:书记|省长|县长|市长|区长|州长|镇长|乡长|主任|常委|同志)|领导|他|她)?(?:随即|当即|还|又|并)?(?:当场|当即|现场|再次|反复|明确|特别)?(?:议定|要求|决定|明确|强调|指出|确定|研究决定|责成|批示|指示|同意)(?:由|请)?',
    '所在地?的?|属地的?|(?:涉及|承办|牵头|受灾|相关)的|[\\u4e00-\\u9fff]{2,12}(?:所属|所在|所涉及)的',
    '[省市县区州]委[、和]$',
    '并由|并请|并|再由|再|由|请|烦请|请由|还请|责成|交由|责令|望|要|还|也|而|但|都|均',
    '[\\u4e00-\\u9fff]{2,6}(?:沿线|沿岸|周边|一带)的',
    '（[一二三四五六七八九十]{1,3}）|[—－●■◆▲★▶►◎□○·•✔✅❗❌👍📌📍→※*+@0-9a-z.、（）【】①-⑳\\s“”，：]+',
    '\\p{Extended_Pictographic}+\\uFE0F?',
    '[一二三四五六七八九十]+、',
    '(?:经|根据|按照|结合|鉴于|为|针对|围绕|对照|对于|关于|就|在)[^，]{0,40}，',
  ].join('|')})`,
  'u',
);

const TOLD =
  /(?:报送|报请|上报|报经|呈报|报告|报|送达|送至|送|抄送|抄报|反馈|提交|提请|交|移交|移送|向|给|经|征求|根据|按照|依据|听取|接受|从|到|赴|往|收到|在|为|比照|参照|代表|来自|属于|纳入|会商|配备|对接|衔接|联系|沟通|汇总|交给|发|发给|印发|发至|下发|转|以|被|受|替|帮|抓|与|同|跟|和)(?:至|给|到|请)?$/;
const JOINED = /(?:会同|联合|商请|商|协同|牵手|携手|汇同|协调)$/;
const DIRECTED =
  /(?:指导|督促|督导|组织|引导|推动|支持|协助|配合|帮助|召集|调度|发动|要求|敦促|通知|统筹|约谈|督办|监督|通报|表扬|批评|检查|考核|鼓励|协助好|指导督促|督促指导|抽查|培训|安排|动员|压实)$/;
const FOREMOST = /(?:^|[，、])以$/;
const ASKED =
  /(?:由|请|(?<![回当同])归|(?:辛苦|麻烦|拜托|提醒)(?:一下)?|责成|责令|交由|委托|指定|明确由|明确|安排|授权|望|责任(?:落实|压实|明确)?到|——|@)$/;
const HANDED = /^(?:具体)?(?:办理|负责|落实|处理|牵头|研究|承办)/;

const ADVERBS =
  '(?:一并|积极|密切|主动|全力|切实|共同|协同|分别|依法|按职责分工|按职责|按照职责分工|按照职责|依职责|各自|分工|要|应|应当|须|需|也|都|还|一起|联合|具体|抓紧|尽快|随即|立即|同步|认真|按程序|全程|派员|负责|做好|抓好|搞好|予以|给予|同时){0,6}';
const LEADS = new RegExp(`^${ADVERBS}(?:总|双|联合|共同)?(?:牵头|牵线|牵总|挂帅|主办|承办|主抓|负总责|统筹)`);
const SUPPORTS = new RegExp(
  `^${ADVERBS}(?:配合(?!度)|协助|协同|参与|参加(?!会议)|会办|支持(?!企业|群众|农[户民]|创业|居民|市场主体|社会|各类|民营|银行|学校|个人|高校|项目|发展|开展|建设|引导|符合)|协办|协作|陪同|站在旁边|在旁边|在一旁|帮着(?![^，。]{1,8}把(?!关|把))|帮忙(?!把(?!关|把))|(?:跟着)?(?:盯着|盯住|盯牢|盯一下|盯紧|看着|跟一下|跟进一下|盯好)(?=[，。；）]|$)|搭把手|打配合)`,
);
const GUIDES = new RegExp(
  `^${ADVERBS}(?:(?:挂牌)?(?:指导|督导|督促|督查|监督|跟踪督办|督办)|跟踪(?:问效|复查|指导|监督|督促|审计|检查|验收|监测)?(?=[，。；]|$)|监管)`,
);
const PERSON =
  /^(?:的?[老小][\u4e00-\u9fff](?=把|将|要(?!求)|去|明天|今天|下周|负责|牵头)|的?(?:党（工）委|党工委|党委|党政)?(?:主要|分管)?(?:负责同志|负责人|领导干部|领导|班子成员|主要负责人|一把手|主要领导|分管领导|同志们?|党委书记|(?:驻村)?第一书记|支书|村书记|书记|局长|主任|镇长|乡长|县长|区长|市长|行长|院长|经理|董事长|厅长|部长|队长|所长|科长|站长|(?<=的)(?:技术人员|工作人员|执法人员|专业人员|人员|干部|专家|技术骨干|骨干|民警|[\u4e00-\u9fff]{1,3}员|人))(?:要|应|须|务必|必须|牵头|亲自|带队|负责|每|包|今天|也|，|、|和|到|抓|于|在|下周|本周|会同|同)?)/;
const NOUN_AFTER =
  /^(?:(?:后面|前面|旁边|对面|门前|门口|附近|周边|背后)的|的(?!话)|(?:这)?[几两三四五]位同志的(?:发言|汇报)|等地|等方面|领导|分管|常务会|会议室?|党组|党委会|机关|系统|门口|辖区|境内|范围|片区|内(?!部)|前期|关于|是(?!否)|作为(?!牵头|[^，。]{2,16}，)|有|没|还(?!要)|存在|不(?!得|准|能|要|晚于|迟于|超过|少于|低于)|仍|占地|总投资|建筑面积|位于|全长|概算|现有|设计(?:规模|床位|流量|能力|标准|\d)|流量|日处理|始建于|属|共(?!同)|守(?![住牢好护在到着])|为(?:成员|副组长|组长|副|责任)|任(?:组|副)|这(?!个?周|几天|个月|个?星期|个?礼拜|两天|边|次)|答(?!复|疑)|表示|解释|靠|《|印发的|提出的|提交的|报送的|制定的|起草的|反馈的|反映|汇报|介绍|通报了|作了|做了|讲了|提出了|已|已经|原(?!则)|原有|曾|发言|表态|说(?![明清服])|认为|来函|所属|下属|下设|一级|级|驻地|班子|工作(?:扎实|主动|积极|滞后|不力)|因|拟(?![于在]))/;
const MODAL =
  /^(?:的同志|等)?(?:要|应(?!急|对)|应当|须|需|必须|务必|得|负责|抓紧|尽快|立即|马上|赶紧|限|按时|于|每|在\d|把|将|对|围绕|根据|结合|按照|会同|牵头|力争|确保|组织|制定|做好|完成|加快|开展|进一步|切实|具体|继续|再|今天|明天|下周|本周|本月|\d{1,2}月|年底|去|拿|到)/;

const DOES_AFTER_PERSON =
  /^：|^(?:请)?注意，|^(?:[^，。]{0,4})(?:要|应|须|必须|务必|每|今|明|全部|一律|包|负责|牵头|亲自|带队|于|\d|到|抓|在|下周|本周|会同|外出)/;
/** 县教体局实施的二小综合楼: the name only says whose. */
const DOES_OF = new RegExp(
  `^(?:${DOING_VERB}|派|提|承建|代建|牵头|负责)(?:来|出来|过|了|好)?的(?!事项|任务|工作|项目)(?=[\\u4e00-\\u9fff])`,
);
const BEGINS_DOING = new RegExp(`^${DOING_VERB}`);
/** 其中甘溪镇7户、桃渡口镇4户: how much of it lies where. */
const COUNTED =
  /^(?:还有|有|剩余|剩)?\d[\d.]*[万亿]?(?:户|个|家|亩|处|件|人|名|项|起|公里|座|台|栋|宗|套|吨|条)(?=[、，。；]|$)/;
/** 农业产业园冷链物流中心务必…: the name only belongs to the subject that follows it. */
const MODIFIES = /^[\u4e00-\u9fff]{2,14}?(?:务必|必须|(?<![纪重主需摘简纲])要(?!求|点|素)|应当|须)/;
/** 农发公司柑橘下树前要…, 财政所挤也要挤出…: by when, or whatever it takes, not whose. */
const BY_THEN = /^([\u4e00-\u9fff])也(?:要|得)\1|^[\u4e00-\u9fff]{2,6}?之?前(?:要|务必|必须|就|把)/;
/** 乡镇卫生院服务能力达标率100%: an aim of the place. */
const IS_RATE = /^(?!要)[\u4e00-\u9fff]{2,12}率(?:达到?|为|保持|稳定)?(?:在)?\d/;
/** 城区小学大班额问题，…: the name is part of the matter. */
const IS_TOPIC = /^[\u4e00-\u9fff]{2,12}(?:问题|事宜|一事)[，。；：]/;
/** 石门洲县光伏组件项目外线工程送电: where the thing is that is to be ready. */
const LIES_THERE =
  /^(?!.{0,8}[把将对使让])[\u4e00-\u9fff]{2,14}?(?:项目|工程|线路|道路|大桥|水厂|学校|医院|小区|标段|路段)[\u4e00-\u9fff]{0,8}(?:送电|通电|开工|完工|竣工|建成|投用|投产|通车|封顶|交付|交房|启用|通水|进场|动工|达产)/;
/** 省厅4月2日来评估: others come to look. */
const COMES =
  /^(?:要|将|会|拟|再|还)*来(?:我?[县市区镇乡省局校院])?[^，。]{0,4}(?:督导|督查|检查|暗访|考核|调研|验收|抽查|评估|视察|复查|巡察|观摩|考察)/;
const STARTS_DOING =
  /^(?:赴|到|去|前往|汇报|至少|一定|同时|首先|重点|始终|更|特别|尤其|普遍|统一|原则上|等|也|都|还|就|要|应|须|再|先|抓|做|把|将|对|在|从|按|以|为|向|与|和|每|本|下|今|明|全年|上半年|下半年|[一二三四]季度|派|加|完|开|组|制|建|落|推|负|牵|会|配|协|参|围绕|根据|结合|针对|进一步|切实|继续|尽快|立即|主动|积极|认真|严格|及时|全面|共同|分别|联合|统筹|研究|提|拿|摸|查|盯|办|限|务必|必须)/;

/** 供电公司说23号, 气象局刚才讲: it speaks. */
const SAYS =
  /^(?:的同志)?(?:提出|建议|反映|担心|认为)，|^(?:的同志)?(?:刚才|刚刚|上次|前面)(?:建议|提议|反映|汇报|介绍|提到|担心|问)|^(?:的同志)?(?:刚才|刚刚|上次|昨天|前面|也|都)?(?:说(?![明清服])|讲(?![清解好述究])|(?:预?报|通报|分析|研判|预测)(?=，))/;
/** 由…等单位组成, …主要负责人为成员: who sits in a leading group. */
const IS_MEMBER =
  /^(?:等)?(?:\d+个|[一-十]+个)?(?:单位|部门)?(?:主要|分管)?(?:负责人|负责同志|领导)?(?:共同|联合)?组成(?=[，。；的]|$)|^[^，。]{0,14}(?:兼任|担任|任主任|任组长|任副组长|为成员)/;

/** 国省道交通局管, 钱的事农业农村局兜着: the matter stands in front, and a short spoken verb follows. */
const TAKES_ON =
  /^(?:来|去|自己|自行|先|再|也|就|都|全部|统一|具体|直接|马上|今晚|明天)*(?:管(?=[，。；起着到]|$)|兜(?=[，。；着底住]|$)|扛|扫|修|拆|盯(?=[着住紧，。；]|$)|包(?=[，。；干了]|$)|垫|想办法|负责|解决|承担|定(?=[，。；了]|$|下来)|落实|处理|办(?=[，。；理好]|$)|出面|接手|牵头|配合|掏|买单|自筹|自理|自付|把关|兜底|跑(?=[，。；]|$)|出(?=[，。；钱资力]|$)|带回去|拿(?=[个出着，。]|$)|研究|组织|安排|协调|排(?=[，。；个出]|$)|去跑|来办)/;
/** What may stand in front as the matter: no verb of asking or telling, no comma. */
const NO_TOPIC =
  /[，。；：、]|[由请让令给向对把将被与和跟按据从在]|(?:的|要求|表示|认为|说|反映|汇报|督促|指导|配合|协助|支持)$/;

/** 把名单列出来交给项目办: a paper goes there, not the work. */
const HANDS_OVER =
  /(?:出来|清单|名单|方案|报告|材料|资料|台账|数据|情况|意见|结果|表)(?:统一|直接|先)?(?:交给|交由|交到)$/;

/** The text in front of a list with its connectors taken away; empty when the list is the subject. */
export function stripConnectors(before: string): string {
  let rest = before;
  for (let turn = 0; turn < 8; turn += 1) {
    const match = CONNECTORS.exec(rest);
    if (!match || match[0] === '') break;
    rest = rest.slice(match[0].length);
  }
  return rest;
}

/**
 * Decides the role of a list by the words on both sides of it in its clause. `before` begins at the clause and has its
 * times already blanked; `after` runs to the end of the clause. `isOwn`: the issuer says it of itself (我局).
 */
export function decideRole(before: string, after: string, isOwn = false): UnitRole {
  const rest = stripConnectors(before);
  const unnamed =
    /^[、和与及][\u4e00-\u9fff（）]{2,16}?(?=要(?!求)|应当|须|负责|牵头|配合|参加|分别|共同|按职责|于\d)/.exec(
      after,
    );
  if (unnamed) return decideRole(before, after.slice(unnamed[0].length), isOwn);
  if (IS_MEMBER.test(after) || SAYS.test(after) || COMES.test(after)) return 'mention';
  const isAsked =
    (ASKED.test(before) || (/交$/.test(before) && HANDED.test(after))) &&
    !/(?:提请|报请|申请|商请|上交|成交|呈请|邀请|敬请)$/.test(before);
  // 下周一我要看到住建局的方案: whoever has to hand it in.
  if (/要(?:看到|见到|收到|拿到)$/.test(before) && /^的/.test(after)) return 'lead';
  if (FOREMOST.test(before) && /^为主/.test(after)) return 'lead';
  if (HANDS_OVER.test(before)) return 'object';
  if (/(?:交给|交由)$/.test(before) && /^(?:等[^，。；]{0,6})?(?:去办|来办|办|处理)?[，。；]?$/.test(after))
    return 'lead';
  // 县财政局配合我局，…: it is our work.
  if (isOwn && /(?:配合|协助|支持|协同)(?:好)?$/.test(rest)) return 'lead';
  // 商请城关镇于6月底前…: asked, when nobody stands in front who would ask it to join.
  if (/^(?:现|特|拟)?商请$/.test(rest)) return 'lead';
  if (!isAsked && JOINED.test(rest)) return 'support';
  if (!isAsked && DIRECTED.test(rest))
    return /(?:指导|督促|督导|组织|推动|引导|敦促)$/.test(rest) ? 'support' : 'object';
  if (!isAsked && rest !== '' && TOLD.test(rest))
    return /(?:与|和|同|跟)$/.test(rest) && /^(?:共同|一起|联合|共建)/.test(after) ? 'support' : 'object';
  // 县科技局组织实施的项目 is named only; 组织一次全覆盖的排查 is told.
  if (/^(?:牵头|组织|举办|联合举办|承办|联合组织)(?![好一])[^，。一两三\d全]{0,10}的(?!是|话)/.test(after))
    return 'mention';
  const person = PERSON.exec(after);
  const own = person
    ? after.slice(
        person[0].length -
          (/亲自|带队|牵头|负责|务必|必须|会同|今天|下周|本周|[要应每包须于在同]$/.exec(person[0])?.[0]
            .length ?? 0),
      )
    : after;
  if (LEADS.test(own)) return 'lead';
  // @建设局 盯紧: whoever is called has it in hand.
  if (/@$/.test(before) && /^(?:盯|跟进|跟一下)/.test(own)) return 'lead';
  if (SUPPORTS.test(own)) return 'support';
  if (GUIDES.test(own)) return rest === '' || isAsked ? 'guide' : 'mention';
  if (isAsked) return 'lead';
  if (!person && rest === '' && /^已[^，。了]{1,8}(?:要(?!求|点)|必须|务必|须)/.test(after)) return 'lead';
  if (!person && NOUN_AFTER.test(after)) return 'mention';
  if (person && !DOES_AFTER_PERSON.test(own)) return 'mention';
  if (MODIFIES.test(own) && !STARTS_DOING.test(own) && !BY_THEN.test(own)) return 'mention';
  if (DOES_OF.test(own)) return 'mention';
  if (IS_TOPIC.test(own) && !STARTS_DOING.test(own) && !BEGINS_DOING.test(own)) return 'mention';
  if ((IS_RATE.test(own) || (LIES_THERE.test(own) && !STARTS_DOING.test(own))) && !BEGINS_DOING.test(own))
    return 'mention';
  if (COUNTED.test(own) && /其中|还剩|剩余|剩下|未|尚/.test(before)) return 'mention';
  if (rest === '') return 'lead';
  if (TAKES_ON.test(own) && rest.length <= 14 && !NO_TOPIC.test(rest)) return 'lead';
  return MODAL.test(own) && !/[的与和]$/.test(rest) ? 'lead' : 'mention';
}
