import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { listProblems } from '#core/problems/contract.ts';
import { useSearchParams } from '../../app/address.ts';
import { ShowCounts } from '../../ui/ShowCounts.tsx';
import { readShow } from './problem-query.ts';

const SHOWN = ['open', 'mine', 'overdue', 'stepUp', 'closed'] as const;

export function ProblemCounts({ counts }: { counts: OutputOf<typeof listProblems>['counts'] }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  return (
    <ShowCounts
      shows={SHOWN}
      counts={counts}
      shown={readShow(params)}
      labelOf={(show) => t(`problems.show.${show}`)}
    />
  );
}
