// The launcher behind `npm start` and `npm run dev`:
// 1 database (embedded, or the given one)  2 migrations  3 sample on first run  4 web client  5 server  6 Ctrl-C ends all in order.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findWebBuild } from './platform/build-web.ts';
import { requireSoundEnvironment } from './platform/check-environment.ts';
import { type ChildServer, startChildServer } from './platform/child-server.ts';
import { describeFailure } from './platform/command-failure.ts';
import type { DatabaseUrls } from './platform/embedded-database.ts';
import { findFreePort } from './platform/find-port.ts';
import { resolveHomeFolder } from './platform/home-folder.ts';
import { type LaunchDatabase, openLaunchDatabase } from './platform/launch-database.ts';
import { migrate } from './platform/migrate.ts';
import { parseMode, parsePort, type ServerMode } from './platform/settings.ts';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample/sample-logins.ts';

interface LaunchOptions {
  readonly mode: ServerMode;
  readonly host: string;
  readonly port: number;
  readonly isPortGiven: boolean;
  readonly isDev: boolean;
}

const CHECKOUT = path.dirname(import.meta.dirname);
const PORT_ATTEMPTS = 20;
const USAGE = 'npm start -- [--mode web|worker|both] [--host ADDRESS] [--port PORT]';

function say(zh: string, en: string): void {
  process.stdout.write(`${zh}  ${en}\n`);
}

