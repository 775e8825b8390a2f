/** The tables of a paper as sheets of a workbook, and its lines as the last one: the same figures, cell by cell. */
import { type DocumentModel, listBlocks, type Table, toPlainText } from '../content-model.ts';

export interface PaperSheet {
  name: string;
  title: string;
  note: string;
  columns: { title: string; width: number; align?: 'left' | 'center' | 'right' }[];
  rows: string[][];
  isLandscape: boolean;
  hasNumbers: boolean;
}

const CHARACTERS_A_MM = 0.62;
const LONGEST_NAME = 28;

function toSheet(name: string, title: string, { columns, head, rows, unitNote, notes }: Table): PaperSheet {
  const heads = head.at(-1) ?? [];
  return {
    name,
    title,
    note: [unitNote, ...notes].flatMap((one) => one ?? []).join('　'),
    columns: columns.map(({ widthMm, align }, at) => ({
      align,
      title: (heads[at]?.text ?? '').replace(/\n/g, ''),
      width: Math.max(7, Math.round(widthMm * CHARACTERS_A_MM)),
    })),
    rows: rows.map(({ cells }) => {
      // What a spreadsheet takes for a number has a hyphen for its minus.
      const texts = cells.map(({ text }) => text.replace(/^−(?=\d)/, '-').replace(/\n/g, ''));
      return [...texts, ...Array.from({ length: Math.max(0, columns.length - texts.length) }, () => '')];
    }),
    isLandscape: true,
    hasNumbers: true,
  };
}

/** A name that a sheet may bear, once each. */
function toSheetName(title: string, taken: Set<string>): string {
  const clean = title.replace(/[[\]:*?/\\]/g, '').slice(0, LONGEST_NAME) || '表';
  let name = clean;
  for (let at = 2; taken.has(name); at += 1) name = `${clean}${at}`;
  taken.add(name);
  return name;
}

export function buildPaperSheets(model: DocumentModel): PaperSheet[] {
  const taken = new Set<string>();
  const tables = [
    ...model.annexes.flatMap(({ title, blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? [{ title, table: block }] : [])),
    ),
    ...model.blocks.flatMap((block) =>
      block.kind === 'table' && block.head.length > 0
        ? [{ title: block.caption ?? model.title, table: block }]
        : [],
    ),
  ];
  const lines = listBlocks(model).flatMap((block) =>
    block.kind === 'paragraph'
      ? [[(block.lead?.text ?? '').replace(/。$/, ''), toPlainText(block.runs)]]
      : [],
  );
  return [
    ...tables.map(({ title, table }) => toSheet(toSheetName(title, taken), title, table)),
    {
      ...{
        name: toSheetName('文字', taken),
        title: model.title,
        note: '',
        rows: lines,
        isLandscape: false,
        hasNumbers: false,
      },
      columns: [
        { title: '条目', width: 18 },
        { title: '内容', width: 90 },
      ],
    },
  ];
}
