import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import type { openHandover as openRoute } from '#core/today/contract.ts';
import { type HandoverSide, requireClosable, requireSignature } from '#core/today/handover.ts';
import { listColleagues, transferPosts } from '#server/people/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, takeLock } from '#server/platform/public.ts';
import {
  type HandoverRow,
  insertHandover,
  insertHandoverSignature,
  listHandoverRows,
} from './handovers.queries.ts';
import { gatherHandover, getHandoverRow, isKeeperOf } from './handovers.view.ts';

type Wish = z.output<typeof openRoute.body>;

const lockSheets = (tx: Tx, ctx: Ctx) => takeLock(tx, `handovers:${ctx.actor.regionId}`);
const stateOf = (row: HandoverRow) => ({ ...row, signedSides: row.signatures.map((s) => s.side) });

async function requireNames(tx: Tx, ctx: Ctx, wish: Wish): Promise<{ fromName: string; toName: string }> {
  if (wish.fromPersonId === wish.toPersonId)
    throw refuse('invalid', 'HANDOVER_TO_SELF', '接收人不能是移交人本人', 'Choose somebody else', [
      '另选接收人',
    ]);
  const colleagues = await listColleagues(tx, ctx.actor.regionId, wish.orgId, ctx.today);
  const nameOf = (id: string) => colleagues.find((c) => c.personId === id && c.isActive)?.name;
  const [fromName, toName] = [nameOf(wish.fromPersonId), nameOf(wish.toPersonId)];
  if (fromName === undefined || toName === undefined)
    throw refuse('not-found', 'HANDOVER_NO_POST', '双方须在该单位任职', 'Both hold a post at the unit', [
      '先给接收人任职',
    ]);
  return { fromName, toName };
}

/** Opens a sheet: the posts and open matters as they are at this moment stay on it. */
export async function openHandover(ctx: Ctx, wish: Wish): Promise<{ handoverId: string }> {
  const body = await gatherHandover(ctx, wish.fromPersonId, wish.orgId);
  return once(ctx, async (tx) => {
    await lockSheets(tx, ctx);
    const names = await requireNames(tx, ctx, wish);
    const { regionId, personName } = ctx.actor;
    const open = (await listHandoverRows(tx, regionId)).find(
      (h) =>
        h.orgId === wish.orgId &&
        h.fromPersonId === wish.fromPersonId &&
        !h.signatures.some((s) => s.side === 'closed'),
    );
    if (open)
      throw refuse(
        'conflict',
        'HANDOVER_OPEN_ALREADY',
        '此人已有一张未办结的交接单',
        'A sheet is open already',
        ['办结原交接单'],
      );
    const actId = await appendAct(tx, ctx, 'handover-opened.v1', { ...wish });
    const handoverId = await insertHandover(tx, {
      regionId,
      ...wish,
      ...names,
      body,
      recordedBy: personName,
      actId,
    });
    await appendAudit(tx, ctx, { kind: 'open-handover', outcome: 'ok', subject: `handover:${handoverId}` });
    return { handoverId };
  });
}

/** One side signs on line, or the keeper records that it signed on paper. */
export function signHandover(
  ctx: Ctx,
  handoverId: string,
  request: { side: HandoverSide; way: 'online' | 'paper' },
): Promise<{ signed: boolean }> {
  return once(ctx, async (tx) => {
    await lockSheets(tx, ctx);
    const row = await getHandoverRow(tx, ctx, handoverId);
    const isKeeper = await isKeeperOf(tx, ctx, row);
    requireSignature(stateOf(row), { ...request, personId: ctx.actor.personId, isKeeper });
    const { regionId, personName } = ctx.actor;
    const actId = await appendAct(tx, ctx, 'handover-signed.v1', { handoverId, ...request });
    await insertHandoverSignature(tx, {
      regionId,
      handoverId,
      ...request,
      personName: request.side === 'from' ? row.fromName : row.toName,
      recordedByName: request.way === 'paper' ? personName : '',
      actId,
    });
    await appendAudit(tx, ctx, { kind: 'sign-handover', outcome: 'ok', subject: `handover:${handoverId}` });
    return { signed: true };
  });
}

/** Closes a signed sheet: the posts pass over; what the leaver did keeps his name. */
export function closeHandover(ctx: Ctx, handoverId: string): Promise<{ ended: number; given: number }> {
  return once(ctx, async (tx) => {
    await lockSheets(tx, ctx);
    const row = await getHandoverRow(tx, ctx, handoverId);
    requireClosable(stateOf(row));
    if (!(await isKeeperOf(tx, ctx, row)))
      throw refuse(
        'forbidden',
        'HANDOVER_NOT_YOURS',
        '由管理账号的人办结',
        'The keeper of the accounts closes it',
        ['请联系本单位管理员或项目办'],
      );
    const actId = await appendAct(tx, ctx, 'handover-closed.v1', { handoverId });
    const moved = await transferPosts(tx, ctx, row, actId);
    const { regionId, personName } = ctx.actor;
    await insertHandoverSignature(tx, {
      regionId,
      handoverId,
      side: 'closed',
      way: 'online',
      personName,
      recordedByName: '',
      actId,
    });
    return moved;
  });
}
