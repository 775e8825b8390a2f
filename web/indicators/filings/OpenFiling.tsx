import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listFilings, openFiling } from '#core/indicators/filing-contract.ts';
import { useOpenPage } from '../../app/address.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FocusPopover } from '../../ui/FocusPopover.tsx';

/** 新建: the month's own filing, a forecast of a month to come, or a revision of what is signed. */
export function OpenFiling({ period }: { period: string | null }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [isOpen, setOpen] = useState(false);
  const [month, setMonth] = useState(period ?? '');
  const act = useAct(openFiling, {
    refreshes: [listFilings],
    onDone: ({ id }) => openPage(`/economy/filings/${id}`),
  });
  const begin = (kind: 'monthly' | 'forecast' | 'revision') =>
    act.mutate({
      body: {
        ...{ kind, title: '', source: '', certainty: 'preliminary' as const, caliber: 'statistics' as const },
        period: kind === 'revision' ? null : month,
      },
    });
  const isMonth = /^\d{4}-\d{2}$/.test(month);
  return (
    <FocusPopover
      isOpen={isOpen}
      onOpenChange={setOpen}
      label={t('indicators.filings.open')}
      placement="bottomRight"
      content={
        <div className="open-filing">
          <label>
            {t('indicators.revisions.period')}
            <input
              type="month"
              className="month-field"
              value={month}
              onChange={(event) => setMonth(event.target.value)}
            />
          </label>
          <Button type="primary" disabled={!isMonth} loading={act.isPending} onClick={() => begin('monthly')}>
            {t('indicators.filings.open.monthly')}
          </Button>
          <Button disabled={!isMonth} loading={act.isPending} onClick={() => begin('forecast')}>
            {t('indicators.filings.open.forecast')}
          </Button>
          <Button loading={act.isPending} onClick={() => begin('revision')}>
            {t('indicators.filings.open.revision')}
          </Button>
          {act.error ? <ErrorState error={act.error} inline /> : null}
        </div>
      }
    >
      <Button type="primary" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('indicators.filings.open')}
      </Button>
    </FocusPopover>
  );
}
