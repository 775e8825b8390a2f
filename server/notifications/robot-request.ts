// What the vendors publish for group robots: where the signature stands, what the body looks like, what an answer means.
import { createHmac } from 'node:crypto';
import type { RobotKind } from '#core/notifications/channel.ts';

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

/** Which numbers of the vendors mean what a keeper can mend. */
const REMEDIES: Record<RobotKind, Readonly<Record<string, string>>> = {
  wecom: { 93000: '机器人地址无效或已被移出群', 45009: '发送过于频繁', 40008: '消息格式不被接受' },
  dingtalk: {
    310000: '加签密钥、关键词或来源地址与机器人的安全设置不符',
    300001: '机器人地址无效',
    130101: '发送过于频繁',
  },
  feishu: {
    19021: '签名不符，或服务器时间相差一小时以上',
    19024: '消息不含机器人要求的关键词',
    19022: '来源地址不在机器人的名单内',
    11232: '发送过于频繁',
    9499: '消息格式不被接受',
  },
};

export interface RobotAnswer {
  isSent: boolean;
  answer: string;
}

/** The vendors answer 200 also to what they refuse; the number in the body decides. */
export function readRobotAnswer(kind: RobotKind, status: number, body: unknown): RobotAnswer {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code = kind === 'feishu' ? (fields.code ?? fields.StatusCode) : fields.errcode;
  if (status === 200 && code === 0) return { isSent: true, answer: '' };
  const said = String(fields.errmsg ?? fields.msg ?? '').slice(0, 200);
  const remedy = code === undefined ? undefined : REMEDIES[kind][String(code)];
  const number = code === undefined ? `HTTP ${status}` : String(code);
  return {
    isSent: false,
    answer: [remedy, `（${number}${said ? `：${said}` : ''}）`].filter(Boolean).join(''),
  };
}
