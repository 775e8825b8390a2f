import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePeriod, useSearchParams } from './address.ts';

export interface PeriodChoice {
  /** `2026-10`. */
  period: string;
  status: 'open' | 'frozen' | 'published';
  /** Day of freezing or publishing, `2026-11-03`; empty while open. */
  on: string;
}

/** `2026-10` as 2026年10月 or October 2026. */
export function usePeriodName(): (period: string) => string {
  const { t } = useTranslation();
  return (period) => {
    const [year = '', month = ''] = period.split('-');
    return t('app.period.name', { year, month: Number(month) });
  };
}

function useSentence(): (choice: PeriodChoice) => string {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  return (choice) => {
    const [, month = '', day = ''] = choice.on.split('-');
    const on = choice.on === '' ? '' : t('app.period.day', { month: Number(month), day: Number(day) });
    return `${nameOf(choice.period)} · ${t(`app.period.${choice.status}`)}${on === '' ? '' : ` ${on}`}`;
  };
}

/** The whole product looks at one period at a time, and says so; the choice stands in the address. */
export function PeriodSwitch({ choices }: { choices: PeriodChoice[] }) {
  const { t } = useTranslation();
  const period = usePeriod();
  const sentenceOf = useSentence();
  const nameOf = usePeriodName();
  const [, change] = useSearchParams();
  const known = choices.some((choice) => choice.period === period);
  const options = [
    { value: 'today', label: t('app.period.today') },
    ...choices.map((choice) => ({ value: choice.period, label: sentenceOf(choice) })),
    ...(period !== null && !known ? [{ value: period, label: nameOf(period) }] : []),
  ];
  return (
    <Select
      className="period-switch"
      variant="borderless"
      aria-label={t('app.period.label')}
      value={period ?? 'today'}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string) => change({ period: value === 'today' ? undefined : value })}
    />
  );
}
