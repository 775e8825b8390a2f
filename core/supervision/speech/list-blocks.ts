import type { Label } from './labels.ts';
import type { Paragraph } from './paragraph.ts';
import type { SpeechMarks } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';

export interface Block extends Span {
  level: number;
  isLast: boolean;
}

/** 工作要求：各责任单位…: what follows the records is asked of all of them. */
const FOR_ALL_RECORDS =
  /^(?:有关|相关|工作|几点)要求：(?:各|[^。]{2,14}要)[^。]*。|^(?:有关|相关|工作|几点|其他|报送|填报)(?:要求|事项|说明)：[^\n]*[。；]各(?:责任|牵头|承办|主办|整改|有关|相关|镇|乡|县|区|街|部门|单位|地)/;

/** What names who answers, or by when. */
const IS_DUTY = /(?:单位|部门|主体|乡镇|镇街|时限|期限|时间|日期|领导|责任人|负责人)(?:（[^）]*）)?：$/;
/** A line of duties is not longer than this. */
const DUTY_LONGEST = 90;

/** （三）整改时限：, 4.责任单位：: a number in front of a label that belongs to the record above it. */
function isNumberedLabel(
  paragraph: Paragraph,
  text: string,
  begins: ReadonlyMap<number, string>,
  last: Block | undefined,
): boolean {
  const label = begins.get(paragraph.bodyFrom) ?? '';
  if (paragraph.level === 0 || last === undefined) return false;
  return (IS_DUTY.test(label) && text.length <= DUTY_LONGEST) || begins.has(last.from);
}

/** Where the first line of labels of a block stands, when it begins with the label given. */
function findOpening(
  marks: SpeechMarks,
  block: Block,
  begins: ReadonlyMap<number, string>,
  label: string,
): number | null {
  if (begins.has(block.from)) return null;
  let at = marks.plain.indexOf('\n', block.from) + 1;
  while (at > 0 && at < block.to) {
    const begun = begins.get(at);
    if (begun !== undefined) return begun === label ? at : null;
    at = marks.plain.indexOf('\n', at) + 1;
  }
  return null;
}

/** Paragraphs with their label lines: an item, or a paragraph that stands alone. */
export function listBlocks(
  marks: SpeechMarks,
  paragraphs: readonly Paragraph[],
  tableLines: ReadonlySet<number>,
  labels: readonly Label[],
): Block[] {
  const blocks: Block[] = [];
  const begins = new Map(labels.map((label) => [label.from, marks.plain.slice(label.from, label.to)]));
  /** Where lines begin that only say what the label over them labels. */
  const values = new Set(
    labels
      .filter((label) => marks.plain[label.to] === '\n' && label.valueTo > label.to)
      .map((label) => label.to + 1),
  );
  let isOpen = false;
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.role !== 'text' || tableLines.has(index)) {
      isOpen = false;
      return;
    }
    const last = blocks.at(-1);
    const text = marks.plain.slice(paragraph.from, paragraph.to);
    // - 责任单位：…: a bullet that only bears a label.
    const isBullet =
      begins.has(paragraph.bodyFrom) &&
      (paragraph.level === 6 || isNumberedLabel(paragraph, text, begins, last));
    const isNote =
      isBullet ||
      values.has(paragraph.from) ||
      begins.has(paragraph.from) ||
      /^[（【][^）】]*(?:责任|牵头|配合|负责)[^）】]*[）】][。；]?$/.test(text);
    // The label that began the block comes again: the next record.
    const begun = begins.get(paragraph.from) ?? (isBullet ? begins.get(paragraph.bodyFrom) : undefined);
    // Labels, their text, and the same label again: they stand in front of what they are about.
    const isAgain =
      begun !== undefined && begun === begins.get(blocks.at(-2)?.from ?? -1) && !begins.has(last?.from ?? -1);
    const isRecord =
      (last !== undefined && begun !== undefined && begun === begins.get(last.from)) || isAgain;
    const opened =
      last !== undefined && begun !== undefined && !isRecord && isOpen
        ? findOpening(marks, last, begins, begun)
        : null;
    if (last && opened !== null && paragraph.level === 0) {
      // An introduction and the first record in one: they part where the label stands for the first time.
      const first = { from: opened, to: last.to, level: 0, isLast: false };
      last.to = opened - 1;
      blocks.push(first, { from: paragraph.bodyFrom, to: paragraph.to, level: 0, isLast: false });
      return;
    }
    if (
      last &&
      isOpen &&
      (paragraph.level === 0 || isBullet) &&
      isNote &&
      !isRecord &&
      !FOR_ALL_RECORDS.test(text)
    )
      last.to = paragraph.to;
    else blocks.push({ from: paragraph.bodyFrom, to: paragraph.to, level: paragraph.level, isLast: false });
    isOpen = true;
  });
  return blocks;
}
