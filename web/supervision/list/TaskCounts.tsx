import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { listTasks } from '#core/supervision/contract.ts';
import { useSearchParams } from '../../app/address.ts';
import { readShow } from './task-query.ts';

const SHOWN = ['proposed', 'open', 'overdue', 'mine', 'extensions', 'done', 'closed'] as const;

/** Seven figures that are filters: pressed, the list holds what they count. */
export function TaskCounts({ counts }: { counts: OutputOf<typeof listTasks>['counts'] }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const shown = readShow(params);
  return (
    <div className="task-counts">
      {SHOWN.map((show) => (
        <button
          key={show}
          type="button"
          className="task-count"
          aria-pressed={shown === show}
          onClick={() => change({ show: shown === show ? 'all' : show, state: undefined })}
        >
          <b className="tabular">{counts[show]}</b>
          <span>{t(`supervision.show.${show}`)}</span>
        </button>
      ))}
    </div>
  );
}
