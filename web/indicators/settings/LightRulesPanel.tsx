import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getBoard } from '#core/indicators/contract.ts';
import { getIndicatorSettings, setIndicatorRules } from '#core/indicators/settings-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { useUnsaved } from '../../app/use-unsaved.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LabelledField } from '../../ui/LabelledField.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import type { IndicatorSettings } from '../IndicatorSettingsPage.tsx';

const LIMITS = ['proRataPoints', 'growthPoints', 'levelPercent', 'rankPlaces'] as const;
const SOUND = { points: /^\d{1,3}(\.\d{1,2})?$/, places: /^(\d|1\d|20)$/ };

/** How far below the target still is yellow; beyond it is red. */
export function LightRulesPanel({ page }: { page: IndicatorSettings }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { yellow } = page.rules;
  const stands = Object.fromEntries(LIMITS.map((key) => [key, String(yellow[key])])) as Record<
    (typeof LIMITS)[number],
    string
  >;
  const [typed, setTyped] = useState(stands);
  const [source, setSource] = useState('');
  const act = useAct(setIndicatorRules, {
    refreshes: [getIndicatorSettings, getBoard],
    onDone: ({ version }) => tell(t('indicators.lightRules.done', { version })),
  });
  const isChanged = LIMITS.some((key) => typed[key] !== stands[key]);
  useUnsaved(isChanged);
  const isWrong = (key: (typeof LIMITS)[number]) =>
    !(key === 'rankPlaces' ? SOUND.places : SOUND.points).test(typed[key]);
  const hold = LIMITS.some(isWrong)
    ? t('economy-settings.limits.wrong')
    : source.trim().length < 2
      ? t('economy-settings.source.missing')
      : null;
  return (
    <section className="panel" aria-label={t('indicators.lightRules')}>
      <header className="panel-head">
        <h2>{t('indicators.lightRules')}</h2>
      </header>
      <p className="region-coverage">{t('indicators.lightRules.what')}</p>
      <div className="light-limits">
        {LIMITS.map((key) => (
          <LabelledField
            key={key}
            label={t(`indicators.lightRules.${key}`)}
            unit={t(`indicators.lightRules.${key}.unit`)}
            width={64}
            isDecimal
            isDisabled={!page.maySet}
            value={typed[key]}
            fault={
              isWrong(key)
                ? t(`economy-settings.limits.${key === 'rankPlaces' ? 'places' : 'points'}`)
                : undefined
            }
            onChange={(text) => setTyped({ ...typed, [key]: text.trim() })}
          />
        ))}
      </div>
      {isChanged ? (
        <div className="settings-save">
          <LabelledField label={t('indicators.source')} value={source} onChange={setSource} width={280} />
          <ActButton
            type="primary"
            disabledReason={hold}
            isBusy={act.isPending}
            onAct={() =>
              act.mutate({
                body: {
                  rules: { yellow: { ...typed, rankPlaces: Number(typed.rankPlaces) } },
                  source: source.trim(),
                },
              })
            }
          >
            {t('indicators.save')}
          </ActButton>
          <Button onClick={() => setTyped(stands)}>{t('indicators.settings.drop')}</Button>
        </div>
      ) : null}
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </section>
  );
}
