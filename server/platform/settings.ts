// What the environment tells a server process. The launcher sets these for the embedded database; an operator sets them himself.
import path from 'node:path';

export type ServerMode = 'web' | 'worker' | 'both';

export interface ServerSettings {
  readonly mode: ServerMode;
  readonly host: string;
  readonly port: number;
  /** Login luoshi_app. */
  readonly databaseUrl: string;
  /** Login luoshi_app at a streaming copy; undefined: everything is read from the primary. */
  readonly replicaUrl: string | undefined;
  /** Login luoshi_worker; needed by `worker` and `both`. */
  readonly workerUrl: string | undefined;
  readonly webFolder: string;
  /** The sample county is on show: sample logins are printed and the page says so. */
  readonly isSample: boolean;
  /** Addresses of the proxies in front whose word about the caller is believed. */
  readonly trustProxy: string | undefined;
  /** From where the three administrators may work; empty: from anywhere. */
  readonly adminAddresses: string;
  readonly logLevel: string;
  /** Where metrics, health and readiness are served; undefined: nowhere. */
  readonly watch: { host: string; port: number } | undefined;
  /** How long a stopping process still answers while balancers learn that it is not ready. */
  readonly drainSeconds: number;
}

export const DEFAULT_PORT = 8620;
const MODES: readonly ServerMode[] = ['web', 'worker', 'both'];

function requireValue(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`缺少环境变量 ${name}。The environment variable ${name} is missing.`);
  return value;
}

export function parseMode(text: string | undefined): ServerMode {
  const mode = MODES.find((candidate) => candidate === (text ?? 'both'));
  if (!mode)
    throw new Error(
      `运行方式只有 web、worker、both，没有 ${text}。The modes are web, worker and both, not ${text}.`,
    );
  return mode;
}

export function parsePort(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`端口号有误：${text}。Not a port number: ${text}.`);
  return port;
}

export function readServerSettings(env: NodeJS.ProcessEnv = process.env): ServerSettings {
  const mode = parseMode(env.LUOSHI_MODE);
  return {
    mode,
    host: env.LUOSHI_HOST || '127.0.0.1',
    port: parsePort(env.LUOSHI_PORT),
    databaseUrl: requireValue(env, 'LUOSHI_DATABASE_URL'),
    replicaUrl: env.LUOSHI_REPLICA_URL || undefined,
    workerUrl: mode === 'web' ? undefined : requireValue(env, 'LUOSHI_WORKER_URL'),
    webFolder: env.LUOSHI_WEB_FOLDER || path.join(import.meta.dirname, '../../dist/web'),
    isSample: env.LUOSHI_SAMPLE === '1',
    trustProxy: env.LUOSHI_TRUST_PROXY || undefined,
    adminAddresses: env.LUOSHI_ADMIN_ADDRESSES ?? '',
    logLevel: env.LUOSHI_LOG_LEVEL || 'warn',
    watch: env.LUOSHI_WATCH_PORT
      ? { host: env.LUOSHI_WATCH_HOST || '127.0.0.1', port: parsePort(env.LUOSHI_WATCH_PORT) }
      : undefined,
    drainSeconds: Number(env.LUOSHI_DRAIN_SECONDS || 0),
  };
}

/** Which ways lead outside, and how; the operator sets them where the server and the worker run, never a page. */
export interface MessageSettings {
  /** Origins to which robots may be addressed besides the vendors' own places. */
  readonly gateways: readonly string[];
  /** `smtps://login:password@host:465`; empty: no e-mail leaves. */
  readonly mailServer: string;
  /** Why the mail server cannot be what the operator meant; empty: nothing is wrong with how it is written. */
  readonly mailFault: string;
  readonly mailFrom: string;
  /** Where people reach the installation; stands under messages. */
  readonly address: string;
}

const readUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** An origin as addresses are compared: small letters, no slash at the end; what is no address stays as it is and fits none. */
const toOrigin = (text: string): string => {
  const url = readUrl(text);
  return url && /^https?:$/.test(url.protocol) ? url.origin : text;
};

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function findMailFault(mailServer: string, mailFrom: string): string {
  if (mailServer === '') return '';
  const url = readUrl(mailServer);
  if (
    !url ||
    !/^smtps?:$/.test(url.protocol) ||
    url.hostname === '' ||
    decode(url.username + url.password) === null
  )
    return 'LUOSHI_SMTP_URL';
  return /^\S+@\S+$|<\S+@\S+>$/.test(mailFrom) ? '' : 'LUOSHI_MAIL_FROM';
}

/** Without a sender of its own the login is the sender, as mail servers want it. */
export const readMessageSettings = (env: NodeJS.ProcessEnv = process.env): MessageSettings => {
  const mailServer = env.LUOSHI_SMTP_URL ?? '';
  const mailFrom = env.LUOSHI_MAIL_FROM || (decode(readUrl(mailServer)?.username ?? '') ?? '');
  return {
    gateways: (env.LUOSHI_GATEWAYS ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(toOrigin),
    mailServer,
    mailFault: findMailFault(mailServer, mailFrom),
    mailFrom,
    address: env.LUOSHI_ADDRESS ?? '',
  };
};
