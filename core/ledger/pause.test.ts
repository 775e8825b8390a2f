import { expect, test } from 'vitest';
import { derivePause } from './pause.ts';

const on = (kind: string, onDate: string) => ({ kind, onDate });

test('A project is paused from the decision until it is resumed', () => {
  const events = [on('paused', '2026-03-10'), on('resumed', '2026-05-02')];
  expect(derivePause(events, '2026-03-09').isPaused).toBe(false);
  expect(derivePause(events, '2026-03-10').isPaused).toBe(true);
  expect(derivePause(events, '2026-05-01').isPaused).toBe(true);
  expect(derivePause(events, '2026-05-02').isPaused).toBe(false);
  expect(derivePause(events, '2026-12-31').pausedMonths).toEqual([3, 4, 5]);
});

test('A pause that is not confirmed again within a quarter lapses', () => {
  const events = [on('paused', '2026-01-01')];
  expect(derivePause(events, '2026-04-02')).toMatchObject({ isPaused: true, lapsesOn: '2026-04-03' });
  expect(derivePause(events, '2026-04-03')).toMatchObject({ isPaused: false, lapsesOn: null });
  expect(derivePause([...events, on('pause-confirmed', '2026-03-30')], '2026-06-01').isPaused).toBe(true);
});

test('A confirmation that comes after the lapse does not revive the pause', () => {
  const events = [on('paused', '2026-01-01'), on('pause-confirmed', '2026-06-01')];
  expect(derivePause(events, '2026-06-10').isPaused).toBe(false);
  expect(derivePause(events, '2026-12-31').pausedMonths).toEqual([1, 2, 3, 4]);
});

test('Two pauses in a year are both remembered', () => {
  const events = [
    on('paused', '2026-01-05'),
    on('resumed', '2026-01-20'),
    on('paused', '2026-07-01'),
    on('resumed', '2026-07-02'),
  ];
  expect(derivePause(events, '2026-12-31').pausedMonths).toEqual([1, 7]);
});
