import type { Table } from '#core/documents/public.ts';
import type { PaperFacts } from '#core/meetings/papers/paper-facts.ts';
import { buildAgendaTable, buildPromisesTable, buildTaskTable } from '#core/meetings/papers/paper-tables.ts';
import { type ListSheet, writeListWorkbook } from '#server/platform/public.ts';

const CHARACTERS_A_MM = 0.55;

/** A table of the papers as a sheet: the same heads, the same rows. */
function toListSheet(name: string, title: string, table: Table): ListSheet {
  const heads = table.head[0] ?? [];
  return {
    name,
    title,
    note: `共 ${table.rows.length} 项`,
    columns: table.columns.map(({ widthMm, align }, index) => ({
      align,
      title: heads[index]?.text ?? '',
      width: Math.round(widthMm * CHARACTERS_A_MM),
    })),
    rows: table.rows.map(({ cells }) => cells.map(({ text }) => text)),
    isLandscape: true,
  };
}

/** Agenda, last decisions and tasks of a meeting in one workbook; a sheet without rows is left out. */
export function renderMeetingWorkbook(facts: PaperFacts): Promise<Buffer> {
  const { plan, entries, lastDecisions, decisions } = facts;
  const tasks = decisions.filter(({ stage, leadOrg }) => stage !== 'struck' && leadOrg !== null);
  const sheets = [
    toListSheet('议程', `${plan.title}议程`, buildAgendaTable(entries)),
    toListSheet('上次议定', '上次会议议定事项落实情况', buildPromisesTable(lastDecisions)),
    toListSheet('任务分解', `${plan.title}任务分解表`, buildTaskTable(tasks)),
  ];
  return writeListWorkbook(sheets.filter(({ rows }, index) => index === 0 || rows.length > 0));
}
