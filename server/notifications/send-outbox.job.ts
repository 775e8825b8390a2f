import type { Kysely } from 'kysely';
import { findNextTry } from '#core/notifications/retry.ts';
import { SEND_FAULTS } from '#core/notifications/send-fault.ts';
import { Refusal } from '#core/platform/public.ts';
import { getRegion } from '#server/people/public.ts';
import { type MessageSettings, readMessageSettings, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { claimMessage, isTrial, type MessageRow, noteInterrupted, noteOutcome } from './outbox.queries.ts';
import type { SendResult } from './robot-request.ts';
import { findRobotPlace } from './robots.queries.ts';
import { sendMail, sendToRobot } from './send-message.ts';

/** Vendors take twenty messages a minute from one robot. */
const MOST_TO_ONE_ROBOT = 15;
const MOST_A_RUN = 300;
/** Well before the queue takes the run for dead. */
const LONGEST_RUN_MS = 180_000;
/** The place of everything that goes by e-mail. */
const MAIL = 'mail';

/** The key that sealed where it listens is not here; everything else is a fault of ours. */
function toUnreadable(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

async function sendOne(db: Kysely<DB>, message: MessageRow, settings: MessageSettings): Promise<SendResult> {
  const { regionId, robotId } = message;
  if (robotId === null) return sendMail(message, settings);
  const { robot, region } = await withWorker(db, regionId, async (tx) => ({
    robot: await findRobotPlace(tx, regionId, robotId).catch(toUnreadable),
    region: await getRegion(tx, regionId),
  }));
  if (robot instanceof Refusal) return { fault: 'secret-unreadable', answer: robot.body.zh };
  if (!robot) return { fault: 'robot-off', answer: '' };
  const networkZone = region.network_zone === 'extranet' ? 'extranet' : 'internet';
  return sendToRobot(robot, message.text, { networkZone, gateways: settings.gateways }, new Date());
}

async function keepOutcome(
  db: Kysely<DB>,
  message: MessageRow,
  { fault, answer }: SendResult,
  now: Date,
): Promise<void> {
  const { regionId, id } = message;
  const course = fault === '' ? 'sent' : SEND_FAULTS[fault].course;
  const next = course === 'retry' && !isTrial(message.key) ? findNextTry(message.attempts, now) : null;
  await withWorker(db, regionId, (tx) =>
    noteOutcome(tx, {
      regionId,
      id,
      fault,
      answer,
      state: next ? 'waiting' : course === 'retry' ? 'given-up' : course,
      nextTryAt: next ?? now,
      sentAt: course === 'sent' ? now : null,
    }),
  );
}

/**
 * Sends what is due, one after another: each is marked as begun before it leaves and gets its outcome after, so that none is
 * sent twice whatever dies between. A failure is tried again later, and after the last try a person decides; what goes to a
 * place that just failed waits for the next run.
 */
export async function sendOutboxJob(
  db: Kysely<DB>,
  now: Date = new Date(),
  settings: MessageSettings = readMessageSettings(),
): Promise<number> {
  const startedAt = Date.now();
  await withWorker(db, 0, (tx) => noteInterrupted(tx, now));
  const stopped = new Set<string>();
  const sentTo = new Map<string, number>();
  for (let count = 0; count < MOST_A_RUN && Date.now() - startedAt < LONGEST_RUN_MS; count += 1) {
    const message = await withWorker(db, 0, (tx) => claimMessage(tx, now, [...stopped]));
    if (!message) return count;
    const result = await sendOne(db, message, settings);
    await keepOutcome(db, message, result, now);
    const place = message.robotId ?? MAIL;
    const sent = (sentTo.get(place) ?? 0) + 1;
    sentTo.set(place, sent);
    const isFull = message.robotId !== null && sent >= MOST_TO_ONE_ROBOT;
    if (isFull || (result.fault !== '' && SEND_FAULTS[result.fault].stopsPlace)) stopped.add(place);
  }
  return MOST_A_RUN;
}
