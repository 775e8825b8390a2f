import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSeasonalWeights, setSeasonalWeights } from '#core/ledger/public.ts';
import { useAct, useRoute } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';

const MONTHS = Array.from({ length: 12 }, (_, index) => index);
const isWeight = (text: string): boolean => /^\d{1,4}(\.\d{1,2})?$/.test(text.trim());

function WeightsForm({ weights, maySet }: { weights: readonly string[]; maySet: boolean }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [typed, setTyped] = useState([...weights]);
  const [source, setSource] = useState('');
  const act = useAct(setSeasonalWeights, {
    refreshes: [getSeasonalWeights],
    onDone: () => tell(t('ledger.weights.done')),
  });
  const isSame = typed.every((weight, index) => weight.trim() === weights[index]);
  const obstacle = !typed.every(isWeight)
    ? t('ledger.weights.wrong')
    : isSame
      ? t('ledger.weights.same')
      : source.trim().length < 2
        ? t('ledger.weights.sourceWanted')
        : null;
  return (
    <>
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <div className="season-weights">
        {MONTHS.map((index) => (
          <label key={index} htmlFor={`season-${index}`}>
            <span>{t('progress.month', { month: index + 1 })}</span>
            <Input
              id={`season-${index}`}
              size="small"
              inputMode="decimal"
              disabled={!maySet}
              value={typed[index] ?? ''}
              status={isWeight(typed[index] ?? '') ? '' : 'error'}
              onChange={(event) =>
                setTyped(typed.map((weight, at) => (at === index ? event.target.value : weight)))
              }
            />
          </label>
        ))}
      </div>
      {maySet ? (
        <div className="season-acts no-print">
          <Input
            aria-label={t('ledger.weights.source')}
            placeholder={t('ledger.weights.source')}
            value={source}
            maxLength={200}
            onChange={(event) => setSource(event.target.value)}
          />
          <ActButton
            isBusy={act.isPending}
            disabledReason={obstacle}
            onAct={() =>
              act.mutate({ body: { weights: typed.map((weight) => weight.trim()), source: source.trim() } })
            }
          >
            {t('ledger.weights.set')}
          </ActButton>
        </div>
      ) : null}
    </>
  );
}

/** 季节权重 (handbook 3.2): by which a plan without monthly amounts is spread; the region sets them for its winters. */
export function SeasonalWeights() {
  const { t } = useTranslation();
  const found = useRoute(getSeasonalWeights, {}).data;
  if (!found) return null;
  return (
    <section className="panel plans-below" aria-label={t('ledger.weights')}>
      <h2>{t('ledger.weights')}</h2>
      <p className="muted">{t(found.isOwn ? 'ledger.weights.own' : 'ledger.weights.shipped')}</p>
      <WeightsForm key={found.weights.join(' ')} weights={found.weights} maySet={found.maySet} />
    </section>
  );
}
