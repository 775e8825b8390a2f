import type { z } from 'zod';
import type * as contract from '#core/enterprises/contract.ts';
import { findThreshold, type ThresholdKind } from '#core/enterprises/enterprise.ts';
import { canServeEnterprise } from '#core/enterprises/permissions.ts';
import { formatPeriod, refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx, takeLock } from '#server/platform/public.ts';
import { addFigures, findEnterprise, listFigures } from './enterprises.queries.ts';
import { listNotes } from './enterprises.view.ts';
import {
  addMove,
  addPaper,
  type EntryThing,
  findStartedProject,
  listLastMoves,
  listPapersDone,
} from './entries.queries.ts';
import { loadThresholds } from './entry-standing.ts';

interface Thing {
  id: string;
  name: string;
  orgId: string;
  kind: ThresholdKind;
  startedOn: string | null;
}

/** An enterprise or a project that this person may serve; one that is out of sight is not there. */
export async function requireThing(tx: Tx, ctx: Ctx, thing: EntryThing, id: string): Promise<Thing> {
  const { regionId } = ctx.actor;
  const found =
    thing === 'enterprises'
      ? await findEnterprise(tx, regionId, id)
      : await findStartedProject(tx, regionId, id);
  if (!found)
    throw thing === 'enterprises'
      ? refuse(
          'not-found',
          'ENTERPRISE_NOT_FOUND',
          '没有这家企业，或不在可见范围内',
          'There is no such enterprise',
        )
      : refuse(
          'not-found',
          'PROJECT_NOT_FOUND',
          '没有这个项目，或不在可见范围内',
          'There is no such project',
        );
  if (!canServeEnterprise(ctx.actor, found))
    throw refuse(
      'forbidden',
      'ENTERPRISE_NOT_YOURS',
      '由项目办或所在镇街、园区的填报员办理',
      'The project office or the reporters of its town or park keep it',
      ['请所在地填报员办理'],
    );
  const kind = 'kind' in found ? found.kind : 'project';
  const startedOn = 'startedOn' in found ? found.startedOn : null;
  return { id, name: found.name, orgId: found.orgId, kind, startedOn };
}

/** Notes what an enterprise told for a month; told again, the later stands. Gives what to ask about it. */
export function tellFigures(
  ctx: Ctx,
  id: string,
  figures: z.output<typeof contract.tellFigures.body>,
): Promise<{ notes: string[] }> {
  return once(ctx, async (tx) => {
    const thing = await requireThing(tx, ctx, 'enterprises', id);
    if (figures.period > ctx.today.slice(0, 7))
      throw refuse(
        'invalid',
        'MONTH_NOT_BEGUN',
        `${formatPeriod(figures.period)}还没有到`,
        'The month has not begun',
        ['填已到的月份'],
      );
    const actId = await appendAct(tx, ctx, 'enterprise-figures-told.v1', { enterpriseId: id, ...figures });
    await addFigures(tx, ctx, actId, { enterpriseId: id, ...figures });
    await appendAudit(tx, ctx, { kind: 'enterprise-figures-told.v1', outcome: 'ok', subject: thing.name });
    const from = `${Number(figures.period.slice(0, 4)) - 2}-01`;
    return { notes: listNotes(await listFigures(tx, { regionId: ctx.actor.regionId, from, ids: [id] })) };
  });
}

export function setPaper(
  ctx: Ctx,
  { thing, id }: z.output<typeof contract.setPaper.params>,
  { paper, isThere }: z.output<typeof contract.setPaper.body>,
): Promise<{ missing: string[] }> {
  return once(ctx, async (tx) => {
    const found = await requireThing(tx, ctx, thing, id);
    const rules = await loadThresholds(tx, ctx.actor.regionId, ctx.today);
    const wanted = findThreshold(rules, found.kind, found.startedOn ?? ctx.today)?.papers ?? [];
    if (!wanted.includes(paper))
      throw refuse(
        'invalid',
        'PAPER_UNKNOWN',
        `“${paper}”不在入统要件里`,
        'This paper is not asked for',
        wanted,
      );
    const actId = await appendAct(tx, ctx, 'entry-paper-set.v1', { thing, id, paper, isThere });
    await addPaper(tx, ctx, { thing, id, paper, isThere, actId });
    await appendAudit(tx, ctx, {
      kind: 'entry-paper-set.v1',
      outcome: 'ok',
      subject: found.name,
      detail: { paper, isThere },
    });
    const done = (await listPapersDone(tx, ctx.actor.regionId, thing)).get(id) ?? [];
    return { missing: wanted.filter((one) => !done.includes(one)) };
  });
}

/** Entered or left, as its owner told; each follows the other, on a day that has come. */
export function recordEntry(
  ctx: Ctx,
  { thing, id }: z.output<typeof contract.recordEntry.params>,
  { kind, on, note }: z.output<typeof contract.recordEntry.body>,
): Promise<{ sentence: string }> {
  return once(ctx, async (tx) => {
    const found = await requireThing(tx, ctx, thing, id);
    await takeLock(tx, `statistics-entry:${ctx.actor.regionId}:${thing}:${id}`);
    const { enteredOn = null, leftOn = null } =
      (await listLastMoves(tx, ctx.actor.regionId, thing)).get(id) ?? {};
    const isIn = enteredOn !== null && (leftOn === null || leftOn < enteredOn);
    if (isIn === (kind === 'entered'))
      throw refuse(
        'not-allowed-now',
        'ENTRY_NOT_NOW',
        isIn ? `${found.name}已入统，不必重复登记` : `${found.name}尚未入统，不能登记退出`,
        isIn ? 'It has entered already' : 'It has not entered yet',
        [isIn ? '登记退出' : '登记入统'],
      );
    const earliest = [enteredOn, leftOn]
      .filter((day) => day !== null)
      .sort()
      .at(-1);
    if (on > ctx.today || (earliest !== undefined && on <= earliest))
      throw refuse(
        'invalid',
        'ENTRY_DAY_WRONG',
        '日期应在上一次登记之后、今天及以前',
        'The day must lie after the last one and not in the future',
        [earliest === undefined ? `${ctx.today}及以前` : `${earliest}之后至${ctx.today}`],
      );
    const actId = await appendAct(tx, ctx, 'statistics-entry-recorded.v1', { thing, id, kind, on, note });
    await addMove(tx, ctx, { thing, id, kind, on, note, actId });
    await appendAudit(tx, ctx, {
      kind: 'statistics-entry-recorded.v1',
      outcome: 'ok',
      subject: found.name,
      detail: { kind, on },
    });
    return { sentence: `已登记${kind === 'entered' ? '入统' : '退出'}：${found.name}，${on}` };
  });
}
