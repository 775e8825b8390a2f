import { findAddressFault, type RobotWish, type WayOut } from '#core/notifications/channel.ts';
import { canKeepRobots } from '#core/notifications/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import { getRegion } from '#server/people/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  once,
  readMessageSettings,
  sendJob,
  type Tx,
} from '#server/platform/public.ts';
import { insertMessage, reviveMessage } from './outbox.queries.ts';
import { requireMayAllowMore } from './outside-mail.ts';
import { dropRobot, insertRobot, listRobotRows, type RobotRow, updateRobot } from './robots.queries.ts';
import { PLATFORM_NAME } from './tell-people.ts';

export function requireKeeper({ actor }: Ctx): void {
  if (!canKeepRobots(actor))
    throw refuse(
      'forbidden',
      'ROBOTS_NOT_YOURS',
      '群机器人由系统管理员或项目办主任设置',
      'Group robots are kept by the system administrator or the head of the project office',
      ['请联系系统管理员'],
    );
}

export async function getWayOut(tx: Tx, regionId: number): Promise<WayOut> {
  const region = await getRegion(tx, regionId);
  const networkZone = region.network_zone === 'extranet' ? 'extranet' : 'internet';
  return { networkZone, gateways: readMessageSettings().gateways };
}

/** The host and the last letters: enough to know it again, too little to use it. */
const coverAddress = (address: string): string =>
  address === '' ? '' : `${/^https?:\/\/[^/]+/.exec(address)?.[0] ?? ''}/…${address.slice(-4)}`;

function requireAddress(wish: RobotWish, way: WayOut): void {
  const fault = findAddressFault(wish.kind, wish.address, way);
  if (!fault) return;
  throw refuse(
    'invalid',
    'ROBOT_ADDRESS_REFUSED',
    fault.sentence,
    fault.english,
    [fault.remedy],
    [{ at: 'address', message: fault.sentence }],
  );
}

/** Without a signature anybody who learns the address can write to the group. */
function requireSecret(wish: RobotWish, hasSecret: boolean): void {
  if (wish.kind === 'wecom' || wish.secret !== '' || hasSecret) return;
  throw refuse('invalid', 'ROBOT_SECRET_MISSING', '请填写签名密钥', 'A signing secret is needed', [
    '在机器人的安全设置中启用加签（签名校验），复制密钥',
  ]);
}

const noteChange = async (tx: Tx, ctx: Ctx, robotId: string, wish: RobotWish): Promise<void> => {
  const { kind, name, topics, isOn, tellsMore } = wish;
  await appendAct(tx, ctx, 'robot-kept.v1', { robotId, kind, name, topics, isOn, tellsMore });
  await appendAudit(tx, ctx, {
    kind: 'keep-robot',
    outcome: 'ok',
    subject: `robot:${robotId}`,
    detail: { kind, name, topics, isOn, tellsMore },
  });
};

export function addRobot(ctx: Ctx, wish: RobotWish): Promise<{ robotId: string }> {
  requireKeeper(ctx);
  if (wish.tellsMore) requireMayAllowMore(ctx);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    requireAddress(wish, await getWayOut(tx, regionId));
    requireSecret(wish, false);
    const robotId = await insertRobot(
      tx,
      regionId,
      { ...wish, shownAddress: coverAddress(wish.address) },
      ctx.now,
    );
    await noteChange(tx, ctx, robotId, wish);
    return { robotId };
  });
}

async function requireRobot(tx: Tx, regionId: number, robotId: string): Promise<RobotRow> {
  const robot = (await listRobotRows(tx, regionId)).find(({ id }) => id === robotId);
  if (!robot) throw refuse('not-found', 'ROBOT_NOT_FOUND', '没有这个机器人', 'No such robot', ['刷新后再看']);
  return robot;
}

/** An empty address or secret leaves what is kept; what kind of robot it is does not change. */
export function setRobot(ctx: Ctx, robotId: string, wished: RobotWish): Promise<{ robotId: string }> {
  requireKeeper(ctx);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const kept = await requireRobot(tx, regionId, robotId);
    if (wished.tellsMore && !kept.tellsMore) requireMayAllowMore(ctx);
    const wish = { ...wished, kind: kept.kind };
    if (wish.address !== '') requireAddress(wish, await getWayOut(tx, regionId));
    requireSecret(wish, kept.hasSecret);
    await updateRobot(tx, regionId, robotId, { ...wish, shownAddress: coverAddress(wish.address) }, ctx.now);
    await noteChange(tx, ctx, robotId, wish);
    return { robotId };
  });
}

/** A robot that is no longer wanted or was entered by mistake; what it said stays in the list of messages. */
export function removeRobot(ctx: Ctx, robotId: string): Promise<{ robotId: string }> {
  requireKeeper(ctx);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const { name } = await requireRobot(tx, regionId, robotId);
    await dropRobot(tx, regionId, robotId, ctx.now);
    await appendAct(tx, ctx, 'robot-removed.v1', { robotId, name });
    await appendAudit(tx, ctx, {
      kind: 'remove-robot',
      outcome: 'ok',
      subject: `robot:${robotId}`,
      detail: { name },
    });
    return { robotId };
  });
}

/** A message that says it is a test; it goes the way of all others. */
export function tryRobot(ctx: Ctx, robotId: string): Promise<{ outboxId: string }> {
  requireKeeper(ctx);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const robot = await requireRobot(tx, regionId, robotId);
    const id = await insertMessage(tx, regionId, {
      key: `try-${robot.id}-${ctx.now.getTime()}`,
      robotId,
      personId: null,
      mailAddress: '',
      subject: '',
      text: `【${PLATFORM_NAME}】测试消息：机器人已接通。`,
    });
    await sendJob(tx, 'send-outbox', {});
    await appendAudit(tx, ctx, { kind: 'try-robot', outcome: 'ok', subject: `robot:${robotId}` });
    return { outboxId: id ?? '' };
  });
}

export function retryMessage(ctx: Ctx, outboxId: string): Promise<{ outboxId: string }> {
  requireKeeper(ctx);
  return once(ctx, async (tx) => {
    if (!(await reviveMessage(tx, ctx.actor.regionId, outboxId, ctx.now)))
      throw refuse('not-found', 'MESSAGE_NOT_FOUND', '没有这条未发出的消息', 'No such unsent message', [
        '刷新后再看',
      ]);
    await sendJob(tx, 'send-outbox', {});
    await appendAudit(tx, ctx, { kind: 'retry-message', outcome: 'ok', subject: `outbox:${outboxId}` });
    return { outboxId };
  });
}
