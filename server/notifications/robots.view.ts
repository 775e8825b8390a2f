import type { z } from 'zod';
import { isOriginAllowed, type WayOut } from '#core/notifications/channel.ts';
import type { listOutbox as outboxRoute, listRobots as robotsRoute } from '#core/notifications/contract.ts';
import { coverDetail } from '#core/notifications/outside-text.ts';
import { canAllowMore } from '#core/notifications/permissions.ts';
import type { SendFault } from '#core/notifications/send-fault.ts';
import { type Ctx, readMessageSettings, withScope } from '#server/platform/public.ts';
import { listOutbox, listRobotStandings, type OutboxRow } from './outbox.queries.ts';
import { findOutsideMail } from './outside-mail.ts';
import { listRobotRows, type RobotRow } from './robots.queries.ts';
import { getWayOut, requireKeeper } from './robots.ts';

const OUTBOX_PAGE = 50;

/** Titles are business: a keeper of machines sees that a message left, not what it names. */
const toOutboxView = (row: OutboxRow, isWhole: boolean) => ({
  id: row.id,
  channel: row.robotName ?? row.mailAddress.replace(/^(.).*@/, '$1…@'),
  text: isWhole ? row.text : coverDetail(row.text),
  state: row.state,
  attempts: row.attempts,
  createdAt: row.createdAt.toISOString(),
  nextTryAt: row.state === 'waiting' ? row.nextTryAt.toISOString() : null,
  sentAt: row.sentAt?.toISOString() ?? null,
  fault: row.fault,
  answer: row.answer,
});

/** Why nothing would be sent now, as far as the covered address tells: network and gateways may have changed since. */
function findStandingFault({ kind, shownAddress }: RobotRow, way: WayOut): SendFault | '' {
  if (isOriginAllowed(kind, /^https?:\/\/[^/]+/.exec(shownAddress)?.[0] ?? '', way)) return '';
  return way.networkZone === 'extranet' && way.gateways.length === 0 ? 'way-closed' : 'address-refused';
}

/** Host and port of a mail server, without login and password. */
const hideLogin = (server: string): string => (URL.canParse(server) ? new URL(server).host : server && '…');

export function getRobots(ctx: Ctx): Promise<z.input<typeof robotsRoute.output>> {
  requireKeeper(ctx);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const way = await getWayOut(tx, regionId);
    const mail = readMessageSettings();
    const standings = new Map(
      (await listRobotStandings(tx, regionId)).map((standing) => [standing.robotId, standing]),
    );
    const robots = (await listRobotRows(tx, regionId)).map((robot) => ({
      id: robot.id,
      kind: robot.kind,
      name: robot.name,
      address: robot.shownAddress,
      hasSecret: robot.hasSecret,
      topics: robot.topics,
      isOn: robot.isOn,
      tellsMore: robot.tellsMore,
      fault: findStandingFault(robot, way),
      lastSentAt: standings.get(robot.id)?.lastSentAt?.toISOString() ?? null,
      failed: standings.get(robot.id)?.failed ?? 0,
    }));
    return {
      robots,
      networkZone: way.networkZone,
      mail: {
        server: hideLogin(mail.mailServer),
        sender: mail.mailFrom,
        faultIn: mail.mailFault,
        ...(await findOutsideMail(tx, regionId, ctx.today)),
      },
      mayAllowMore: canAllowMore(ctx.actor),
      hasGateway: way.gateways.length > 0,
    };
  });
}

/** What was sent and what was not, a page at a time. */
export function getOutbox(
  ctx: Ctx,
  { show, before }: z.output<typeof outboxRoute.query>,
): Promise<z.input<typeof outboxRoute.output>> {
  requireKeeper(ctx);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const query = { limit: OUTBOX_PAGE + 1, before: before ?? null, isUnsentOnly: show === 'unsent' };
    const rows = await listOutbox(tx, regionId, query);
    const isWhole = canAllowMore(ctx.actor);
    return {
      messages: rows.slice(0, OUTBOX_PAGE).map((row) => toOutboxView(row, isWhole)),
      hasMore: rows.length > OUTBOX_PAGE,
    };
  });
}
