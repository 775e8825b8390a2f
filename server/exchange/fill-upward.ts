import type { UpwardMapping } from '#core/exchange/upward-mapping.ts';
import { formatPeriod, refuse } from '#core/platform/public.ts';
import { findFrozenFacts } from '#server/documents/public.ts';
import { appendAudit, type Ctx, getFile, type Tx, withScope } from '#server/platform/public.ts';
import { type FilledCell, fillTemplate } from './fill-template.ts';
import { getUpwardTemplate, listUpwardGroups, listUpwardProjects } from './upward.queries.ts';
import { requireOffice } from './upward-templates.ts';

export interface Filled {
  name: string;
  freezeId: string;
  mapping: UpwardMapping;
  content: Buffer;
  cells: FilledCell[];
}

export async function fillUpward(tx: Tx, ctx: Ctx, templateId: string, period: string): Promise<Filled> {
  const { regionId } = ctx.actor;
  const row = await getUpwardTemplate(tx, regionId, templateId);
  const frozen = await findFrozenFacts(tx, regionId, period);
  if (!frozen)
    throw refuse(
      'not-allowed-now',
      'PERIOD_NOT_FROZEN',
      `${formatPeriod(period)}尚未定版，不能填上报表`,
      'The period is not frozen',
      ['先由项目办主任定版'],
    );
  const q = { regionId, period, level: row.mapping.level };
  const source = { projects: await listUpwardProjects(tx, q), groups: await listUpwardGroups(tx, q) };
  const template = await getFile(tx, regionId, row.fileId);
  const filled = await fillTemplate(template.content, row.mapping, source);
  return {
    name: `${row.name}（${formatPeriod(period)}）.xlsx`,
    freezeId: frozen.freeze_id,
    mapping: row.mapping,
    ...filled,
  };
}

export async function getFilledUpwardTable(
  ctx: Ctx,
  templateId: string,
  period: string,
): Promise<{ name: string; content: Buffer }> {
  requireOffice(ctx);
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const filled = await fillUpward(tx, ctx, templateId, period);
    await appendAudit(tx, ctx, {
      kind: 'fill-upward-table',
      outcome: 'ok',
      subject: `upward:${templateId}`,
      detail: { period },
    });
    return { name: filled.name, content: filled.content };
  });
}
