import { type Table, toCell, toHeadCell, toRow, toTable, toTextCell } from '#core/documents/public.ts';
import { formatDate, formatDayOfYear } from '#core/platform/public.ts';
import type { AgendaEntry } from '../agenda/agenda-entry.ts';
import { OUTCOMES } from '../decision/outcome.ts';
import type { DecisionView } from '../meeting-view.ts';

type Width = [key: string, title: string, widthMm: number, align?: 'left' | 'center' | 'right'];

const columnsOf = (widths: readonly Width[]): Pick<Table, 'columns' | 'head'> => ({
  columns: widths.map(([key, , widthMm, align]) => ({ key, widthMm, align: align ?? 'left' })),
  head: [widths.map(([, title]) => toHeadCell(title))],
});
const namesOf = (parts: AgendaEntry['reports']): string => parts.map(({ name }) => name).join('、');

/** The same table on a page of A3: its columns half as wide again, so that a line holds more. */
export const toBroadTable = (table: Table): Table => ({
  ...table,
  columns: table.columns.map((column) => ({ ...column, widthMm: Math.round(column.widthMm * 1.5) })),
});

/** 议程表 on a page of its own breadth: why each entry is on it, who speaks, how long. */
export function buildAgendaTable(entries: readonly AgendaEntry[]): Table {
  return toTable({
    id: 'agenda-table',
    ...columnsOf([
      ['no', '序号', 12, 'center'],
      ['title', '议题', 58],
      ['why', '列入原因', 66],
      ['reports', '汇报', 26],
      ['comments', '补充、点评', 34],
      ['concludes', '小结', 20],
      ['minutes', '分钟', 14, 'center'],
    ]),
    rows: entries.map((entry, index) =>
      toRow(`agenda-${entry.key}`, [
        toCell(String(index + 1)),
        toTextCell(entry.title),
        toTextCell(entry.reasons.map(({ sentence }) => sentence).join('；')),
        toTextCell(namesOf(entry.reports)),
        toTextCell(namesOf(entry.comments)),
        toTextCell(entry.concludes),
        toCell(String(entry.minutes)),
      ]),
    ),
  });
}

function sayOutcome({ outcome, doneOn, promisedOn, dueOn, daysLate, percent }: DecisionView): string {
  if (outcome === null) return '待立项';
  const done = doneOn === null ? '' : `（${formatDayOfYear(doneOn)}）`;
  const late = daysLate > 0 ? `，逾期${daysLate}天` : '';
  const moved =
    promisedOn !== null && dueOn !== null && promisedOn > dueOn ? `，延至${formatDayOfYear(promisedOn)}` : '';
  const share = outcome === 'open' && percent !== null ? ` ${percent}%` : '';
  return `${OUTCOMES[outcome].zh}${done}${share}${late}${moved}`;
}

/** 承诺与完成对照: what the last meeting decided and what became of it. */
export function buildPromisesTable(decisions: readonly DecisionView[]): Table {
  return toTable({
    id: 'promises-table',
    ...columnsOf([
      ['no', '序号', 12, 'center'],
      ['title', '议定事项', 90],
      ['lead', '牵头单位', 30],
      ['due', '承诺时限', 30, 'center'],
      ['fate', '落实情况', 68],
    ]),
    rows: decisions.map((one, index) =>
      toRow(`promise-${one.meetingId}-${one.no}`, [
        toCell(String(index + 1)),
        toTextCell(one.title),
        toTextCell(one.leadOrg?.name ?? ''),
        toCell(one.dueOn === null ? null : formatDayOfYear(one.dueOn)),
        toTextCell(sayOutcome(one)),
      ]),
    ),
  });
}

/** 任务分解表: what each unit owes by when, in the words of the minutes. */
export function buildTaskTable(decisions: readonly DecisionView[]): Table {
  return toTable({
    id: 'task-table',
    ...columnsOf([
      ['no', '序号', 12, 'center'],
      ['title', '任务', 62],
      ['quote', '纪要原文', 66],
      ['lead', '牵头单位', 26],
      ['supporting', '配合单位', 28],
      ['due', '完成时限', 36, 'center'],
    ]),
    rows: decisions.map((one, index) =>
      toRow(`task-${one.meetingId}-${one.no}`, [
        toCell(String(index + 1)),
        toTextCell(one.deliverable === '' ? one.title : `${one.title}（成果：${one.deliverable}）`),
        toTextCell(one.quote),
        toTextCell(one.leadOrg?.name ?? ''),
        toTextCell(one.supporting.map(({ name }) => name).join('、')),
        toCell(one.dueOn === null ? null : formatDate(one.dueOn)),
      ]),
    ),
  });
}
