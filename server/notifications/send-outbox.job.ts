import type { Kysely } from 'kysely';
import { findNextTry } from '#core/notifications/retry.ts';
import { getRegion } from '#server/people/public.ts';
import { type MessageSettings, readMessageSettings, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { claimMessages, type MessageRow, noteOutcome } from './outbox.queries.ts';
import type { RobotAnswer } from './robot-request.ts';
import { findRobotPlace } from './robots.queries.ts';
import { type Hopeless, sendMail, sendToRobot } from './send-message.ts';

/** Vendors take twenty messages a minute from one robot. */
const MOST_A_RUN = 15;

async function sendOne(
  db: Kysely<DB>,
  message: MessageRow,
  settings: MessageSettings,
): Promise<RobotAnswer | Hopeless> {
  const { regionId, robotId } = message;
  if (robotId === null) return sendMail(message, settings);
  const { robot, region } = await withWorker(db, regionId, async (tx) => ({
    robot: await findRobotPlace(tx, regionId, robotId),
    region: await getRegion(tx, regionId),
  }));
  if (!robot) return { hopeless: '机器人已不存在' };
  const networkZone = region.network_zone === 'extranet' ? 'extranet' : 'internet';
  return sendToRobot(robot, message.text, { networkZone, gateways: settings.gateways }, new Date());
}

async function keepOutcome(
  db: Kysely<DB>,
  message: MessageRow,
  outcome: RobotAnswer | Hopeless,
  now: Date,
): Promise<void> {
  const { regionId, id } = message;
  const isSent = 'isSent' in outcome && outcome.isSent;
  const next = isSent || 'hopeless' in outcome ? null : findNextTry(message.attempts, now);
  await withWorker(db, regionId, (tx) =>
    noteOutcome(tx, {
      regionId,
      id,
      state: isSent ? 'sent' : next ? 'waiting' : 'given-up',
      answer: 'hopeless' in outcome ? outcome.hopeless : outcome.answer,
      nextTryAt: next ?? now,
      sentAt: isSent ? now : null,
    }),
  );
}

/** Sends what is due; a failure is tried again later, and after the last try a person decides. */
export async function sendOutboxJob(
  db: Kysely<DB>,
  now: Date = new Date(),
  settings: MessageSettings = readMessageSettings(),
): Promise<number> {
  const messages = await withWorker(db, 0, (tx) => claimMessages(tx, now, MOST_A_RUN));
  for (const message of messages) {
    const outcome = await sendOne(db, message, settings).catch(
      (error: Error): RobotAnswer => ({ isSent: false, answer: `未能连接：${error.message.slice(0, 160)}` }),
    );
    await keepOutcome(db, message, outcome, now);
  }
  return messages.length;
}
