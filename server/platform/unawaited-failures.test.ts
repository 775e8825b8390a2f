import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { outliveDatabaseTrouble } from './unawaited-failures.ts';

function listen(): { fail: (reason: unknown) => void; noted: unknown[] } {
  const noted: unknown[] = [];
  const hearing = new EventEmitter();
  outliveDatabaseTrouble(hearing, (error) => noted.push(error));
  return { fail: (reason) => void hearing.emit('unhandledRejection', reason), noted };
}

describe('a failure that nobody awaits', () => {
  it.each([
    new Error('Connection terminated unexpectedly'),
    Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  ])('is noted where the database went away: %s', (error) => {
    const { fail, noted } = listen();
    fail(error);
    expect(noted).toEqual([error]);
  });

  it.each([new TypeError('x is not a function'), 'a word', undefined])(
    'still ends the process where it is a fault of ours: %s',
    (reason) => {
      const { fail, noted } = listen();
      let thrown: unknown = 'nothing';
      try {
        fail(reason);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBe(reason);
      expect(noted).toEqual([]);
    },
  );
});
