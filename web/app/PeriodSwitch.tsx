import { Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from './address.ts';

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
  return useCallback(
    (period) => {
      const [year = '', month = ''] = period.split('-');
      return t('app.period.name', { year, month: Number(month) });
    },
    [t],
  );
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

export interface PeriodSwitchProps {
  choices: PeriodChoice[];
  /** The period that the product looks at; null until known. */
  shown: string | null;
}

/** The whole product looks at one period at a time, and says so; the choice stands in the address. */
export function PeriodSwitch({ choices, shown }: PeriodSwitchProps) {
  const { t } = useTranslation();
  const sentenceOf = useSentence();
  const nameOf = usePeriodName();
  const [, change] = useSearchParams();
  const known = choices.some((choice) => choice.period === shown);
  const options = [
    ...choices.map((choice) => ({ value: choice.period, label: sentenceOf(choice) })),
    ...(shown !== null && !known ? [{ value: shown, label: nameOf(shown) }] : []),
  ];
  return (
    <Select
      className="period-switch"
      variant="borderless"
      aria-label={t('app.period.label')}
      value={shown}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string) => change({ period: value })}
    />
  );
}
