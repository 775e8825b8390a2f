import { beginsDoing } from './verbs.ts';

/**
 * Names that no list can hold: towns, companies, headquarters, special teams, parks, villages. Recognised by their last
 * characters; where they begin is found by walking back to a character that no name holds.
 */
const SUFFIX = new RegExp(
  [
    '(?:街道办事处|街道办|街道|镇人民政府|乡人民政府|镇政府|乡政府|镇党委|乡党委)',
    '镇(?![村街区域长静定]|（|、?街道|乡)',
    '乡(?![村镇土愁亲贤音间情下（道])',
    '(?:工作领导小组办公室|领导小组办公室|指挥部办公室|领导小组|指挥部|工作专班|专班|攻坚组|工作组|工作队|工作小组|项目部)',
    '(?:管理委员会|管委会|委员会办公室|委员会)',
    '(?:有限责任公司|集团有限公司|股份有限公司|有限公司|集团公司|分公司|子公司|公司|集团(?![军化]))',
    '(?:农商行|农商银行|信用社|农信社|村镇银行|银行|中心支行|支行|分行)',
    '(?:经济技术开发区|经济开发区|开发区|高新区|高新技术产业开发区|经开区|产业园区|工业园区|工业园|产业园|物流园|园区|示范区|度假区|自贸区|保税区|集聚区|风景区|试验区)',
    '(?<=[\\u4e00-\\u9fff]{3})(?<!公|上|官)司(?![机法令空仪炉长])|(?:人民医院|中医院|医院|卫生院|大学|学院|中学|小学|研究院|设计院|研究所|保护区管理局|林场|水库管理处|管理处|管理所|事务所)',
    '(?:服务中心|管理中心|推进中心|指挥中心|事务中心|发展中心|保障中心)',
    '(?:人民政府|村委会|居委会|社区居委会|合作社|商会|协会|联合会|促进会|促进局)',
    '(?:[\\u4e00-\\u9fff]{2}局(?![长面势促]|限[性制在]|部(?!署))|办公室|总队|支队|大队|中队|海关|电视台|督查组|督导组|检查组)',
  ].join('|'),
  'g',
);

const NOT_NAME_CHAR =
  /[^\u4e00-\u9fffA-Za-z0-9·]|[请由令让叫向对给报经将把被与和及跟或按据凭于从到至为是要须应该各全嘱咐叮贵其此这那每某有无并且而但则再又也都还就只即使因需、送交问转呈抄往派责求告诉个次年月日件请的地得了着过在]/;
/** Words that end in front of a name: who is asked, joined, or told. */
const STRONG_STOP =
  /(?:来到|走进|深入|前往|赶赴|赶到|抵达|察看|查看|去找|去跟|一律以|[东西南北]侧|持续|继续|提醒|叮嘱|嘱咐|交代|告诫|并代|拿到|如果|只要|假如|虽然|尽管|由于|鉴于|不论|无论|要求|强调|指出|少坐|多跑|清不完|书记|县长|市长|比如|例如|好比|会同|联合|配合|协助|督促|通知|要求|责成|委托|安排|牵头|负责|联系|对接|沟通|召集|邀请|表扬|批评|听取|召开|成立|组建|设立|下一步|同时|另外|此外|目前|以及|特别是|尤其|首先|其次|最后|其中|依托|通过|反馈|报送|提交|帮助|商请|严格|积极|尽快|抓紧|立即|涉及|包括|位于|途经|覆盖|建成|打造|创建|我们|你们|他们|全市|全县|全省|全区|新时代|工作由|采取|采用|抽调|(?:周|星期|礼拜)[一二三四五六日天]前?|[明后今]天|[底旬节日号]之?前|[天日周月]内)$/;
/** Verbs that may also be part of a headquarters' or a team's name. */
const WEAK_STOP =
  /(?:指导|督导|组织|支持|协调|监督|检查|推动|加快|完成|做好|加强|引导|鼓励|落实|明确|确定|围绕|依靠|调度|完善|所属)$/;
const TEAM = /(?:组|部|专班|委员会|中心|办公室|队|人民政府)$/;
/** A name that the walk cannot mean. */
const NO_NAME =
  /^(?:剩下|剩余|余下|发现|部分|少数|个别|一律以?)|\d户|学科$|^(?:新建|改建|扩建|改扩建|迁建|续建|建设|建成|改造)[\u4e00-\u9fff]{2,3}$|^(?:研究|审议|讨论|听取)(?:.{0,2}园区|.{2}园)|^[一二三四五六七八九十两几多]镇$|^为(?!民)|^\d{1,3}[\u4e00-\u9fff]{1,3}$|^(?:征地|.{0,4}[进出到在])园区$|^(?:指导|督促|引导|支持|帮助|组织|鼓励|动员|发挥|要求|推动|促进|协调|争取|撮合|发动|走访)(?:行业)?(?:协会|商会|学会|学校|医院|银行|公司|集团|园区)$|(?:格局|布局|全局|结局|大局|开局|当局|新局|变局|僵局|困局|破局|定局|时局|战局|终局)$|^(?:.{0,3}(?:城|集|重|小|古|强|名|村|建制|中心|特色|我|全|各|本|该|下|返|家|老|山|水|异|回|故)[镇乡]|[省市县区州]?(?:乡镇|集镇|城镇|重镇|小镇|古镇|村镇|建制镇|中心镇|城乡|开发区|园区|银行|公司|集团|医院|学校|大学|小学|中学|学院|街道|委员会|指挥部|办公室|大队|协会|商会|合作社|工作组|专班|领导小组|示范区|产业园|工业园|分公司|子公司|管委会|工作专班|督导组|督查组|检查组|项目部|研究院|设计院|管理处|指挥中心|服务中心)|(?:全|大|当|格|布|结|僵|变|困|破|时|开|定|战|骗|出|残|对|政|和|败|格|胜|终).?局|.{0,2}(?:格局|布局|全局|结局|大局|开局|当局|新局|变局))$/;

