import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { listProblems } from '#core/problems/contract.ts';
import { useSearchParams } from '../../app/address.ts';
import { readShow } from './problem-query.ts';

const SHOWN = ['open', 'mine', 'overdue', 'stepUp', 'closed'] as const;

/** Five figures that are filters: pressed, the list holds what they count. */
export function ProblemCounts({ counts }: { counts: OutputOf<typeof listProblems>['counts'] }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const shown = readShow(params);
  return (
    <div className="problem-counts">
      {SHOWN.map((show) => (
        <button
          key={show}
          type="button"
          className="problem-count"
          aria-pressed={shown === show}
          onClick={() => change({ show: shown === show ? 'all' : show, state: undefined })}
        >
          <b className="tabular">{counts[show]}</b>
          <span>{t(`problems.show.${show}`)}</span>
        </button>
      ))}
    </div>
  );
}
