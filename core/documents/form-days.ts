import type { Block, Cell, DocumentModel } from './content-model.ts';
import { toFullDate } from './signature-layout.ts';

/** 　　年　　月　　日: room for a day written by hand. */
const INK_DAY = /　+年　+月　+日/u;

/** Days of a document that are known once it is signed and once it is issued. */
export interface FormDays {
  signedOn: string | null;
  issuedOn: string | null;
}

/**
 * Writes the days of signing and issue into the places of a form that leave room for them (签发, 发出日期), so that a paper
 * signed on line does not wait for ink. Whatever else is left for ink stays.
 */
export function fillFormDays(model: DocumentModel, days: FormDays): DocumentModel {
  const dayOf: Record<string, string | null> = { 签发: days.signedOn, 发出日期: days.issuedOn };
  const fillCell = (cell: Cell, label: string): Cell => {
    const day = dayOf[label] ?? null;
    return day === null ? cell : { ...cell, text: cell.text.replace(INK_DAY, toFullDate(day)) };
  };
  const fillBlock = (block: Block): Block =>
    block.kind !== 'table'
      ? block
      : {
          ...block,
          rows: block.rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell, at) => {
              const label = row.cells[at - 1];
              return label?.label ? fillCell(cell, label.text) : cell;
            }),
          })),
        };
  return { ...model, blocks: model.blocks.map(fillBlock) };
}
