import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { listTasks } from '#core/supervision/contract.ts';
import { useSearchParams } from '../../app/address.ts';
import { ShowCounts } from '../../ui/ShowCounts.tsx';
import { readShow } from './task-query.ts';

const SHOWN = ['proposed', 'open', 'overdue', 'mine', 'extensions', 'done', 'closed'] as const;

export function TaskCounts({ counts }: { counts: OutputOf<typeof listTasks>['counts'] }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  return (
    <ShowCounts
      shows={SHOWN}
      counts={counts}
      shown={readShow(params)}
      labelOf={(show) => t(`supervision.show.${show}`)}
    />
  );
}
