import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { askModel, findModelPlace, readModelSettings } from './ask-model.ts';

const TEXT = '农业局同志把水渠的事盯紧。';
let reply: { status: number; body: string } = { status: 200, body: '' };
const asked: { path: string; key: string; body: { model: string; temperature: number } }[] = [];
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  asked.push({
    path: request.url ?? '',
    key: request.headers.authorization ?? '',
    body: JSON.parse(Buffer.concat(parts).toString('utf8')),
  });
  response.writeHead(reply.status).end(reply.body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => server.close(resolve)));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
const settings = { address, key: 'k-1', model: 'local' };
const source = { text: TEXT, heldOn: '2026-03-01' };
const say = (content: string) => JSON.stringify({ choices: [{ message: { content } }] });

test('the endpoint is asked as its protocol says, and what it adds is marked', async () => {
  reply = { status: 200, body: say('[{"quote":"把水渠的事盯紧","action":"盯紧水渠"}]') };
  const { proposals, fault } = await askModel(settings, source, []);
  expect(fault).toBe('');
  expect(proposals).toMatchObject([{ action: '盯紧水渠', toConfirm: ['model', 'lead'] }]);
  expect(asked.at(-1)).toMatchObject({
    path: '/v1/chat/completions',
    key: 'Bearer k-1',
    body: { model: 'local', temperature: 0 },
  });
});

test.each([
  [500, 'oops', 'failed', 'HTTP 500 oops'],
  [401, '{}', 'key', 'HTTP 401'],
  [404, '', 'missing', 'HTTP 404'],
  [429, '', 'busy', 'HTTP 429'],
  [200, '{"choices":[]}', 'form', ''],
  [200, '<html>', 'form', ''],
  [200, '{"choices":[{"message":{"content":null}}]}', 'form', ''],
  [200, say('抱歉'), 'no-list', ''],
])('an answer %i %s adds nothing and says why', async (status, body, fault, said) => {
  reply = { status, body };
  const advice = await askModel(settings, source, []);
  expect(advice).toMatchObject({ proposals: [], fault });
  expect(advice.said).toContain(said);
});

test('a place where nobody listens is said as such', async () => {
  const advice = await askModel({ ...settings, address: 'http://127.0.0.1:1/v1' }, source, []);
  expect(advice).toMatchObject({ proposals: [], fault: 'unreachable' });
});

test('the address may be given with a slash or with the whole path; people are told its host only', () => {
  for (const LUOSHI_MODEL_URL of [
    'http://h:8000/v1',
    'http://h:8000/v1/',
    'http://h:8000/v1/chat/completions',
  ])
    expect(readModelSettings({ LUOSHI_MODEL_URL }).address).toBe('http://h:8000/v1');
  expect(findModelPlace({ address: 'http://u:p@h:8000/v1', key: 'k', model: '' })).toBe('h:8000');
});

test('without an address in the environment there is no model', () => {
  expect(readModelSettings({})).toEqual({ address: '', key: '', model: '' });
});
