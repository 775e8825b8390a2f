import { describe, expect, it } from 'vitest';
import { getDistance, judgeMatch } from './match-rule.ts';

const rule = { sign: 1, tolerance: '3' } as const;
const CALM = ['0', '0.5', '-0.5', '0.2', '-0.2', '0.4', '-0.4', '0.1'];

describe('a main indicator and one that must go with it', () => {
  it('match while they go together', () => {
    expect(judgeMatch(rule, { main: '6.5', support: '6.2' }, CALM)).toMatchObject({
      distance: '0.3',
      verdict: 'match',
    });
  });

  it('do not match when far apart and farther than ever', () => {
    const standing = judgeMatch(rule, { main: '9', support: '-2' }, CALM);
    expect(standing).toMatchObject({ distance: '11', verdict: 'mismatch' });
    expect(Number(standing.z)).toBeGreaterThan(3.5);
  });

  it('are watched when only one of the two speaks', () => {
    const wide = ['-6', '6', '-5', '5', '-4', '4', '-7', '7'];
    expect(judgeMatch(rule, { main: '9', support: '5' }, wide).verdict).toBe('watch');
    const narrow = ['0', '0.1', '-0.1', '0', '0.1', '-0.1', '0', '0.1'];
    expect(judgeMatch(rule, { main: '7', support: '5' }, narrow).verdict).toBe('watch');
  });

  it('have no z with fewer than eight periods or where history does not spread, and then no mismatch', () => {
    expect(judgeMatch(rule, { main: '9', support: '-2' }, CALM.slice(1))).toMatchObject({
      z: null,
      verdict: 'watch',
    });
    expect(judgeMatch(rule, { main: '9', support: '-2' }, [...CALM.slice(0, 7), null]).z).toBeNull();
    expect(judgeMatch(rule, { main: '9', support: '-2' }, Array(9).fill('1'))).toMatchObject({ z: null });
  });

  it('say nothing while a growth is missing', () => {
    expect(judgeMatch(rule, { main: null, support: '5' }, CALM)).toEqual({
      distance: null,
      z: null,
      verdict: null,
    });
  });

  it('may go against each other', () => {
    expect(getDistance('5', '-5', -1)).toBe('0');
  });
});
