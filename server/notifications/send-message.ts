import { createTransport } from 'nodemailer';
import { findAddressFault, type WayOut } from '#core/notifications/channel.ts';
import type { MessageSettings } from '#server/platform/public.ts';
import type { MessageRow } from './outbox.queries.ts';
import { buildRobotRequest, type RobotAnswer, readRobotAnswer } from './robot-request.ts';
import type { RobotPlace } from './robots.queries.ts';

const MOST_MILLISECONDS = 10_000;
const MOST_ANSWER = 10_000;

/** A message is not sent, and trying again would not help until somebody changes a setting. */
export interface Hopeless {
  hopeless: string;
}

function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** To one group robot; the address is judged again at the moment of sending, since network and gateways may have changed. */
export async function sendToRobot(
  robot: RobotPlace,
  text: string,
  way: WayOut,
  at: Date,
): Promise<RobotAnswer | Hopeless> {
  if (!robot.isOn) return { hopeless: '机器人已停用' };
  const fault = findAddressFault(robot.kind, robot.address, way);
  if (fault) return { hopeless: fault.sentence };
  const { url, body } = buildRobotRequest(robot.kind, {
    address: robot.address,
    secret: robot.secret,
    text,
    at,
  });
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(MOST_MILLISECONDS),
  });
  const answer = (await response.text()).slice(0, MOST_ANSWER);
  return readRobotAnswer(robot.kind, response.status, parseAnswer(answer));
}

/** By e-mail. The message number comes from the key: what is delivered twice is one message to the reader's program. */
export async function sendMail(
  message: MessageRow,
  settings: MessageSettings,
): Promise<RobotAnswer | Hopeless> {
  if (settings.mailServer === '') return { hopeless: '未设置邮件服务器' };
  const transport = createTransport({
    url: settings.mailServer,
    connectionTimeout: MOST_MILLISECONDS,
    greetingTimeout: MOST_MILLISECONDS,
    socketTimeout: MOST_MILLISECONDS,
  });
  try {
    const sent = await transport.sendMail({
      from: settings.mailFrom,
      to: message.mailAddress,
      subject: message.subject,
      text: message.text,
      messageId: `<${encodeURIComponent(message.key)}.${message.regionId}@luoshi>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { isSent: true, answer: sent.response.slice(0, 200) };
  } finally {
    transport.close();
  }
}
