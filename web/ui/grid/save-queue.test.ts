import { describe, expect, it } from 'vitest';
import type { CellChange } from './grid-model.ts';
import {
  addToQueue,
  afterMissed,
  afterRefused,
  afterSaved,
  EMPTY_QUEUE,
  isKeptQueue,
  listUnsent,
  retryRefused,
  startSending,
  stateOf,
  toKeptQueue,
  waitAfterMisses,
} from './save-queue.ts';

const change = (columnKey: string, after: string, before: string | null = null): CellChange => ({
  rowId: 'p1',
  columnKey,
  before,
  after,
});

describe('saving as one goes', () => {
  it('sends one batch at a time; what is typed meanwhile waits for the next', () => {
    let queue = startSending(addToQueue(EMPTY_QUEUE, [change('done', '1')]), 'first');
    queue = addToQueue(queue, [change('words', '封顶')]);
    expect(startSending(queue, 'second')).toBe(queue);
    queue = startSending(afterSaved(queue), 'second');
    expect(queue.sending).toEqual({ changes: [change('words', '封顶')], requestId: 'second' });
    expect(stateOf(afterSaved(queue))).toBe('saved');
  });

  it('keeps of a batch only the rows that were refused; the others are saved', () => {
    const other = { ...change('done', '2'), rowId: 'p2' };
    const sent = startSending(addToQueue(EMPTY_QUEUE, [change('done', '1'), other]), 'first');
    const queue = afterRefused(sent, '报表当前为“单位审核中”', ['p1']);
    expect(queue.refused).toEqual([change('done', '1')]);
    expect(listUnsent(queue)).toEqual([change('done', '1')]);
    expect(stateOf(queue)).toBe('refused');
  });

  it('sends a batch without an answer again under its own id and says that the line is down', () => {
    let queue = afterMissed(startSending(addToQueue(EMPTY_QUEUE, [change('done', '1')]), 'first'));
    expect(stateOf(queue)).toBe('offline');
    queue = startSending(queue, 'other');
    expect(queue.sending?.requestId).toBe('first');
    expect(waitAfterMisses(1)).toBeLessThan(waitAfterMisses(2));
    expect(waitAfterMisses(99)).toBe(30_000);
  });

  it('loses nothing when the page is closed without a connection', () => {
    let queue = afterMissed(startSending(addToQueue(EMPTY_QUEUE, [change('done', '1')]), 'first'));
    queue = addToQueue(queue, [change('done', '2', '1'), change('words', '封顶')]);
    const kept: unknown = JSON.parse(JSON.stringify(toKeptQueue(queue)));
    expect(isKeptQueue(kept) && listUnsent(kept)).toEqual([change('done', '2'), change('words', '封顶')]);
    expect(isKeptQueue(kept) && kept.sending?.requestId).toBe('first');
  });

  it('keeps nothing in the browser once everything is saved', () => {
    expect(toKeptQueue(EMPTY_QUEUE)).toBeNull();
  });

  it('keeps refused cells with the sentence until they are typed anew or sent once more', () => {
    const refused = afterRefused(
      startSending(addToQueue(EMPTY_QUEUE, [change('done', '1')]), 'first'),
      '已签字确认',
    );
    expect(stateOf(refused)).toBe('refused');
    expect(refused.refusal).toBe('已签字确认');
    expect(retryRefused(refused).waiting).toEqual([change('done', '1')]);
    const typed = addToQueue(refused, [change('done', '3', '1')]);
    expect(typed.refused).toEqual([]);
    expect(typed.waiting).toEqual([change('done', '3')]);
  });

  it('does not take any other text in the browser for a queue', () => {
    for (const kept of [null, 3, 'x', {}, { waiting: 1 }]) expect(isKeptQueue(kept)).toBe(false);
  });
});
