import { toFigureId } from '#core/documents/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTrace } from '../../app/trace.ts';
import type { FootActs } from './total-cells.tsx';

/** Kept totals are those of the whole region in whole projects; of anything narrower the list itself stands behind them. */
export function useFootActs(list: { period: string; isFiltered: boolean; rows: 'top' | 'leaf' }): FootActs {
  const { sees } = useSignedIn();
  const { openTrace } = useTrace();
  const [, change] = useSearchParams();
  const isKept = sees === 'region' && !list.isFiltered && list.rows === 'top';
  return {
    onTrace: isKept
      ? (measure) =>
          openTrace(toFigureId({ scope: 'group', period: list.period, split: 'region', key: '', measure }))
      : null,
    onLight: (light) => change({ light }),
  };
}