function parseLaunchOptions(args: string[]): LaunchOptions {
  const { values } = parseArgs({
    args,
    options: {
      dev: { type: 'boolean', default: false },
      mode: { type: 'string' },
      host: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const port = values.port ?? process.env.LUOSHI_PORT;
  return {
    mode: parseMode(values.mode ?? process.env.LUOSHI_MODE),
    host: values.host ?? process.env.LUOSHI_HOST ?? '127.0.0.1',
    port: parsePort(port),
    isPortGiven: port !== undefined,
    isDev: values.dev,
  };
}

/** The sample's passwords are printed, so it is for this machine alone. */
function chooseHost(options: LaunchOptions, isSample: boolean): string {
  if (isSample && options.host !== '127.0.0.1')
    say(
      '示例数据带有公开的密码，只在本机 127.0.0.1 提供。',
      'The sample has public passwords and is served on 127.0.0.1 only.',
    );
  return isSample ? '127.0.0.1' : options.host;
}

async function choosePort(options: LaunchOptions, host: string): Promise<number> {
  if (options.port === 0) return (await findFreePort(host, 20_000 + (process.pid % 20_000), 500)) ?? 0;
  const port = await findFreePort(host, options.port, options.isPortGiven ? 1 : PORT_ATTEMPTS);
  if (port === undefined)
    throw new Error(
      `端口 ${options.port} 已被占用，请用 --port 另选。Port ${options.port} is taken; choose another with --port.`,
    );
  if (port !== options.port)
    say(`端口 ${options.port} 已被占用，改用 ${port}。`, `Port ${options.port} is taken; using ${port}.`);
  return port;
}

function prepareWeb(options: LaunchOptions): void {
  if (options.mode === 'worker' || options.isDev) return;
  const web = findWebBuild(CHECKOUT);
  if (web.isCurrent) return;
  say('正在构建网页……', 'Building the web client …');
  web.build();
}

function buildServerEnv(
  options: LaunchOptions,
  urls: Partial<DatabaseUrls>,
  place: { host: string; port: number; isSample: boolean; homePath: string },
): Record<string, string> {
  return {
    LUOSHI_MODE: options.mode,
    LUOSHI_HOST: place.host,
    LUOSHI_PORT: String(place.port),
    LUOSHI_SAMPLE: place.isSample ? '1' : '0',
    LUOSHI_DATA: place.homePath,
    LUOSHI_OWNER_URL: '',
    ...(urls.app ? { LUOSHI_DATABASE_URL: urls.app } : {}),
    ...(urls.worker ? { LUOSHI_WORKER_URL: urls.worker } : {}),
  };
}

function printWelcome(address: string, isSample: boolean): void {
  say(`\n落实已启动：${address}`, `Luoshi is running: ${address}`);
  if (isSample) {
    say(
      '示例：望川县（虚构），只在本机可访问。',
      'The sample county of Wangchuan (invented), reachable from this machine only.',
    );
    say(`登录名（密码都是 ${SAMPLE_PASSWORD}）：`, `Logins (all with the password ${SAMPLE_PASSWORD}):`);
    for (const { login, whoZh, whoEn } of SAMPLE_ACCOUNTS)
      process.stdout.write(`  ${login.padEnd(16)}${whoZh}  ${whoEn}\n`);
  }
  say('按 Ctrl-C 停止。', 'Press Ctrl-C to stop.');
}

/** Hot reload: the web client by its own server, the rest by starting the server again. */
function watchSources(server: ChildServer, ownerUrl: string | undefined): () => void {
  let timer: NodeJS.Timeout | undefined;
  let reloads = Promise.resolve();
  const reload = async () => {
    if (ownerUrl) await migrate(ownerUrl);
    await server.restart();
    say('已重新载入。', 'Reloaded.');
  };
  const onChange = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reloads = reloads.then(reload).catch((error: unknown) => console.error(String(error)));
    }, 200);
  };
  const watchers = ['server', 'core', 'db'].map((folder) =>
    fs.watch(path.join(CHECKOUT, folder), { recursive: true }, (_, name) => {
      if (name && !name.includes('.test.') && /\.(ts|sql|json)$/.test(name) && name !== 'types.ts')
        onChange();
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function startWebDev(apiPort: number): { stop: () => void } {
  const vite = path.join(CHECKOUT, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite], {
    cwd: CHECKOUT,
    stdio: 'inherit',
    env: { ...process.env, LUOSHI_PORT: String(apiPort) },
  });
  return { stop: () => void child.kill('SIGTERM') };
}

/** Ends everything once, in the reverse order of starting; a second signal does not wait. */
function endOnSignals(steps: (() => unknown)[]): (code: number) => Promise<never> {
  let isEnding = false;
  const end = async (code: number): Promise<never> => {
    if (isEnding) process.exit(130);
    isEnding = true;
    for (const step of [...steps].reverse())
      await Promise.resolve(step()).catch((error: unknown) => console.error(String(error)));
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!isEnding) say('\n正在停止……', 'Stopping …');
      void end(0);
    });
  return end;
}

async function run(options: LaunchOptions, steps: (() => unknown)[], end: (code: number) => Promise<never>) {
  requireSoundEnvironment(process.env);
  const home = resolveHomeFolder(CHECKOUT);
  if (home.movedFrom)
    say(
      `数据目录 ${home.movedFrom} 不可用（数据库账户进不去），改用 ${home.path}。`,
      `The database account cannot reach ${home.movedFrom}; the data is in ${home.path}.`,
    );
  let server: ChildServer | undefined;
  let database: LaunchDatabase | undefined;
  steps.push(() => database?.close());
  database = await openLaunchDatabase(CHECKOUT, home, {
    say,
    onAddressChange: (urls) => void server?.restart({ ...env, ...buildServerEnv(options, urls, place) }),
  });
  prepareWeb(options);
  const host = chooseHost(options, database.isSample);
  const place = {
    host,
    port: await choosePort(options, host),
    isSample: database.isSample,
    homePath: home.path,
  };
  const env = buildServerEnv(options, database.urls, place);
  const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${place.port}`;
  say('正在启动服务……', 'Starting the server …');
  server = await startChildServer({
    checkout: CHECKOUT,
    env,
    healthUrl: options.mode === 'worker' ? undefined : `${address}/api/health`,
    onGivenUp: () => {
      say('服务器反复退出，已停止。', 'The server kept ending; stopped.');
      void end(1);
    },
  });
  steps.push(() => server?.stop());
  if (options.isDev) {
    steps.push(watchSources(server, database.urls.owner), startWebDev(place.port).stop);
  }
  printWelcome(options.isDev ? 'http://127.0.0.1:5173' : address, database.isSample);
  if (database.isEmpty) await database.printSetupLink(address);
}

/** Runs until it is told to stop. */
export async function launch(args: string[]): Promise<void> {
  const steps: (() => unknown)[] = [];
  const end = endOnSignals(steps);
  try {
    await run(parseLaunchOptions(args), steps, end);
  } catch (error) {
    console.error(describeFailure(error, args, USAGE).lines.join('\n'));
    await end(1);
  }
}
