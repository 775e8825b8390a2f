import { expect, test } from 'vitest';
import { listEnvironmentFaults, requireSoundEnvironment } from './check-environment.ts';

const faultsOf = (env: Record<string, string>) => listEnvironmentFaults(env).map(({ name }) => name);

test.each<[string, Record<string, string>, string[]]>([
  ['nothing is set', {}, []],
  ['an empty variable counts as not set', { LUOSHI_PORT: '', LUOSHI_NOTHING: '' }, []],
  ['others’ variables are nobody’s business here', { PATH: '/bin', LUOSHA_PORT: 'x' }, []],
  ['a slip of the pen', { LUOSHI_PROT: '8620' }, ['LUOSHI_PROT']],
  ['a port that is none', { LUOSHI_PORT: '86200' }, ['LUOSHI_PORT']],
  ['a way of running that is none', { LUOSHI_MODE: 'server' }, ['LUOSHI_MODE']],
  ['a database of another kind', { LUOSHI_DATABASE_URL: 'mysql://a@b/c' }, ['LUOSHI_DATABASE_URL']],
  ['a socket', { LUOSHI_DATABASE_URL: 'postgresql://luoshi_app@/luoshi?host=/run/postgresql' }, []],
  ['proxies', { LUOSHI_TRUST_PROXY: '127.0.0.1, 10.0.0.0/8, loopback' }, []],
  ['a proxy by its name', { LUOSHI_TRUST_PROXY: 'true' }, ['LUOSHI_TRUST_PROXY']],
  ['a level of the log that is none', { LUOSHI_LOG_LEVEL: 'loud' }, ['LUOSHI_LOG_LEVEL']],
  [
    'gateways, one of them no address',
    { LUOSHI_GATEWAYS: 'https://a.example, b.example' },
    ['LUOSHI_GATEWAYS'],
  ],
  ['a mail server of another kind', { LUOSHI_SMTP_URL: 'http://a' }, ['LUOSHI_SMTP_URL']],
  ['an address without http', { LUOSHI_ADDRESS: 'luoshi.example' }, ['LUOSHI_ADDRESS']],
  ['a folder that is not there', { LUOSHI_WEB_FOLDER: '/no/such/folder' }, ['LUOSHI_WEB_FOLDER']],
  ['a sealing key', { LUOSHI_SECRET_KEY: 'dGVzdHMgc2VhbCB3aXRoIHRoaXMga2V5LCBub2JvZHk=' }, []],
  ['a sealing key that is too short', { LUOSHI_SECRET_KEY: 'c2hvcnQ=' }, ['LUOSHI_SECRET_KEY']],
  ['two at once', { LUOSHI_PORT: 'x', LUOSHI_DRAIN_SECONDS: '-1' }, ['LUOSHI_PORT', 'LUOSHI_DRAIN_SECONDS']],
])('the environment, %s', (_, env, expected) => {
  expect(faultsOf(env)).toEqual(expected);
});

test('what is wrong is told by name and remedy, never by value', () => {
  expect(() => requireSoundEnvironment({ LUOSHI_WORKER_URL: 'my-secret', LUOSHI_MODE: 'x' })).toThrow(
    /LUOSHI_WORKER_URL：应为 postgres.*\n.*LUOSHI_MODE：应为 web、worker、both 之一/,
  );
  expect(() => requireSoundEnvironment({ LUOSHI_WORKER_URL: 'my-secret' })).not.toThrow(/my-secret/);
});
