import { expect, it, test } from 'vitest';
import type { Threshold } from '#core/enterprises/enterprise.ts';
import { listLineFaults, toKeptRules } from './check-thresholds.ts';

const line = (rest: Partial<Threshold> = {}): Threshold => ({
  ...{ kind: 'project', amountYuan: '5000000', validFrom: '2011-01-01', papers: ['施工合同'], basis: '标准' },
  ...rest,
});

test.each<[string, Threshold[], (string | null)[]]>([
  ['a line that came down from a day on', [line(), line({ validFrom: '2026-01-01' })], [null, null]],
  ['a line without its day', [line(), line({ validFrom: '' })], [null, 'day']],
  ['two lines of a kind from one day', [line(), line({ amountYuan: '500000' })], [null, 'twice']],
  ['two kinds from one day', [line(), line({ kind: 'retail' })], [null, null]],
  ['a paper of one letter', [line({ papers: ['照'] })], ['paper']],
])('%s', (_name, lines, faults) => {
  expect(listLineFaults(lines)).toEqual(faults);
});

it('a new line rests on the ground of the act, and lines are kept by kind and day', () => {
  const { thresholds } = toKeptRules(
    {
      nearPercent: 80,
      thresholds: [
        line({ validFrom: '2026-01-01', basis: '' }),
        line(),
        line({ kind: 'industry', basis: '' }),
      ],
    },
    ' 省统计局通知 ',
  );
  expect(thresholds.map(({ kind, validFrom, basis }) => [kind, validFrom, basis])).toEqual([
    ['industry', '2011-01-01', '省统计局通知'],
    ['project', '2011-01-01', '标准'],
    ['project', '2026-01-01', '省统计局通知'],
  ]);
});
