import type { HandoverView } from '#core/today/contract.ts';
import {
  appendAudit,
  type Ctx,
  chinaDay,
  type ListSheet,
  withScope,
  writeListWorkbook,
} from '#server/platform/public.ts';
import { getHandover, roleName } from './handovers.view.ts';

function signatureOf(view: HandoverView, side: 'from' | 'to'): string {
  const found = view.signatures.find((s) => s.side === side);
  if (!found) return '（签字）';
  return `${found.personName}（${found.way === 'paper' ? '纸质签字' : '线上签字'}，${chinaDay(new Date(found.at))}）`;
}

function toSheet(view: HandoverView): ListSheet {
  const posts = view.posts.map((p) => ['岗位', roleName(p.role), p.title, '']);
  const items = view.items.map((i) => ['未办事项', i.matter, i.detail, i.due]);
  return {
    name: '交接单',
    title: '岗位交接单',
    note: `${view.orgName}　移交人：${view.fromName}　接收人：${view.toName}　开单：${view.recordedOn} ${view.recordedBy}${view.reason === '' ? '' : `　事由：${view.reason}`}`,
    columns: [
      { title: '类别', width: 12 },
      { title: '内容', width: 46 },
      { title: '说明', width: 22 },
      { title: '时限', width: 14 },
    ],
    rows: [
      ...posts,
      ...(items.length > 0 ? items : [['未办事项', '无', '', '']]),
      ['移交人签字', signatureOf(view, 'from'), '', ''],
      ['接收人签字', signatureOf(view, 'to'), '', ''],
    ],
  };
}

/** The sheet as a workbook, for the file and for ink. */
export async function writeHandover(ctx: Ctx, id: string): Promise<{ name: string; content: Buffer }> {
  const { handover } = await getHandover(ctx, id);
  await withScope(ctx.db, ctx.actor, (tx) =>
    appendAudit(tx, ctx, { kind: 'export-handover', outcome: 'ok', subject: `handover:${id}` }),
  );
  const content = await writeListWorkbook([toSheet(handover)]);
  return { name: `交接单-${handover.fromName}-${handover.recordedOn}.xlsx`, content };
}
