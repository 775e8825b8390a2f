import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { listPeriods } from '#core/reporting/calendar-contract.ts';
import { usePeriod, useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { useWatchPeriod } from './reporting-period.ts';
import { sayPeriod } from './reporting-words.ts';

/** 月报, or one of the periods of closer watch that were opened; absent where the region has none. */
export function WatchSwitch() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const month = usePeriod();
  const watch = useWatchPeriod();
  const [, setParams] = useSearchParams();
  const asked = useRoute(listPeriods, { query: { year: Number((month ?? today).slice(0, 4)) } });
  const opened = (asked.data?.watch ?? []).filter((one) => one.openedAt !== null);
  if (opened.length === 0 && watch === null) return null;
  return (
    <Select
      className="watch-switch"
      size="small"
      aria-label={t('reporting.watch.switch')}
      value={watch ?? 'month'}
      popupMatchSelectWidth={false}
      onChange={(value) => setParams({ watch: value === 'month' ? undefined : value })}
      options={[
        { value: 'month', label: t('reporting.watch.month') },
        ...opened.map((one) => ({ value: one.period, label: sayPeriod(one) })),
        ...(watch !== null && !opened.some((one) => one.period === watch)
          ? [{ value: watch, label: watch }]
          : []),
      ]}
    />
  );
}
