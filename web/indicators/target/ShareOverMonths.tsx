import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '#core/indicators/indicator.ts';
import { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import { shareOverMonths } from '#core/indicators/month-targets.ts';
import { call } from '../../app/api.ts';
import { FIGURE } from './read-target.ts';

interface Sharing {
  year: number;
  indicator: Indicator;
  subjectId: number;
  value: string;
  onShared: (months: string[]) => void;
}

/** 按上年进度分月: fills in the twelve months as last year went; they can be changed before they are kept. */
export function ShareOverMonths({ year, indicator, subjectId, value, onShared }: Sharing) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const share = async () => {
    setAsking(true);
    setFault(null);
    try {
      const { history } = await call(getIndicatorPage, {
        params: { code: indicator.code },
        query: { subject: String(subjectId), period: `${year}-01` },
      });
      const months = Array.from({ length: 12 }, (_, at) => `${year - 1}-${String(at + 1).padStart(2, '0')}`);
      const lastYear = months.map((month) => history.find(({ period }) => period === month)?.value ?? null);
      if (lastYear.at(-1) == null) setFault(t('indicators.targets.months.noLastYear', { year: year - 1 }));
      onShared(shareOverMonths(value, lastYear, indicator.digits));
    } catch {
      setFault(t('indicators.targets.months.failed'));
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Button size="small" loading={isAsking} disabled={!FIGURE.test(value)} onClick={() => void share()}>
        {t('indicators.targets.months.share')}
      </Button>
      {fault === null ? null : <span role="status">{fault}</span>}
    </>
  );
}
