import type { Label } from './labels.ts';
import type { Paragraph } from './paragraph.ts';
import type { SpeechMarks } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';

export interface Block extends Span {
  level: number;
  isLast: boolean;
}

/** 工作要求：各责任单位…: what follows the records is asked of all of them. */
const FOR_ALL_RECORDS = /^(?:有关|相关|工作|几点)要求：(?:各|[^。]{2,14}要)[^。]*。/;

/** Paragraphs with their label lines: an item, or a paragraph that stands alone. */
export function listBlocks(
  marks: SpeechMarks,
  paragraphs: readonly Paragraph[],
  tableLines: ReadonlySet<number>,
  labels: readonly Label[],
): Block[] {
  const blocks: Block[] = [];
  const begins = new Map(labels.map((label) => [label.from, marks.plain.slice(label.from, label.to)]));
  let isOpen = false;
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.role !== 'text' || tableLines.has(index)) {
      isOpen = false;
      return;
    }
    const last = blocks.at(-1);
    const text = marks.plain.slice(paragraph.from, paragraph.to);
    // - 责任单位：…: a bullet that only bears a label.
    const isBullet = paragraph.level === 6 && begins.has(paragraph.bodyFrom);
    const isNote =
      isBullet ||
      begins.has(paragraph.from) ||
      /^[（【][^）】]*(?:责任|牵头|配合|负责)[^）】]*[）】][。；]?$/.test(text);
    // The label that began the block comes again: the next record.
    const isRecord =
      last !== undefined &&
      begins.get(paragraph.from) !== undefined &&
      begins.get(paragraph.from) === begins.get(last.from);
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
