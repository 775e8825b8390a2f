import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '#core/indicators/indicator.ts';
import { getIndicatorSettings, setIndicators } from '#core/indicators/settings-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useAct, useRoute } from '../app/use-route.ts';
import { useUnsaved } from '../app/use-unsaved.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LabelledField } from '../ui/LabelledField.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { useIndicatorWords } from './economy-words.ts';
import { IndicatorDialog } from './settings/IndicatorDialog.tsx';
import { LightRulesPanel } from './settings/LightRulesPanel.tsx';
import { SettingVersions } from './settings/SettingVersions.tsx';
import './indicators.css';

export type IndicatorSettings = OutputOf<typeof getIndicatorSettings>;

const NEW: Indicator = {
  ...{
    code: '',
    name: '',
    unit: '',
    kind: 'cumulative',
    direction: 'higher-is-better',
    digits: 2,
    every: 'month',
  },
  ...{
    group: '',
    sourceDepartment: '',
    dueDay: 20,
    alongTime: 'last',
    alongHierarchy: 'sum',
    growth: 'nominal',
  },
  ...{ rankBy: 'growth', isVeto: false, hasNoJanuary: false, hasProRata: true, partOf: null, ratioOf: null },
};

const FIGURES: ReadonlySet<string> = new Set(['digits', 'dueDay']);

function Definitions({ page }: { page: IndicatorSettings }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const tell = useUndoToast();
  const nameOf = usePeriodName();
  const [edited, setEdited] = useState<readonly Indicator[] | null>(null);
  const [open, setOpen] = useState<Indicator | null>(null);
  const [source, setSource] = useState('');
  const act = useAct(setIndicators, {
    refreshes: [getIndicatorSettings],
    onDone: ({ version }) => {
      tell(t('indicators.settings.done', { version }));
      setEdited(null);
      setSource('');
    },
  });
  useUnsaved(edited !== null);
  const shown = edited ?? page.package.indicators;
  const unitOf = new Map(page.units.map(({ code, orgName }) => [code, orgName]));
  const usedCodes = new Set(page.units.filter(({ hasValues }) => hasValues).map(({ code }) => code));
  const put = (before: Indicator, after: Indicator | null) => {
    const rest = shown.filter((one) => one !== before);
    const at = shown.indexOf(before);
    setEdited(
      after === null ? rest : at < 0 ? [...shown, after] : shown.map((one) => (one === before ? after : one)),
    );
    setOpen(null);
  };
  return (
    <>
      {page.maySet ? (
        <div className="settings-save">
          <Button onClick={() => setOpen(NEW)}>{t('indicators.settings.add')}</Button>
          {edited ? (
            <>
              <LabelledField label={t('indicators.source')} value={source} onChange={setSource} width={280} />
              <ActButton
                type="primary"
                disabledReason={source.trim().length < 2 ? t('economy-settings.source.missing') : null}
                isBusy={act.isPending}
                onAct={() =>
                  act.mutate({ body: { package: { indicators: [...edited] }, source: source.trim() } })
                }
              >
                {t('indicators.save')}
              </ActButton>
              <Button onClick={() => setEdited(null)}>{t('indicators.settings.drop')}</Button>
              <span className="board-count" role="status">
                {t('economy-settings.def.unsaved')}
              </span>
            </>
          ) : null}
        </div>
      ) : null}
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <ScrollsX label={t('indicators.settings')}>
        <table className="plain-table definition-table">
          <thead>
            <tr>
              {[
                'group',
                'name',
                'unit',
                'digits',
                'kind',
                'direction',
                'every',
                'growth',
                'rankBy',
                'sourceDepartment',
                'dueDay',
              ].map((key) => (
                <th key={key} scope="col" className={FIGURES.has(key) ? '' : 'is-words'}>
                  {t(`indicators.def.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.code}>
                <td className="is-words">{say(one.group)}</td>
                <th scope="row" className="is-words">
                  {page.maySet ? (
                    <button type="button" className="link-button" onClick={() => setOpen(one)}>
                      {say(one.name)}
                    </button>
                  ) : (
                    say(one.name)
                  )}
                  {one.until ? (
                    <small className="board-gap">
                      {t('indicators.def.stopped', { period: nameOf(one.until) })}
                    </small>
                  ) : null}
                  {one.isVeto ? <small className="board-gap">{t('indicators.def.isVeto')}</small> : null}
                </th>
                <td className="is-words">{say(one.unit) || '—'}</td>
                <td>{one.digits}</td>
                {(['kind', 'direction', 'every', 'growth'] as const).map((key) => (
                  <td key={key} className="is-words">
                    {t(`indicators.def.${key}.${one[key]}`)}
                  </td>
                ))}
                <td className="is-words">
                  {one.rankBy ? t(`indicators.by.${one.rankBy}`) : t('indicators.def.unranked')}
                </td>
                <td className="is-words">
                  {say(one.sourceDepartment)}
                  {unitOf.get(one.code) == null ? (
                    <small className="board-gap">{t('indicators.def.noUnit')}</small>
                  ) : null}
                </td>
                <td>{one.dueDay ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollsX>
      {open ? (
        <IndicatorDialog
          indicator={open}
          others={shown}
          hasValues={usedCodes.has(open.code)}
          onKeep={(after) => put(open, after)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

/** 指标设置: the definitions of the region with their source departments, the rules of their lights, every version. */
export default function IndicatorSettingsPage() {
  const { t } = useTranslation();
  const asked = useRoute(getIndicatorSettings, {});
  const page = asked.data;
  if (asked.error && !page) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!page) return <Skeleton lines={12} title />;
  return (
    <div className="economy-page">
      <PageHead
        title={t('indicators.settings')}
        under={
          page.version === 0
            ? t('indicators.settings.shipped', { count: page.package.indicators.length })
            : t('indicators.settings.under', {
                count: page.package.indicators.length,
                version: page.version,
                source: page.source,
              })
        }
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      <LightRulesPanel key={page.rulesVersion} page={page} />
      <Definitions page={page} />
      <SettingVersions page={page} />
    </div>
  );
}
