// Who speaks in a talk or a chat, by the heads of its lines.
import type { Label } from './labels.ts';
import type { Paragraph } from './paragraph.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import type { NamedUnit } from './unit-mention.ts';

const SPEAKER =
  /^((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*)?([问答](?:（[^（）]{1,12}）)?|[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z·×—_-]{1,15}(?:（[^（）]{1,12}）)?)：/;
/** 【住建局王强】楼体已封顶: the name in a bracket in front of what is said. */
const FRAMED = /^()【([\u4e00-\u9fff—_-]{2,14})】(?=[\u4e00-\u9fff@\d])/;
/** 答（望城街道）：, 汇报（县水务局）： who speaks stands in the bracket. */
const BRACKET_SPEAKER = /^(?:问|答|回答|答复|提问|发问|汇报|发言|回应)（([^（）]{1,12})）$/;
const NO_SPEAKER =
  /单位|部门$|时间|地点|时限|措施|问题|任务|备注|内容|要求|目标|议题|事项|出席|列席|主持$|记录|如下|方面|第|关于|一是|二是|工作$|电话|批示|指出|强调|通知|要$|以下|下列/;
/** Where a turn of a talk begins, and under what name. */
export interface Line {
  index: number;
  name: string;
  /** Where the name begins in its line. */
  nameAt: number;
  bodyFrom: number;
}

/** 李某（招商局）： whose person speaks stands behind his name. */
const OWN_UNIT =
  /^[\u4e00-\u9fff某·×]{2,4}（([^（）]{2,11}(?:局|委|办|镇|乡|街道|中心|公司|集团|院|部|处|站))）$/;

function nameSpeaker(words: string): { name: string; nameAt: number } {
  const inner = (BRACKET_SPEAKER.exec(words) ?? OWN_UNIT.exec(words))?.[1];
  return inner === undefined
    ? { name: words.replace(/（.*/, ''), nameAt: 0 }
    : { name: inner, nameAt: words.indexOf('（') + 1 };
}

/** Lines of a conversation: at least four turns of two speakers, of whom one speaks twice. */
export function listTurnLines(
  marks: SpeechMarks,
  paragraphs: readonly Paragraph[],
  labels: readonly Label[],
): Line[] {
  const labelled = new Set(labels.map((label) => label.from));
  const lines = paragraphs.flatMap((paragraph, index): Line[] => {
    const text = marks.plain.slice(paragraph.from, paragraph.to);
    const match = SPEAKER.exec(text) ?? FRAMED.exec(text);
    if (!match || paragraph.level > 0 || labelled.has(paragraph.from)) return [];
    const name = match[2] ?? '';
    if (NO_SPEAKER.test(name)) return [];
    const { name: own, nameAt } = nameSpeaker(name);
    const stamp = match[0].startsWith('【') ? 1 : (match[1]?.length ?? 0);
    return [{ index, name: own, nameAt: nameAt + stamp, bodyFrom: paragraph.from + match[0].length }];
  });
  const isRepeated = new Set(lines.map(({ name }) => name)).size < lines.length;
  return lines.length >= 4 && isRepeated && new Set(lines.map(({ name }) => name)).size >= 2 ? lines : [];
}

/** 县发改局老周 speaks for his office; 县水务局李局长 may be asked himself. */
const IS_PERSON =
  /^[老小大阿][\u4e00-\u9fff]$|^[\u4e00-\u9fff]工$|^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文][\u4e00-\u9fff某]{1,2}$/;

/** 县住建局王局长：6月底前…: he speaks for his office. */
const IS_HEAD =
  /^[\u4e00-\u9fff](?:局|处|科|股|院|校|队|所|部|站)$|^[\u4e00-\u9fff]{0,2}(?:局长|主任|书记|支书|镇长|乡长|村长|站长|所长|队长|院长|校长|场长|科长|股长|处长|部长|行长|经理|总|负责人)$/;

/** 被约谈人：松岗岭镇镇长葛长川: of whom a speaker is the head, where the text introduces him. */
const HAS_POST =
  /^(?:党委|党组|党工委|的)?(?:常务)?(?:副|总)?(?:书记|镇长|乡长|街道办主任|局长|主任|总?经理|董事长|队长|院长|校长|行长|站长|所长|科长|部长|会长|总工程师|总工|负责人|支书|处长|股长)(?:[、兼][\u4e00-\u9fff]{2,8})?[：]?$/;

/** A space in the text as given parts 市体育局 and the name of its person. */
const isApart = (marks: SpeechMarks, at: number): boolean =>
  (marks.reading.at[at] ?? 0) - (marks.reading.at[at - 1] ?? 0) > 1;

/** The unit of a person who is introduced with his post before he speaks. */
function findUnitOf(marks: SpeechMarks, name: string, before: number): NamedUnit[] {
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(name)) return [];
  for (let at = marks.plain.indexOf(name); at >= 0 && at < before; at = marks.plain.indexOf(name, at + 1)) {
    const line = marks.plain.lastIndexOf('\n', at - 1) + 1;
    const unit = within(marks.mentions, line, at).at(-1);
    if (unit && HAS_POST.test(marks.plain.slice(unit.to, at)) && !/(?:委|政府)$/.test(unit.printed))
      return marks.nameUnits(unit);
  }
  return [];
}

/** 热力公司-小田, 赵局-住建局: the unit and its person, in either order. */
const PARTED = /[—_-]+/g;

/** The units that a speaker's name is, not merely contains: 县水务局, not 县水务局李局长. */
export function listSpeakers(marks: SpeechMarks, from: number, name: string): NamedUnit[] {
  for (const cut of name.matchAll(PARTED)) {
    const at = cut.index + cut[0].length;
    const before = listSpeakers(marks, from, name.slice(0, cut.index));
    return before.length > 0 ? before : listSpeakers(marks, from + at, name.slice(at));
  }
  const mentions = within(marks.mentions, from, from + name.length);
  const covered = mentions.reduce((sum, mention) => sum + mention.to - mention.from, 0);
  const [first] = mentions;
  const person = mentions.length === 1 ? name.slice((first?.to ?? from) - from) : '';
  if (first === undefined) return findUnitOf(marks, name, from);
  const isNamed = first.from === from && person !== '' && person.length <= 4 && isApart(marks, first.to);
  return isNamed ||
    covered >= name.length - 1 ||
    (mentions[0]?.from === from && (IS_PERSON.test(person) || IS_HEAD.test(person)))
    ? mentions.flatMap(marks.nameUnits)
    : [];
}

/** 青禾供电公司答复：, of which only 供电公司 is known: the whole name is the unit. */
export function nameWhole(marks: SpeechMarks, from: number, name: string): NamedUnit[] {
  const to = from + name.length;
  const isUnit = within(marks.mentions, from, to).some((mention) => mention.to === to);
  return isUnit ? marks.nameUnits({ from, to, printed: name, kind: 'unit' }) : [];
}
