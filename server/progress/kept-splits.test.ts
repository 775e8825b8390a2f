import { expect, test } from 'vitest';
import { type KeptSplit, rememberSplits } from './kept-splits.ts';

const splitOf = (size: number) =>
  ({ groups: Array.from({ length: size }, () => ({})), previous: [] }) as unknown as KeptSplit;

test('what a name stands for is read once, the longest unasked goes first', async () => {
  const recall = rememberSplits(10);
  const reads: string[] = [];
  const ask = (name: string, size = 4) =>
    recall(name, async () => {
      reads.push(name);
      return splitOf(size);
    });
  const first = await ask('unit');
  expect(await ask('unit')).toBe(first);
  await ask('sector');
  await ask('unit');
  await ask('level');
  await ask('unit');
  expect(reads).toEqual(['unit', 'sector', 'level']);
  await ask('sector');
  expect(reads).toEqual(['unit', 'sector', 'level', 'sector']);
});

test('a split with more groups than are remembered is read every time and pushes out what is there', async () => {
  const recall = rememberSplits(10);
  let reads = 0;
  const ask = (name: string, size: number) =>
    recall(name, async () => {
      reads += 1;
      return splitOf(size);
    });
  await ask('unit', 11);
  await ask('unit', 11);
  expect(reads).toBe(2);
});

test('what could not be read is asked again', async () => {
  const recall = rememberSplits();
  await expect(recall('unit', () => Promise.reject(new Error('connection lost')))).rejects.toThrow(
    'connection lost',
  );
  expect((await recall('unit', async () => splitOf(1))).groups).toHaveLength(1);
});
