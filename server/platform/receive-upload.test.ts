import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerError } from './error-answer.ts';
import { receiveUpload } from './receive-upload.ts';

const HEAD = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';

async function upload(payload: string) {
  const app = Fastify();
  app.setErrorHandler(answerError);
  await app.register(multipart);
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

test.each(['--b\r\ncontent-disposition: form-data; name="fi', HEAD, `${HEAD}one,t`, '--b\r\n\r\n'])(
  'An upload that breaks off is refused as such, wherever it ends',
  async (payload) => {
    const answer = await upload(payload);
    expect([answer.statusCode, answer.json().kind]).toEqual([422, 'invalid']);
  },
);
