import type { z } from 'zod';
import type { getValueTrace as route } from '#core/indicators/indicator-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { loadDefinitions } from './definitions.ts';
import { listFilingActs } from './filings.queries.ts';
import { findFilingLink, findTracedValue, listOtherRows } from './history.queries.ts';

/** 一个数的来历: the filing, the cell, who typed and who signed, the link of the chain, and what else was signed for the same cell. */
export function getValueTrace(ctx: Ctx, id: string): Promise<z.input<typeof route.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const traced = await findTracedValue(tx, regionId, id);
    if (!traced)
      throw refuse('not-found', 'VALUE_NOT_FOUND', '没有这个数，或不在可见范围内', 'There is no such value', [
        '回到指标页面',
      ]);
    const { indicators } = await loadDefinitions(tx, regionId, { on: ctx.today });
    const acts = await listFilingActs(tx, regionId, traced.filingId);
    const link = await findFilingLink(tx, regionId, traced);
    const others = await listOtherRows(tx, regionId, traced);
    return {
      valueId: traced.id,
      indicator: indicators.find(({ code }) => code === traced.indicatorCode)?.name ?? traced.indicatorCode,
      subject: traced.subjectName,
      ...{ period: traced.period, value: traced.value, growth: traced.growth, base: traced.base },
      ...{ certainty: traced.certainty, caliber: traced.caliber, place: traced.place, reason: traced.reason },
      filing: {
        ...{ id: traced.filingId, title: traced.title, source: traced.source, versionNo: traced.versionNo },
        ...{
          orgName: traced.orgName,
          signedBy: traced.signedBy,
          at: traced.at.toISOString(),
          fileId: traced.fileId,
        },
      },
      acts: acts.map(({ kind, personName, postTitle, at }) => ({
        kind,
        personName,
        postTitle,
        at: at.toISOString(),
      })),
      link: link ?? null,
      others: others.map((one) => ({ ...one, at: one.at.toISOString() })),
    };
  });
}
