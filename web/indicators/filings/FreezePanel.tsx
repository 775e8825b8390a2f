import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getBoard } from '#core/indicators/contract.ts';
import { listFilings } from '#core/indicators/filing-contract.ts';
import { freezeIndicators, getFreezeState } from '#core/indicators/freeze-contract.ts';
import { getToday } from '#core/today/contract.ts';
import { usePeriodName } from '../../app/PeriodSwitch.tsx';
import { useAct, useRoute } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { chinaTime } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';

/** 定版 of the month: what is missing stands in words; with something missing only by choice. */
export function FreezePanel({ period }: { period: string }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const nameOf = usePeriodName();
  const [withMissing, setWithMissing] = useState(false);
  const asked = useRoute(getFreezeState, { params: { period } });
  const freeze = useAct(freezeIndicators, {
    refreshes: [getFreezeState, listFilings, getBoard, getToday],
    onDone: ({ sentence }) => tell(sentence),
  });
  const state = asked.data;
  if (!state) return null;
  if (state.frozen)
    return (
      <section className="panel" aria-label={t('indicators.freeze')}>
        <p className="region-coverage">
          {t('indicators.freeze.done', {
            period: nameOf(period),
            at: chinaTime(state.frozen.at),
            by: state.frozen.by,
          })}
        </p>
        <p className="region-coverage freeze-hash">
          {t('indicators.freeze.hash', { hash: state.frozen.hash })}
        </p>
      </section>
    );
  if (!state.mayFreeze) return null;
  const isBehind = state.lastFrozen !== null && state.lastFrozen > period;
  const missing = [...state.unfinished.map(({ orgName }) => orgName), ...state.unopened];
  const hold = isBehind
    ? t('indicators.freeze.later', { period: nameOf(state.lastFrozen ?? '') })
    : missing.length > 0 && !withMissing
      ? t('indicators.freeze.hold', { count: missing.length })
      : null;
  return (
    <section className="panel" aria-label={t('indicators.freeze')}>
      <header className="panel-head">
        <h2>{t('indicators.freeze.of', { period: nameOf(period) })}</h2>
        <ActButton
          type="primary"
          disabledReason={hold}
          isBusy={freeze.isPending}
          finalSentence={t('indicators.freeze.final', { period: nameOf(period) })}
          onAct={() => freeze.mutate({ body: { period, withMissing } })}
        >
          {t('indicators.freeze.do')}
        </ActButton>
      </header>
      <p className="region-coverage">
        {missing.length === 0 ? t('indicators.freeze.ready') : null}
        {state.unfinished.length > 0
          ? t('indicators.freeze.unfinished', {
              count: state.unfinished.length,
              names: state.unfinished.map(({ orgName }) => orgName).join(t('indicators.listComma')),
            })
          : null}{' '}
        {state.unopened.length > 0
          ? t('indicators.freeze.unopened', {
              count: state.unopened.length,
              names: state.unopened.join(t('indicators.listComma')),
            })
          : null}
      </p>
      {missing.length > 0 && !isBehind ? (
        <Checkbox checked={withMissing} onChange={(event) => setWithMissing(event.target.checked)}>
          {t('indicators.freeze.withMissing')}
        </Checkbox>
      ) : null}
      {freeze.error ? <ErrorState error={freeze.error} inline /> : null}
    </section>
  );
}
