// What the vendors publish for group robots: where the signature stands, what the body looks like, what an answer means.
import { createHmac } from 'node:crypto';
import type { RobotKind } from '#core/notifications/channel.ts';
import { readRobotFault, type SendFault } from '#core/notifications/send-fault.ts';

export interface RobotRequest {
  url: string;
  body: object;
}

interface Call {
  address: string;
  secret: string;
  text: string;
  at: Date;
}

const sign = (key: string, message: string): string =>
  createHmac('sha256', key).update(message, 'utf8').digest('base64');

/** The key is part of the address; there is no signature. */
const toWeCom = ({ address, text }: Call): RobotRequest => ({
  url: address,
  body: { msgtype: 'text', text: { content: text } },
});

/** 加签: the secret signs «milliseconds, line feed, secret»; time and signature travel in the address. */
function toDingTalk({ address, secret, text, at }: Call): RobotRequest {
  const timestamp = String(at.getTime());
  const signature = encodeURIComponent(sign(secret, `${timestamp}\n${secret}`));
  const url = secret === '' ? address : `${address}&timestamp=${timestamp}&sign=${signature}`;
  return { url, body: { msgtype: 'text', text: { content: text }, at: { isAtAll: false } } };
}

/** 签名校验: «seconds, line feed, secret» is the key, the message is empty; both travel in the body. */
function toFeishu({ address, secret, text, at }: Call): RobotRequest {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = secret === '' ? {} : { timestamp, sign: sign(`${timestamp}\n${secret}`, '') };
  return { url: address, body: { ...signed, msg_type: 'text', content: { text } } };
}

const BUILDERS: Record<RobotKind, (call: Call) => RobotRequest> = {
  wecom: toWeCom,
  dingtalk: toDingTalk,
  feishu: toFeishu,
};

export const buildRobotRequest = (kind: RobotKind, call: Call): RobotRequest => BUILDERS[kind](call);

/** What became of one try to send. */
export interface SendResult {
  /** Empty: it was taken. */
  fault: SendFault | '';
  /** What the other side said of it. */
  answer: string;
}

/** The vendors answer 200 also to what they refuse; the number in the body decides. */
export function readRobotAnswer(kind: RobotKind, status: number, body: unknown): SendResult {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code = kind === 'feishu' ? (fields.code ?? fields.StatusCode) : fields.errcode;
  if (status === 200 && code === 0) return { fault: '', answer: '' };
  const said = String(fields.errmsg ?? fields.msg ?? '').slice(0, 200);
  const number = code === undefined ? '' : String(code);
  return {
    fault: readRobotFault(kind, status, number),
    answer: [number || `HTTP ${status}`, said].filter(Boolean).join(' '),
  };
}
