import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTurns } from './turns.ts';

test('So many work at once, the others in the order in which they came, and a turn that failed makes room too', async () => {
  const inTurn = openTurns(2, 60_000);
  const order: number[] = [];
  let atOnce = 0;
  let most = 0;
  const work = (n: number) =>
    inTurn(async () => {
      order.push(n);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await sleep(5);
      atOnce -= 1;
      if (n === 1) throw new Error('one fails');
    });
  const ended = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});

test('Who waits too long is told to come again, and his work is never begun', async () => {
  const inTurn = openTurns(1, 20);
  let release: () => void = () => undefined;
  const first = inTurn(() => new Promise<void>((resolve) => (release = resolve)));
  let hasBegun = false;
  const second = inTurn(async () => {
    hasBegun = true;
  });
  await expect(second).rejects.toThrow(/SIGN_IN_CROWDED/);
  release();
  await first;
  await inTurn(async () => undefined);
  expect(hasBegun).toBe(false);
});
