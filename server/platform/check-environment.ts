import fs from 'node:fs';
import { isAddressRange } from './address-list.ts';
import { LOG_LEVELS } from './log.ts';
import { areSecretKeys } from './sealed-text.ts';
import { readMessageSettings } from './settings.ts';

/** A fault of one variable: what is wrong and what would be right. */
export interface EnvironmentFault {
  name: string;
  zh: string;
  en: string;
}

type Check = (value: string) => [zh: string, en: string] | undefined;

const oneOf =
  (...allowed: readonly string[]): Check =>
  (value) =>
    allowed.includes(value)
      ? undefined
      : [`应为 ${allowed.join('、')} 之一`, `should be one of ${allowed.join(', ')}`];
const whole =
  (most: number): Check =>
  (value) =>
    /^\d+$/.test(value) && Number(value) <= most
      ? undefined
      : [`应为 0 至 ${most} 的整数`, `should be a whole number from 0 to ${most}`];
const postgres: Check = (value) =>
  /^postgres(ql)?:\/\//.test(value)
    ? undefined
    : ['应为 postgres://账号:口令@主机:端口/库名', 'should be postgres://login:password@host:port/database'];
const isWeb = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const web: Check = (value) =>
  isWeb(value)
    ? undefined
    : ['应为 http:// 或 https:// 开头的地址', 'should be an address with http:// or https://'];
const origins: Check = (value) => {
  const wrong = value.split(/[\s,]+/).filter((one) => one !== '' && !isWeb(one));
  return wrong.length === 0
    ? undefined
    : [`${wrong.join('、')} 不是 http(s) 来源`, `${wrong.join(', ')}: not an http(s) origin`];
};
const proxies: Check = (value) => {
  const isKnown = (one: string) =>
    ['loopback', 'linklocal', 'uniquelocal'].includes(one) || isAddressRange(one);
  return value.split(',').every((one) => isKnown(one.trim()))
    ? undefined
    : ['应为代理的地址或网段，逗号分隔', 'should be addresses or ranges of the proxies, with commas between'];
};
const addresses: Check = (value) =>
  value.split(',').every((one) => isAddressRange(one.trim()))
    ? undefined
    : ['应为地址或网段，逗号分隔', 'should be addresses or ranges, with commas between'];
const scanner: Check = (value) =>
  /^\/|^[^\s/:]+:\d{1,5}$/.test(value)
    ? undefined
    : ['应为 主机:端口 或套接字的路径', 'should be host:port or the path of a socket'];
const secretKeys: Check = (value) =>
  areSecretKeys(value)
    ? undefined
    : [
        '应为 32 个随机字节的 base64 或十六进制（如 openssl rand -base64 32），新旧两把以逗号分隔',
        'should be 32 random bytes in base64 or hexadecimal (openssl rand -base64 32), a new and an old one with a comma between',
      ];
const folder: Check = (value) => (fs.existsSync(value) ? undefined : ['没有这个目录', 'no such folder']);
const anything: Check = () => undefined;

/** Every variable that the product reads. What is not here is a slip of the pen and is refused. */
const VARIABLES: Record<string, Check> = {
  ...{
    LUOSHI_DATA: anything,
    LUOSHI_OWNER_URL: postgres,
    LUOSHI_DATABASE_URL: postgres,
    LUOSHI_WORKER_URL: postgres,
    LUOSHI_REPLICA_URL: postgres,
  },
  ...{ LUOSHI_HOST: anything, LUOSHI_PORT: whole(65_535), LUOSHI_MODE: oneOf('web', 'worker', 'both') },
  ...{
    LUOSHI_TRUST_PROXY: proxies,
    LUOSHI_ADMIN_ADDRESSES: addresses,
    LUOSHI_WEB_FOLDER: folder,
    LUOSHI_SAMPLE: oneOf('0', '1'),
  },
  ...{
    LUOSHI_LOG_LEVEL: oneOf(...LOG_LEVELS),
    LUOSHI_WATCH_PORT: whole(65_535),
    LUOSHI_WATCH_HOST: anything,
  },
  ...{ LUOSHI_DRAIN_SECONDS: whole(600), LUOSHI_ADDRESS: web, LUOSHI_GATEWAYS: origins },
  ...{ LUOSHI_SECRET_KEY: secretKeys },
  ...{ LUOSHI_CLAMD: scanner, LUOSHI_SMTP_URL: anything, LUOSHI_MAIL_FROM: anything },
  ...{ LUOSHI_MODEL_URL: web, LUOSHI_MODEL_KEY: anything, LUOSHI_MODEL_NAME: anything },
  ...{ LUOSHI_CHROMIUM: anything, LUOSHI_E2E_PORT: whole(65_535) },
};

const MAIL_FAULTS: Record<string, [string, string]> = {
  LUOSHI_SMTP_URL: [
    '应为 smtps://账号:口令@主机:465 或 smtp://…',
    'should be smtps://login:password@host:465 or smtp://…',
  ],
  LUOSHI_MAIL_FROM: ['应为一个邮件地址', 'should be a mail address'],
};

/** All that is wrong with the LUOSHI_ variables, told at once; an empty one counts as not set. */
export function listEnvironmentFaults(env: NodeJS.ProcessEnv): EnvironmentFault[] {
  const faults = Object.entries(env).flatMap(([name, value]): EnvironmentFault[] => {
    if (!name.startsWith('LUOSHI_') || !value) return [];
    const check = VARIABLES[name];
    if (!check) return [{ name, zh: '没有这个变量', en: 'no such variable' }];
    const fault = check(value);
    return fault ? [{ name, zh: fault[0], en: fault[1] }] : [];
  });
  const mail = MAIL_FAULTS[readMessageSettings(env).mailFault];
  if (mail) faults.push({ name: readMessageSettings(env).mailFault, zh: mail[0], en: mail[1] });
  return faults;
}

/** Throws with one line for each fault; values are not repeated, since they may be secrets. */
export function requireSoundEnvironment(env: NodeJS.ProcessEnv): void {
  const faults = listEnvironmentFaults(env);
  if (faults.length === 0) return;
  const lines = faults.map(({ name, zh, en }) => `  ${name}：${zh}  ${en}`);
  throw new Error(
    ['环境变量有误，未启动。The environment is wrong; nothing was started.', ...lines].join('\n'),
  );
}