/** Suffixes by which even a name of one syllable group may stand alone: 专班, 指挥部 of a project. */
const MAY_STAND_ALONE = /^(?:指挥部|领导小组(?:办公室)?|专班|工作专班|管委会|项目部)$/;

export interface OpenName {
  from: number;
  to: number;
}

/** What may follow a suffix inside the same name: …产业园管委会, …指挥部办公室. */
const LONGER =
  /^(?:管理委员会|管委会|有限公司|集团有限公司|集团公司|公司|办公室(?![内外])|管理处|管理局|人民政府|办事处|服务中心|管理中心|工作专班)/;
const LONGEST = 18;

/** Pairs in names whose characters would otherwise end the walk: 经济运行局, 应急中心, 安全生产委员会. */
const NAME_PAIRS = new Set(
  (
    '经济 经信 经贸 经发 经开 经营 财经 应急 安全 全国 全民 健全 地方 土地 基地 地质 地震 地税 征地 地铁 要素 日报 晚报 年鉴 青年 ' +
    '少年 老年 百年 对外 向阳 和平 共和 本级 日常 次生 事件 文件 邮件 软件 硬件 信用 被征 为民 从业 报社 日化 通报 情报 测报 预报 ' +
    '报业 给水 供给 给排 社保 转化 转型 交通 交投 交管 交警 公交 交易 交控 交建 交发 外交 成交 提交 送变 配送 输送 递送 达州 ' +
    '令部 司令 责任 无线 并网 再生 国际 都市 首都 成都 就业 只乐 即墨 使馆 因公 需求 有色 有机 国有 保有 所有 著作 着力 在线 ' +
    '及时 跟踪 按揭 据点 凭祥 至诚 地理 地籍 地产 当地 属地 月坛 月湖 日月 告知 广告 公告'
  ).split(' '),
);

/** True where a character that ends names is half of such a pair. */
const isInPair = (text: string, at: number): boolean =>
  NAME_PAIRS.has(text.slice(at - 1, at + 1)) || NAME_PAIRS.has(text.slice(at, at + 2));

function findBeginning(text: string, suffixAt: number, floor: number, isTeam: boolean): number {
  let at = suffixAt;
  while (at > floor && suffixAt - at < LONGEST) {
    if (NOT_NAME_CHAR.test(text[at - 1] ?? '') && !isInPair(text, at - 1)) break;
    const before = text.slice(Math.max(floor, at - 4), at);
    if (STRONG_STOP.test(before)) break;
    if (!isTeam && suffixAt - at >= 1 && WEAK_STOP.test(before)) break;
    at -= 1;
  }
  return at;
}

/** Open names in order of place, outside the places already taken. */
export function findOpenNames(text: string, isTaken: (index: number) => boolean): OpenName[] {
  const found: OpenName[] = [];
  let floor = 0;
  for (const match of text.matchAll(SUFFIX)) {
    const suffixAt = match.index;
    if (suffixAt < floor) continue;
    const to =
      suffixAt +
      match[0].length +
      (LONGER.exec(text.slice(suffixAt + match[0].length, suffixAt + match[0].length + 12))?.[0].length ?? 0);
    if (isTaken(suffixAt) || isTaken(to - 1)) continue;
    let low = Math.max(floor, suffixAt - LONGEST);
    for (let at = suffixAt - 1; at >= low; at -= 1) if (isTaken(at)) low = at + 1;
    let from = findBeginning(text, suffixAt, low, TEAM.test(match[0]));
    while (beginsDoing(text.slice(from, to)) && suffixAt - from > 3) from += 2;
    const name = text.slice(from, to);
    // 完成公司注册登记: a verb and what it is done to.
    if (suffixAt - from === 2 && /^(?:公司|集团|企业)$/.test(match[0]) && beginsDoing(name)) continue;
    const least = MAY_STAND_ALONE.test(match[0]) ? 0 : /^[镇乡]/.test(match[0]) ? 1 : 2;
    if (suffixAt - from < Math.min(least, 2) || NO_NAME.test(name)) continue;
    if (/^[镇乡]$/.test(match[0]) && suffixAt - from > (name.includes('族') ? 9 : 3)) continue;
    found.push({ from, to });
    floor = to;
  }
  return found;
}
