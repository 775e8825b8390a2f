import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { answerError } from './error-answer.ts';

test.each([
  ['23503', 404, 'NAMED_NOT_THERE'],
  ['23505', 409, 'ALREADY_THERE'],
  ['22003', 422, 'BAD_VALUE'],
  ['22021', 422, 'BAD_TEXT'],
  ['XX000', 500, 'UNEXPECTED'],
])(
  'An error %s of the database is answered with %i %s and none of its own words',
  async (code, status, word) => {
    const app = Fastify();
    app.setErrorHandler(answerError);
    app.get('/', () => {
      throw Object.assign(new Error('insert or update on table "tasks" violates'), { code });
    });
    const answer = await app.inject('/');
    expect([answer.statusCode, answer.json().code]).toEqual([status, word]);
    expect(answer.body).not.toContain('violates');
  },
);
