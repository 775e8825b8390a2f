import type { PlainLine } from './reading.ts';
import type { SpeechMarks } from './speech-marks.ts';
import { within } from './speech-marks.ts';

/** What a line is: text, part of the frame (title, 主送, 出席, signature), or empty. */
export type LineRole = 'text' | 'frame' | 'empty';

export interface Paragraph extends PlainLine {
  role: LineRole;
  /** Depth of its number: 1 for 一、, 2 （一）, 3 1., 4 （1）, 5 ①, 6 a bullet; 0 without any. */
  level: number;
  /** Where the text after the number begins. */
  bodyFrom: number;
  /** The name of the text: what it says of units and days is no task. */
  isTitle: boolean;
}

const MARKERS: readonly (readonly [number, RegExp])[] = [
  [1, /^(?:第[一二三四五六七八九十]+[章节部分]+[、\s：]?|[一二三四五六七八九十]{1,3}[、.])/],
  [2, /^（[一二三四五六七八九十]{1,3}）[、.]?/],
  [
    3,
    /^(?:[A-Ha-h][.、）](?=[\u4e00-\u9fff“])|\d{1,3}、|\d{1,3}\.(?!\d)|\d{1,2}\.(?=\d{1,2}[月日]|20\d\d年|\d{1,2}个)|\d{1,3}）|问题[一二三四五六七八九十\d]+[：、]?|\d{1,2}(?![月日年个家户亿万条项时点名人号次])(?=[\u4e00-\u9fff（“]))/,
  ],
  [4, /^（\d{1,3}）[、.]?/],
  [5, /^[①-⑳]/],
  [6, /^[—－●■◆▲★▶►◎□○·•✔→※*+\p{Extended_Pictographic}-]+\uFE0F?\s*/u],
];
const FRAME_LINE =
  /^(?:出席|列席|参会|参加|请假|缺席|主持|记录|抄送|抄报|编制单位|编制日期|制表单位|制表日期|主送|报送|印发|分送|发送|附件|附：|附注|会议时间|时间|会议地点|地点|联系人|联系方式|联系电话|主持人|记录人|参会人员|参加人员|签发|拟稿|校对|审核|来源|整理|录入|成文日期|发文字号|编号|文号|单号|来文|来函|批示领导|批示人|批示日期|收文日期|来文日期|交办日期|督办日期|下达日期|日期|密级|紧急程度)(?:人员|单位|人|领导|同志|会议)?[：:]/;
/** 主持人：教育局开放300张，…。 is said by the chair, not about him. */
const CHAIR_SPEAKS = /^主持人?[：:].*[。？！；]/;
/** 时间：6月底前: by when, not when the meeting was. */
const IS_LIMIT = /^(?:时间|日期)[：:][^，。]{2,12}(?:前|底|之内|以内)$/;
/** 参加单位：…, 来源：… between labels of duties is said of a task, not of a meeting. */
const DUTY_LINE =
  /^(?:【|[—●·-]\s*)?(?:牵头|主办|责任|承办|主责|配合|协办|完成|办结|整改|工作|任务|问题|具体)?(?:责任)?(?:单位|部门|主体|时限|时间|期限|内容|措施|要求|任务|事项|描述|问题)[：】]/;
function isAmongDuties(marks: SpeechMarks, lines: readonly PlainLine[], index: number): boolean {
  const isDuty = (line: PlainLine | undefined): boolean =>
    line !== undefined && DUTY_LINE.test(marks.plain.slice(line.from, line.to));
  return isDuty(lines[index - 1]) && isDuty(lines[index + 1]);
}
const NUMBER_LINE =
  /^[\u4e00-\u9fff]{1,12}（20\d\d）第?\d+[号期]$|^（?20\d\d年\d{1,2}月\d{1,2}日[^。，]{0,6}）?$|^（?第?\d+[次期号]）?$|^[\u4e00-\u9fff（）“”]{4,30}\s*\d{4}年\d{1,2}月\d{1,2}日$|^—?\d{1,3}—?$/;
const ENDS_TEXT = /[。；！？，]$/;

function findMarker(text: string): { level: number; length: number } {
  for (const [level, pattern] of MARKERS) {
    const match = pattern.exec(text);
    if (match) return { level, length: match[0].length };
  }
  return { level: 0, length: 0 };
}

/** 🔥 1、: a sign before the number. */
function findMarkers(text: string): { level: number; length: number } {
  const first = findMarker(text);
  if (first.level !== 6) return first;
  const second = findMarker(text.slice(first.length).trimStart());
  if (second.level === 0) return first;
  return {
    level: second.level,
    length: text.length - text.slice(first.length).trimStart().length + second.length,
  };
}

