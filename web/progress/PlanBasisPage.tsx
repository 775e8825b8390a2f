import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAN_BASES, type PlanBasis } from '#core/ledger/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { choosePlanBasis, getPlanBasisSetting } from '#core/progress/plan-basis-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { AdoptRow } from './light-rules/AdoptRow.tsx';
import { RuleVersions } from './light-rules/RuleVersions.tsx';

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
      <RuleVersions
        title={t('rules.basis.versions')}
        none={t('rules.basis.none')}
        versions={asked.data.versions}
        say={({ version, basis, validFrom }) =>
          t('rules.basis.version', { version, basis: t(`rules.basis.${basis}`), from: validFrom })
        }
      />
    </div>
  );
}

function BasisForm({ setting }: { setting: Setting }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [basis, setBasis] = useState<PlanBasis>(setting.basis);
  const choose = useAct(choosePlanBasis, {
    refreshes: [getPlanBasisSetting],
    onDone: ({ validFrom }) =>
      tell(t('rules.basis.done', { basis: t(`rules.basis.${basis}`), from: validFrom })),
  });
  const reason = !setting.mayChoose
    ? t('rules.basis.notYours')
    : basis === setting.basis
      ? t('rules.basis.unchanged')
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
      <AdoptRow
        maySet={setting.mayChoose}
        reason={reason}
        finalSentence={t('rules.basis.final', {
          from: setting.appliesFrom,
          basis: t(`rules.basis.${basis}`),
        })}
        isBusy={choose.isPending}
        onAdopt={(source) => choose.mutate({ body: { basis, source } })}
      />
      {choose.error ? <ErrorState error={choose.error} inline /> : null}
    </section>
  );
}
