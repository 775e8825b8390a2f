import type { Annex, DocumentModel } from './content-model.ts';
import { listFigureSlots } from './content-model.ts';
import { FIGURE_MEASURES, type FigureMeasure, getMeasureName } from './figure-measures.ts';
import { toFigureId } from './figure-ref.ts';
import { toPeriodWords } from './period-words.ts';
import { toCell, toHeadCell, toRow, toTable, toTextCell } from './table.ts';

/**
 * The document with one annex more: where every figure of its text comes from (handbook 5: in Word the
 * references stand in an annex on request). Figures of annex tables stand in rows that name their subject
 * and are not repeated.
 */
export function withFigureAnnex(model: DocumentModel): DocumentModel {
  const textIds = new Set(model.blocks.map((block) => block.id));
  const slots = listFigureSlots(model).filter(
    (slot) =>
      textIds.has(slot.lineId) &&
      slot.figure.measure !== 'name' &&
      slot.figure.scope !== 'tasks' &&
      slot.figure.scope !== 'indicator',
  );
  if (slots.length === 0) return model;
  const rows = slots.map((slot, index) =>
    toRow(`source.${index + 1}`, [
      toCell(String(index + 1)),
      toTextCell(slot.text),
      toTextCell(getMeasureName(slot.figure.measure)),
      toTextCell(FIGURE_MEASURES[slot.figure.measure as FigureMeasure]?.how ?? ''),
      toTextCell(toPeriodWords(slot.figure.period).single),
      toTextCell(toFigureId(slot.figure)),
    ]),
  );
  const annex: Annex = {
    id: 'figure-sources',
    title: '正文数据来源说明',
    landscape: true,
    blocks: [
      toTable({
        id: 'figure-sources.table',
        columns: [
          { key: 'serial', widthMm: 11, align: 'center' },
          { key: 'text', widthMm: 34, align: 'left' },
          { key: 'measure', widthMm: 38, align: 'left' },
          { key: 'how', widthMm: 62, align: 'left' },
          { key: 'period', widthMm: 24, align: 'center' },
          { key: 'address', widthMm: 56, align: 'left' },
        ],
        head: [['序号', '列示数据', '指标', '计算方法', '期次', '数据编号'].map((text) => toHeadCell(text))],
        rows,
      }),
    ],
  };
  return { ...model, annexes: [...model.annexes, annex] };
}
