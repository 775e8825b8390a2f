import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newAskingAnew } from './asking-anew.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('From the moment an answer is sent until what may be submitted is asked anew, submitting waits', async () => {
  let reply: (() => void) | undefined;
  const asking = newAskingAnew(() => new Promise<void>((resolve) => (reply = resolve)));
  const seen: boolean[] = [];
  asking.subscribe(() => seen.push(asking.isBehind()));
  expect(asking.isBehind()).toBe(false);
  const end = asking.begin();
  expect(asking.isBehind()).toBe(true);
  end({ afterMs: 0 });
  await vi.advanceTimersByTimeAsync(0);
  expect(asking.isBehind()).toBe(true);
  reply?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(asking.isBehind()).toBe(false);
  expect(seen.at(-1)).toBe(false);
});

test('An answer to the question before the last save does not end the waiting; a save that failed asks nothing', async () => {
  const replies: (() => void)[] = [];
  const asking = newAskingAnew(() => new Promise<void>((resolve) => replies.push(resolve)));
  asking.begin()({ afterMs: 0 });
  await vi.advanceTimersByTimeAsync(0);
  asking.begin()({ afterMs: 1_500 });
  replies[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asking.isBehind()).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  replies[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(asking.isBehind()).toBe(false);
  asking.begin()(null);
  expect(asking.isBehind()).toBe(false);
  expect(replies).toHaveLength(2);
});
