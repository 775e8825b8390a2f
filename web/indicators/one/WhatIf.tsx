import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import { getWhatIf } from '#core/indicators/panel-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LabelledField } from '../../ui/LabelledField.tsx';

type Page = OutputOf<typeof getIndicatorPage>;

/** 试算: another figure for the region looked at, and the place that it would have. */
export function WhatIf({ page, group }: { page: Page; group: string | undefined }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const kind = page.by === 'growth' ? 'growth' : 'value';
  const answer = useRoute(
    getWhatIf,
    {
      params: { code: page.indicator.code },
      query: {
        ...{ period: page.period, subject: String(page.subject.id), [kind]: asked ?? '0' },
        ...(page.by ? { by: page.by } : {}),
        ...(group ? { group } : {}),
      },
    },
    { isEnabled: asked !== null },
  );
  if (page.by === null || page.ranking.ranked < 2) return null;
  const wish = typed.trim();
  const isFigure = /^-?\d+(\.\d+)?$/.test(wish);
  return (
    <section className="panel no-print" aria-label={t('indicators.whatIf')}>
      <header className="panel-head">
        <h2>{t('indicators.whatIf')}</h2>
      </header>
      <form
        className="what-if"
        onSubmit={(event) => {
          event.preventDefault();
          if (isFigure) setAsked(wish);
        }}
      >
        <span>{page.subject.name}</span>
        <LabelledField
          label={t(`indicators.whatIf.${kind}`, { unit: page.indicator.unit })}
          value={typed}
          isDecimal
          onChange={setTyped}
        />
        <Button htmlType="submit" disabled={!isFigure}>
          {t('indicators.whatIf.run')}
        </Button>
      </form>
      <p className="region-coverage" aria-live="polite">
        {asked !== null && answer.data ? answer.data.sentence : t('indicators.whatIf.what')}
      </p>
      {answer.error ? <ErrorState error={answer.error} /> : null}
    </section>
  );
}
