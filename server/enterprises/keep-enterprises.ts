import type { z } from 'zod';
import type * as contract from '#core/enterprises/contract.ts';
import { ENTERPRISE_KIND_LABELS, THRESHOLD_RULEBOOK } from '#core/enterprises/enterprise.ts';
import { ENTRY_STATE_LABELS } from '#core/enterprises/entry-candidate.ts';
import { canKeepEnterprises } from '#core/enterprises/permissions.ts';
import { TALK_OUTCOME_LABELS } from '#core/enterprises/talk.ts';
import { fromYuan, refuse } from '#core/platform/public.ts';
import { listOrgRecords } from '#server/people/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  once,
  setRulebook,
  takeLock,
  withSnapshot,
  writeListWorkbook,
} from '#server/platform/public.ts';
import { putEnterpriseRows } from './enterprises.queries.ts';
import { loadEnterpriseRows } from './enterprises.view.ts';
import { loadThresholds } from './entry-standing.ts';

function requireKeeper(ctx: Ctx): void {
  if (canKeepEnterprises(ctx.actor)) return;
  throw refuse(
    'forbidden',
    'ENTERPRISES_NOT_YOURS',
    '企业名单和入统起点由项目办维护',
    'The project office keeps the register',
    ['请联系项目办'],
  );
}

/** Registers enterprises and changes known ones by their names; a list with a fault is refused as a whole. */
export async function putEnterprises(
  ctx: Ctx,
  { enterprises }: z.output<typeof contract.putEnterprises.body>,
): Promise<{ added: number; changed: number }> {
  requireKeeper(ctx);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `enterprises:${regionId}`);
    const idOf = new Map<string, string>();
    for (const { id, name, shortName, aliases } of await listOrgRecords(tx, regionId))
      for (const word of [...aliases, shortName, name]) idOf.set(word, id);
    const seen = new Set<string>();
    const faults = enterprises.flatMap(({ name, orgName }) => {
      const isTwice = seen.has(name);
      seen.add(name);
      if (isTwice) return [{ at: name, message: '名称有两个' }];
      return idOf.has(orgName) ? [] : [{ at: name, message: `单位名录里没有“${orgName}”` }];
    });
    if (faults.length > 0)
      throw refuse(
        'invalid',
        'ENTERPRISE_LIST_WRONG',
        `企业名单有${faults.length}处要改`,
        `The list has ${faults.length} faults`,
        ['所在地填镇街、园区的名称或简称', '同名的留一个'],
        faults.slice(0, 200),
      );
    const rows = enterprises.map(({ orgName, ...one }) => ({ ...one, orgId: idOf.get(orgName) ?? '' }));
    const actId = await appendAct(tx, ctx, 'enterprises-put.v1', { count: rows.length });
    const counts = await putEnterpriseRows(tx, { regionId, actId }, rows);
    await appendAudit(tx, ctx, { kind: 'put-enterprises', outcome: 'ok', subject: '', detail: counts });
    return counts;
  });
}

export async function setThresholds(
  ctx: Ctx,
  { rules, source }: z.output<typeof contract.setThresholds.body>,
): Promise<{ version: number; validFrom: string }> {
  requireKeeper(ctx);
  return setRulebook(ctx, {
    ...{ kind: THRESHOLD_RULEBOOK, body: rules, source },
    ...{ actKind: 'statistics-thresholds-set.v1', auditKind: 'set-statistics-thresholds' },
  });
}

const COLUMNS = [
  ['企业', 32],
  ['统一社会信用代码', 22],
  ['行业', 12],
  ['所在地', 14],
  ['近12个月销售（万元）', 14],
  ['起点（万元）', 12],
  ['情况', 12],
  ['缺的要件', 40],
  ['请了解', 40],
  ['走访了解', 40],
] as const;
const wan = (yuan: string | null): string => (yuan === null ? '' : fromYuan(yuan, 'wan'));

/** 服务清单 in Excel: who is at the line or near it first, with what is missing. */
export async function exportEnterprises(ctx: Ctx): Promise<{ name: string; content: Buffer }> {
  const rows = await withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const found = await loadEnterpriseRows(tx, ctx, await loadThresholds(tx, ctx.actor.regionId, ctx.today));
    await appendAudit(tx, ctx, {
      kind: 'export-enterprises',
      outcome: 'ok',
      subject: `enterprises:${found.length}`,
    });
    return found;
  });
  const order = ['reached', 'near', 'left', 'unknown', 'below', 'entered'];
  const sorted = rows.toSorted((a, b) => order.indexOf(a.standing.state) - order.indexOf(b.standing.state));
  const content = await writeListWorkbook([
    {
      name: '服务清单',
      title: '企业入统服务清单',
      note: `${ctx.today}，共${rows.length}家；供上门服务用，不作排位和考核`,
      columns: COLUMNS.map(([title, width]) => ({ title, width })),
      rows: sorted.map(({ name, code, kind, orgName, standing, notes, talk }) => [
        name,
        code,
        ENTERPRISE_KIND_LABELS[kind].zh,
        orgName,
        wan(standing.amountYuan),
        wan(standing.lineYuan),
        ENTRY_STATE_LABELS[standing.state].zh,
        standing.missingPapers.join('、'),
        notes.join('；'),
        talk === null ? '' : `${talk.on} ${TALK_OUTCOME_LABELS[talk.outcome].zh}：${talk.note}`,
      ]),
      isLandscape: true,
    },
  ]);
  return { name: `企业入统服务清单${ctx.today}.xlsx`, content };
}
