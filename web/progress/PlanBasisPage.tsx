import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAN_BASES, type PlanBasis } from '#core/ledger/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { choosePlanBasis, getPlanBasisSetting } from '#core/progress/plan-basis-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import './light-rules/light-rules.css';

type Setting = OutputOf<typeof getPlanBasisSetting>;
const BASES = Object.keys(PLAN_BASES) as PlanBasis[];

/** 完成率口径: which plan of the year rates, standings, lights and ranks stand on. */
export default function PlanBasisPage() {
  const { t } = useTranslation();
  const asked = useRoute(getPlanBasisSetting, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  return (
    <div className="narrow-page">
      <PageHead
        title={t('rules.basis.title')}
        under={t('rules.basis.under')}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      <BasisForm key={asked.data.basis} setting={asked.data} />
      <BasisVersions versions={asked.data.versions} />
    </div>
  );
}

function BasisForm({ setting }: { setting: Setting }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [basis, setBasis] = useState<PlanBasis>(setting.basis);
  const [source, setSource] = useState('');
  const choose = useAct(choosePlanBasis, {
    refreshes: [getPlanBasisSetting],
    onDone: ({ validFrom }) =>
      tell(t('rules.basis.done', { basis: t(`rules.basis.${basis}`), from: validFrom })),
  });
  const reason = !setting.mayChoose
    ? t('rules.basis.notYours')
    : basis === setting.basis
      ? t('rules.basis.unchanged')
      : source.trim().length < 2
        ? t('rules.sourceMissing')
        : null;
  return (
    <section className="panel" aria-labelledby="basis-choose">
      <h2 id="basis-choose">{t('rules.basis.choose')}</h2>
      <Radio.Group
        className="basis-choices"
        aria-labelledby="basis-choose"
        value={basis}
        disabled={!setting.mayChoose}
        onChange={(event) => setBasis(event.target.value as PlanBasis)}
      >
        {BASES.map((value) => (
          <Radio key={value} value={value}>
            {t(`rules.basis.${value}`)}
            <p>{t(`rules.basis.${value}.under`)}</p>
          </Radio>
        ))}
      </Radio.Group>
      <div className="rules-adopt">
        <label htmlFor="basis-source">{t('rules.source')}</label>
        <Input
          id="basis-source"
          maxLength={200}
          disabled={!setting.mayChoose}
          placeholder={t('rules.sourceHint')}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
        <ActButton
          type="primary"
          disabledReason={reason}
          finalSentence={t('rules.basis.final', {
            from: setting.appliesFrom,
            basis: t(`rules.basis.${basis}`),
          })}
          isBusy={choose.isPending}
          onAct={() => choose.mutate({ body: { basis, source: source.trim() } })}
        >
          {t('rules.basis.save')}
        </ActButton>
      </div>
      {choose.error ? <ErrorState error={choose.error} inline /> : null}
    </section>
  );
}

function BasisVersions({ versions }: { versions: Setting['versions'] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="basis-versions">
      <h2 id="basis-versions">{t('rules.basis.versions')}</h2>
      {versions.length === 0 ? <p>{t('rules.basis.none')}</p> : null}
      <ul className="rules-versions">
        {versions.map((v) => (
          <li key={v.version}>
            {t('rules.basis.version', {
              version: v.version,
              basis: t(`rules.basis.${v.basis}`),
              from: v.validFrom,
            })}
            <p>
              {v.source}　{v.personName}　{chinaTime(v.recordedAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
