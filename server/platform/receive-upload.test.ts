import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerError } from './error-answer.ts';
import { receiveUpload } from './receive-upload.ts';

const HEAD = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';

/** As app.ts sets it. */
const LIMIT = 64 * 1024 * 1024;

async function upload(payload: string | Readable) {
  const app = Fastify();
  app.setErrorHandler(answerError);
  await app.register(multipart, { limits: { fileSize: LIMIT } });
  app.post('/', async (request) => {
    const { file } = await receiveUpload(request, z.object({}));
    return { name: file.name, bytes: file.content.length };
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await app.inject({ method: 'POST', url: '/', headers, payload });
  await app.close();
  return answer;
}

test('A file arrives whole', async () => {
  const answer = await upload(`${HEAD}one,two\r\n--b--\r\n`);
  expect(answer.json()).toEqual({ name: 'a.csv', bytes: 7 });
});

test('A text field that the route does not know is refused by its name', async () => {
  const field = '--b\r\ncontent-disposition: form-data; name="nobodyKnows"\r\n\r\n1\r\n';
  const answer = await upload(`${field}${HEAD}one\r\n--b--\r\n`);
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'FIELD_UNKNOWN']);
  expect(answer.json().details).toEqual([{ at: '/', message: '没有“nobodyKnows”这一栏；这里不填任何内容' }]);
});

test.each(['--b\r\ncontent-disposition: form-data; name="fi', HEAD, `${HEAD}one,t`, '--b\r\n\r\n'])(
  'An upload that breaks off is refused as such, wherever it ends',
  async (payload) => {
    const answer = await upload(payload);
    expect([answer.statusCode, answer.json().kind]).toEqual([422, 'invalid']);
  },
);

test.each([
  ['in pieces that end at the limit', 2 ** 20],
  ['in pieces that do not', 1_000_003],
])('A file of 200 MB, sent %s, is refused for its size and never cut in silence', async (_, size) => {
  let sent = 0;
  function* pieces() {
    yield Buffer.from(HEAD);
    for (; sent < 200 * 2 ** 20; sent += size) yield Buffer.alloc(size, 0x61);
    yield Buffer.from('\r\n--b--\r\n');
  }
  const answer = await upload(Readable.from(pieces()));
  expect([answer.statusCode, answer.json().code]).toEqual([429, 'FILE_TOO_LARGE']);
});