/** 各镇人民政府，县直有关单位：— a line of addressees alone. */
function isSalutation(marks: SpeechMarks, line: PlainLine): boolean {
  const text = marks.plain.slice(line.from, line.to);
  if (
    !/[：:]$/.test(text) ||
    text.length > 160 ||
    /^请|要：|负责|牵头|任务|做好|措施|举措|^(?:整改|第一)?(?:责任|配合|主办|承办|协办|督导|落实|实施)(?:责任)?(?:单位|部门|主体)：$|(?:时限|期限|时间)：$/.test(
      text,
    )
  )
    return false;
  let rest = text;
  for (const list of within(marks.lists, line.from, line.to).toReversed())
    rest = rest.slice(0, list.from - line.from) + rest.slice(list.to - line.from);
  rest = rest.replace(
    /[，、：和及各（）\s]|人民政府|国务院|部委|委|办|局|直属机构|机构|街道办事处|办事处|同志们?|有关|直属|驻[省市县区]|中央|企事业单位|企业|同志|各位|省政府|市政府|县政府|区政府|领导|代表|大家/g,
    '',
  );
  return rest.length <= 4;
}

/** 县财政局： right before 1.…: who does what is numbered under it, not who is addressed. */
function headsItems(marks: SpeechMarks, line: PlainLine, next: PlainLine | undefined): boolean {
  const [list, ...others] = within(marks.mentions, line.from, line.to);
  if (!next || list?.kind !== 'unit' || others.length > 0) return false;
  return findMarkers(marks.plain.slice(next.from, next.to)).level > 1;
}

/** Even a first line without a full stop may be a task: 请发改局牵头，6月底前拿出方案. */
function asksFor(marks: SpeechMarks, line: PlainLine): boolean {
  const text = marks.plain.slice(line.from, line.to);
  const isTimed = within(marks.times, line.from, line.to).some((time) => time.kind === 'firm');
  return (
    isTimed ||
    /牵头|负责(?!同志|人)|^请|要(?!求|点|素|闻|紧|事|$)/.test(text.replace(/纪要|要点|重要|主要|需要/g, ''))
  );
}

/** 青石镇本周重点工作安排（6月9日—6月15日）: no task, whatever it names. */
const TITLE_END =
  /^[^，。；：、]{4,50}(?:安排|要点|清单|任务表|分解表|台账|方案|纪要|通知|通报|意见|讲话|计划|分工|简报|记录|备忘|汇总|摘要|提示|公告|公报|措施|任务|目标|交办单|督办单|函)(?:（[^）]*）)?$|^[^，。；：、]{4,40}(?:会|碰头|会商|座谈)（[^）]*）$/;

/** 在…春节前重点工作部署会上的讲话: its days only name the meeting. */
const IS_SPEECH = /^在[^，。]{4,40}上的(?:讲话|发言|致辞|报告|总结)$/;

/** 国庆节前拿出方案: a limit, not the period that a title names. */
const hasLimit = (marks: SpeechMarks, line: PlainLine): boolean =>
  within(marks.times, line.from, line.to).some(
    (time) => time.kind === 'firm' && /[前内底]$/.test(marks.plain.slice(time.from, time.to)),
  );

/** A line at the top that is a title: no sentence, no number, before the first line of text. */
function isTitle(text: string, isTop: boolean): boolean {
  return isTop && !ENDS_TEXT.test(text) && text.length <= 60 && !/：|\t|^@|^【[^】]{2,8}】$/.test(text);
}

/** 市城市管理局 on a line of its own heads what follows; as the very first line it is the sender. */
function isUnitHeading(marks: SpeechMarks, line: PlainLine, index: number): boolean {
  const [list] = within(marks.lists, line.from, line.to);
  return index > 0 && list !== undefined && list.to - list.from >= line.to - line.from - 1;
}

/** Parts a text into paragraphs and says what each line is. */
export function listParagraphs(marks: SpeechMarks): Paragraph[] {
  const { plain, reading } = marks;
  let isTop = true;
  let isSaluted = false;
  return reading.lines.map((line, index): Paragraph => {
    const text = plain.slice(line.from, line.to);
    const marker = findMarkers(text);
    const paragraph: Paragraph = {
      ...line,
      role: 'text',
      level: marker.level,
      bodyFrom: line.from + marker.length,
      isTitle:
        marker.level === 0 &&
        isTitle(text, isTop) &&
        TITLE_END.test(text) &&
        (IS_SPEECH.test(text) || !hasLimit(marks, line)),
    };
    if (text.trim() === '') return { ...paragraph, role: 'empty' };
    const isSalute =
      !isSaluted &&
      marker.level === 0 &&
      isSalutation(marks, line) &&
      !headsItems(marks, line, reading.lines[index + 1]);
    if (isSalute) isSaluted = true;
    const isFrame =
      isSalute ||
      (FRAME_LINE.test(text) &&
        !CHAIR_SPEAKS.test(text) &&
        !IS_LIMIT.test(text) &&
        !isAmongDuties(marks, reading.lines, index)) ||
      NUMBER_LINE.test(text) ||
      (marker.level === 0 &&
        isTitle(text, isTop) &&
        (!asksFor(marks, line) || TITLE_END.test(text)) &&
        !isUnitHeading(marks, line, index));
    if (isFrame) return { ...paragraph, role: 'frame' };
    isTop = false;
    return paragraph;
  });
}
