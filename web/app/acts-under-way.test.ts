import { expect, test } from 'vitest';
import { newActsUnderWay } from './acts-under-way.ts';

test('The same act is not sent again while it is under way, and may be repeated after its answer', () => {
  const acts = newActsUnderWay();
  const again = () => acts.start({ params: { postId: '7' }, body: { title: '科长' } });
  expect([again(), again()]).toEqual([true, false]);
  acts.end({ params: { postId: '7' }, body: { title: '科长' } });
  expect(again()).toBe(true);
});

test('Another act is sent beside the one under way', () => {
  const acts = newActsUnderWay();
  expect([
    acts.start({ params: { postId: '7' } }),
    acts.start({ params: { postId: '8' } }),
    acts.start({}),
  ]).toEqual([true, true, true]);
});
