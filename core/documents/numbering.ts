import type { Block, HeadingLevel } from './content-model.ts';

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 in Chinese numerals for headings: 1 → 一, 10 → 十, 21 → 二十一. Outside: the Arabic digits. */
export function toChineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) return String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}

/** 一、 （一） 1. （1） by level (GB/T 9704-2012, 7.3.3). */
export function toHeadingNumber(level: HeadingLevel, n: number): string {
  if (level === 1) return `${toChineseNumeral(n)}、`;
  if (level === 2) return `（${toChineseNumeral(n)}）`;
  return level === 3 ? `${n}.` : `（${n}）`;
}

function getLevel(block: Block): HeadingLevel | undefined {
  if (block.kind === 'heading') return block.level;
  return block.kind === 'paragraph' ? block.lead?.level : undefined;
}

/**
 * Number of every heading and running lead of a sequence of blocks, by block id. Numbers are not kept
 * in the model: when a section is dropped the rest renumber themselves, and one that is left without
 * sisters has no number (empty text).
 */
export function deriveHeadingNumbers(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const sisters: { level: HeadingLevel; ids: string[] }[] = [];
  const open: ((typeof sisters)[number] | undefined)[] = [];
  for (const block of blocks) {
    const level = getLevel(block);
    if (level === undefined) continue;
    const family = open[level] ?? { level, ids: [] };
    if (open[level] === undefined) sisters.push(family);
    family.ids.push(block.id);
    open[level] = family;
    open.length = level + 1;
  }
  return new Map(
    sisters.flatMap(({ level, ids }) =>
      ids.map((id, index): [string, string] => [
        id,
        ids.length === 1 ? '' : toHeadingNumber(level, index + 1),
      ]),
    ),
  );
}

/** 附件 for a single annex, 附件1, 附件2 … for several (GB/T 9704-2012, 7.3.4 and 7.3.7). */
export function toAnnexLabel(index: number, count: number): string {
  return count === 1 ? '附件' : `附件${index + 1}`;
}

/** Lines of the 附件说明: the first carries 附件：, several are numbered, none ends in a full stop. */
export function listAnnexNoteLines(
  titles: readonly string[],
): { label: string; number: string; title: string }[] {
  return titles.map((title, index) => ({
    label: index === 0 ? '附件：' : '',
    number: titles.length === 1 ? '' : `${index + 1}.`,
    title,
  }));
}
