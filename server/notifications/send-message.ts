import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { findAddressFault, type WayOut } from '#core/notifications/channel.ts';
import { readLineFault, readMailFault } from '#core/notifications/send-fault.ts';
import type { MessageSettings } from '#server/platform/public.ts';
import type { MessageRow } from './outbox.queries.ts';
import { buildRobotRequest, readRobotAnswer, type SendResult } from './robot-request.ts';
import type { RobotPlace } from './robots.queries.ts';

const MOST_TO_CONNECT = 10_000;
/** Long, since what is not heard in time is not sent again. */
const MOST_TO_ANSWER = 30_000;
const MOST_ANSWER = 10_000;
const MOST_SAID = 200;

function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `fetch failed` says nothing; what the system said stands in its cause. */
function readFetchError(error: unknown): SendResult {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (cause?.message === 'unexpected redirect') return { fault: 'not-taken', answer: 'HTTP 3xx' };
  const answer = (cause?.message || message || name).slice(0, MOST_SAID);
  return { fault: readLineFault(cause?.code ?? ''), answer };
}

/** To one group robot; the address is judged again at the moment of sending, since network and gateways may have changed. */
export async function sendToRobot(
  robot: RobotPlace,
  text: string,
  way: WayOut,
  at: Date,
): Promise<SendResult> {
  if (!robot.isOn) return { fault: 'robot-off', answer: '' };
  if (findAddressFault(robot.kind, robot.address, way)) {
    const isClosed = way.networkZone === 'extranet' && way.gateways.length === 0;
    return { fault: isClosed ? 'way-closed' : 'address-refused', answer: '' };
  }
  const { url, body } = buildRobotRequest(robot.kind, {
    address: robot.address,
    secret: robot.secret,
    text,
    at,
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(MOST_TO_ANSWER),
    });
    const answer = (await response.text()).slice(0, MOST_ANSWER);
    return readRobotAnswer(robot.kind, response.status, parseAnswer(answer));
  } catch (error) {
    return readFetchError(error);
  }
}

type MailError = Error & { code?: string; command?: string; responseCode?: number; response?: string };

/** By e-mail. The message number comes from the key: what is delivered twice is one message to the reader's program. */
export async function sendMail(message: MessageRow, settings: MessageSettings): Promise<SendResult> {
  if (settings.mailServer === '') return { fault: 'mail-none', answer: '' };
  if (settings.mailFault !== '') return { fault: 'mail-setting', answer: settings.mailFault };
  let isLetterBegun = false;
  const text = new Readable({
    read() {
      isLetterBegun = true;
      this.push(message.text);
      this.push(null);
    },
  });
  const transport = createTransport({
    url: settings.mailServer,
    connectionTimeout: MOST_TO_CONNECT,
    greetingTimeout: MOST_TO_CONNECT,
    socketTimeout: MOST_TO_ANSWER,
  });
  try {
    const sent = await transport.sendMail({
      from: settings.mailFrom,
      to: message.mailAddress,
      subject: message.subject,
      text,
      textEncoding: 'base64',
      messageId: `<${encodeURIComponent(message.key)}.${message.regionId}@luoshi>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { fault: '', answer: sent.response.slice(0, MOST_SAID) };
  } catch (error) {
    const { code = '', command = '', responseCode = 0, response, message: said } = error as MailError;
    const fault = readMailFault({ code, command, responseCode, message: said, isLetterBegun });
    return { fault, answer: (response ?? said).slice(0, MOST_SAID) };
  } finally {
    transport.close();
  }
}
