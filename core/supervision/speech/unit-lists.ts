import type { NameUnits } from './name-units.ts';
import type { NamedUnit, UnitList, UnitMention } from './unit-mention.ts';
import { DOING_VERB } from './verbs.ts';

const JOINT = /^(?:、|和|与|及|以及|及其|暨|\/|及各|和各|\+)$/;
/** Inside a free note a comma may part the lead from those that help: 县发改局，各镇配合. */
const NOTE_JOINT = /^(?:[、/\s]|和|与|及|以及)+$/;
/** Inside a note or a table cell units are also parted by commas, semicolons, spaces and line breaks. */
const LOOSE_JOINT = /^(?:[、，,；;/\s]|和|与|及|以及)+$/;
const JOINTS = { clause: JOINT, note: NOTE_JOINT, cell: LOOSE_JOINT };
const OPEN_TAIL =
  /^等(?:[一二三四五六七八九十\d]+(?:个|家)?)?(?:市级|县级|省级|区级|市直|县直|区直|省直|各|有关|相关|职能|责任|成员|牵头|配合|行业|主管|[、和])*(?:部门|单位|地方|地区|企业|公司|镇街|乡镇|镇（街道）|街道|园区|镇|县区|县（市、区）|县市区|机构|国企|专班)?(?:（单位）)?(?:和(?:各)?(?:地方|有关地方|相关地方|有关单位|有关地区|各地))?/;
const TAIL_WORD =
  /^(?:两|三|四|五|六|七|八|九|十|\d+)?(?:个|家)?(?:部门|单位|局委|局|公司)(?![门位])|^[两二三四五六七八九十\d]+个?(?:省份|地区|省区市?|省市|市|县|区|镇|乡镇|街道|村)(?=[要应须在于也各，]|配合|协助|参与|负责|牵头)/;
const BARE_CONTEXT =
  /^(?:等|部门|单位|都|也|系统|要|应|须|必须|需|牵头|负责|配合|协助|参与|协同|会同|联合|按职责|抓紧|尽快|分别|共同|一起|明天|今天|后天|明早|今晚|你们|各自|两家|三家|[两三四五六七八九十\d]个?(?:部门|单位|局)|把|具体|支持|指导|督促|督导|做好|拿出|提出|主动|：|这边|那边|[这那]一?块|这条线|会商|商量|联手|联动|一道|召集|先|来(?![源自])|自己|自行|派|垫|掏|出(?=[，。；钱资]|$)|认(?![为定识可])|兜|盯|管(?=[，。；]|$)|的同志|[一-龥]?(?:月|周)|(?:元旦|春节|国庆|中秋|五一|清明|端午)节?前|节前|年底|年内|[上下]半年|从(?:今|明|后|下周|本周|即日|\d)|见[单票件]|每[天日周月晚早]|帮[忙着]|全程|逐[户项个]|\d)/;
/** 城投招租: a company of the place by its short name. */
const OWN_COMPANY = /^[县市区]?(?:城投|交投|水发|农发|能投|建投|国投|产投|文投|旅投|文旅投)$/;
const VERB_NEXT = new RegExp(`^(?:要|先|再|尽快|抓紧)?${DOING_VERB}`);
const BARE_BEFORE =
  /(?:→|以后|今后|往后|平时|由|请|责成|会同|联合|商|交由|牵头，|负责，|配合，|，|。|：|；|\n|^|[①-⑳]|[.、）]|\p{Extended_Pictographic}\uFE0F?|●|—)$/u;

const IS_DUTY_OF = /(?:负责|做好|抓好|搞好|加强|开展|保障)$/;

