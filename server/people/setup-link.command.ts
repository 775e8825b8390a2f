import { parseArgs } from 'node:util';
import {
  appendGateAudit,
  type Command,
  systemAccount,
  type Tx,
  withCommandDatabase,
  withGate,
} from '#server/platform/public.ts';
import { hasOpenSetupLink } from './set-up.queries.ts';
import { makeSetupLink } from './set-up.ts';

const DEFAULT_PORT = '8620';

/** Where the browser will find the product: as told, else on this machine at the port that `npm start` will use. */
export function parseAddress(text: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  const address = new URL(text ?? `http://127.0.0.1:${env.LUOSHI_PORT || DEFAULT_PORT}`);
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw Object.assign(new Error(`地址应以 http:// 或 https:// 开头。Not a web address: ${text}.`), {
      code: 'ERR_PARSE_ARGS_ADDRESS',
    });
  return address.origin;
}

/** A new link and its entry in the audit log. */
export async function issueSetupLink(tx: Tx, address: string): Promise<string> {
  const link = await makeSetupLink(tx, address);
  await appendGateAudit(
    tx,
    { login: systemAccount(), address: 'command' },
    { kind: 'setup-link', outcome: 'ok', subject: address },
  );
  return link;
}

/** What the first start of an empty database says: the link, or that the one given by `start-empty` still stands. */
export async function sayLinkOfStart(tx: Tx, address: string): Promise<string> {
  if (!(await hasOpenSetupLink(tx))) return SETUP_LINK_WORDS(await issueSetupLink(tx, address));
  return [
    `数据库还是空的。先前给出的一次性初始化链接仍然有效，请在 ${address}/set-up 打开（# 及其后的部分不变）。`,
    '链接已遗失的，运行 npm run luoshi -- setup-link 取得新的；旧的随即作废。',
    `The database is empty. The one-time link given before still works at ${address}/set-up (keep the part after #).`,
    'If it is lost, npm run luoshi -- setup-link gives a new one and ends the old.',
  ].join('\n');
}

export const SETUP_LINK_WORDS = (link: string): string =>
  [
    '一次性初始化链接（24小时内有效，只能用一次）：',
    'One-time link for the first administrator (24 hours, works once):',
    `  ${link}`,
  ].join('\n');

/**
 * `setup-link --address URL`: prints a one-time link by which the first administrator of a region is made; links given
 * before end. With `--unless-given`, as `npm start` asks, one that still works is left alone.
 */
export const runSetupLink: Command = async (args, io) => {
  const { values } = parseArgs({
    args,
    options: {
      address: { type: 'string' },
      'unless-given': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const address = parseAddress(values.address);
  if (values['unless-given']) {
    io.stdout(await withCommandDatabase(({ app }) => withGate(app, (tx) => sayLinkOfStart(tx, address))));
    return 0;
  }
  const link = await withCommandDatabase(({ app }) => withGate(app, (tx) => issueSetupLink(tx, address)));
  io.stdout(values.json ? JSON.stringify({ link }) : SETUP_LINK_WORDS(link));
  return 0;
};
