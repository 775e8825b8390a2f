import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { findDatabaseTrouble } from './database-trouble.ts';
import { answerError } from './error-answer.ts';

test.each([
  ['23503', 404, 'NAMED_NOT_THERE'],
  ['23505', 409, 'ALREADY_THERE'],
  ['22003', 422, 'BAD_VALUE'],
  ['22021', 422, 'BAD_TEXT'],
  ['53100', 503, 'STORAGE_FULL'],
  ['ENOSPC', 503, 'STORAGE_FULL'],
  ['25006', 503, 'DATABASE_READ_ONLY'],
  ['57014', 503, 'DATABASE_BUSY'],
  ['55P03', 503, 'DATABASE_BUSY'],
  ['57P01', 503, 'DATABASE_AWAY'],
  ['08006', 503, 'DATABASE_AWAY'],
  ['ECONNREFUSED', 503, 'DATABASE_AWAY'],
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
    expect(answer.headers['retry-after']).toBe(status === 503 ? '10' : undefined);
  },
);

test.each([
  ['timeout exceeded when trying to connect', 'DATABASE_BUSY'],
  ['Query read timeout', 'DATABASE_BUSY'],
  ['Connection terminated unexpectedly', 'DATABASE_AWAY'],
  ['Client has encountered a connection error and is not queryable', 'DATABASE_AWAY'],
])('What the line to the database says without a code (%s) is %s', (sentence, code) => {
  expect(findDatabaseTrouble(new Error(sentence))?.body.code).toBe(code);
  expect(findDatabaseTrouble(new Error(`we say: ${sentence.slice(0, 7)}`))).toBeUndefined();
});