/** Groups mentions that stand side by side, and drops bare fields that nothing around them makes a unit. */
function groupMentions(plain: string, mentions: readonly UnitMention[], joint: RegExp): UnitMention[][] {
  const groups: UnitMention[][] = [];
  for (const mention of mentions) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const gap = last && plain.slice(last.to, mention.from);
    // 各镇各部门: groups stand side by side without a sign.
    const isNextGroup = gap === '' && /^各/.test(mention.printed) && /^各/.test(last?.printed ?? '');
    // 住建交通水利各报一份: offices by their short names, one right behind the other.
    const isNextAgency =
      gap === '' &&
      isAgency(group?.[0]?.printed ?? '') &&
      [mention, last].every((one) => one?.kind === 'bare' && isShortForm(one.printed));
    // 负责医疗保障、县城管局…: a matter in front of a unit, not its neighbour.
    const isMatter =
      last?.kind === 'bare' &&
      mention.kind === 'unit' &&
      !isAgency(last.printed) &&
      IS_DUTY_OF.test(plain.slice(Math.max(0, last.from - 4), last.from));
    if (group && gap !== undefined && !isMatter && (isNextGroup || isNextAgency || joint.test(gap)))
      group.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

/** Short forms that mean nothing but the office; 教育, 交通, 项目建设 may be the matter itself. */
const AGENCIES =
  /^[省市县区]?(?:发改|经信|工信|人社|资规|自规|住建|文旅|文广旅|卫健|市监|市场监管|城管|交警|林草|农业农村|退役军人|行政审批|投促|国资|教体|公安|财政|民政|司法|审计|生态环境|自然资源|应急|城投|城建投|文旅投|城发|农发|国控|旅投|建投|工投|水发|交投|国投|文投|水投|产投|农投|运管|路政|综合执法|税务|信访|网信|人防|统战|政法|政数|特警|武警|消防|水务|团县委|团市委|团省委|团区委|人行|纪委|园区|乡镇|镇街|街道|产业园|开发区|经开区|高新区)(?:部门|单位|机关)?$/;
/** Services that nobody takes for a matter. */
const SERVICES_TOLD =
  /^(?:交警|城管|消防|公安|环卫|特警|供电|法院|检察|武警|人行|邮政|供销|水文|气象|税务|统计|交通|水利|农业|商务|教育|卫生)$/;
/** Whether a field named bare, as 财政 or 县住建部门, can only mean the unit that keeps it (4.6); services that are also matters do not. */
export const isAgency = (printed: string): boolean => AGENCIES.test(printed);

const isShortForm = (printed: string): boolean => isAgency(printed) || SERVICES_TOLD.test(printed);

function isUnitGroup(
  plain: string,
  group: readonly UnitMention[],
  isUnitAt: (index: number) => boolean,
): boolean {
  if (group.some((mention) => mention.kind !== 'bare')) {
    // 财政、县住建局: a bare field in a list of units is a unit too.
    return true;
  }
  const first = group[0];
  const last = group.at(-1);
  if (!first || !last) return false;
  const after = plain.slice(last.to, last.to + 8);
  if (/^[\u4e00-\u9fff]*$/.test(last.printed) && /(?:部门|单位|机关)$/.test(last.printed)) return true;
  const before = plain.slice(Math.max(0, first.from - 3), first.from);
  const isHead = /(?:^|\n|[①-⑳]|[.、）●—]|\p{Extended_Pictographic}\uFE0F? ?)$/u.test(before);
  // 统计：经发局25号前…: a matter, when a unit follows.
  const isMatter = group.length === 1 && !isAgency(first.printed) && isUnitAt(last.to + 1);
  if (/^：/.test(after))
    return (
      isHead &&
      !isMatter &&
      (group.length > 1 || isAgency(first.printed) || SERVICES_TOLD.test(first.printed))
    );
  if (group.length === 1 && isAgency(first.printed) && /^的(?!话|是)/.test(after) && BARE_BEFORE.test(before))
    return true;
  if (
    group.length === 1 &&
    !isAgency(first.printed) &&
    !/^(?:部门|单位|帮[忙着]|见[单票]|牵头|负责|会同|配合|[这那]一?块(?=[，，])|这条线)/.test(after)
  )
    return false;
  const acts = BARE_CONTEXT.test(after) || (OWN_COMPANY.test(first.printed) && VERB_NEXT.test(after));
  return acts && (BARE_BEFORE.test(before) || group.length >= 2);
}

function openTailOf(plain: string, to: number): { length: number; isOpen: boolean } {
  const rest = plain.slice(to, to + 30);
  const open = OPEN_TAIL.exec(rest);
  if (open && !/^等(?:方面|工作|领域|问题|项目|内容|措施|方式|形式|任务|事项|要求)/.test(rest))
    return { length: open[0].length, isOpen: true };
  return { length: TAIL_WORD.exec(rest)?.[0].length ?? 0, isOpen: false };
}

const withoutRepeats = (units: readonly NamedUnit[]): NamedUnit[] => {
  const seen = new Set<string>();
  return units.filter((unit) => !seen.has(unit.name) && seen.add(unit.name));
};

/**
 * Lists of units in the plain text: 县发改局、住建、资规等部门 is one open list of three. `joint` says what may stand between
 * two of them: white space too in a note, commas too in a table cell.
 */
export function findUnitLists(
  plain: string,
  mentions: readonly UnitMention[],
  nameUnits: NameUnits,
  joint: 'clause' | 'note' | 'cell' = 'clause',
): UnitList[] {
  const begins = new Set(mentions.filter(({ kind }) => kind !== 'bare').map(({ from }) => from));
  const isUnitAt = (index: number): boolean => begins.has(index);
  return groupMentions(plain, mentions, JOINTS[joint])
    .filter((group) => joint !== 'clause' || isUnitGroup(plain, group, isUnitAt))
    .map((group): UnitList => {
      const first = group[0] as UnitMention;
      const last = group.at(-1) as UnitMention;
      const tail = openTailOf(plain, last.to);
      return {
        from: first.from,
        to: last.to + tail.length,
        mentions: group,
        units: withoutRepeats(group.flatMap(nameUnits)),
        isOpen: tail.isOpen,
      };
    });
}
