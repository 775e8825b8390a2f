import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { adoptLightRules, getLightRules, replayLightRules } from '#core/progress/light-rules-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { useUnsaved } from '../app/use-unsaved.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { AdoptForm } from './light-rules/AdoptForm.tsx';
import { ReplayResult } from './light-rules/ReplayResult.tsx';
import { RuleGroups } from './light-rules/RuleGroups.tsx';
import { RuleVersions } from './light-rules/RuleVersions.tsx';
import { countChanges, NO_CHANGES, type RuleEdits, toChanges } from './light-rules/rule-edits.ts';
import './light-rules/light-rules.css';

type Rules = OutputOf<typeof getLightRules>;

/** 亮灯规则: read sentence by sentence, thresholds changed, replayed over past periods, then adopted as a version. */
export default function LightRulesPage() {
  const { t } = useTranslation();
  const asked = useRoute(getLightRules, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  return (
    <div className="light-rules">
      <PageHead
        title={t('rules.title')}
        under={t('rules.under', { version: asked.data.version })}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
        acts={<PrintButton />}
      />
      <RuleDesk key={asked.data.version} rules={asked.data} />
      <RuleVersions
        title={t('rules.versions')}
        versions={asked.data.versions}
        say={(v) => (
          <>
            {t('rules.version', { version: v.version, name: v.name, from: v.validFrom })}
            {v.isInForce ? t('rules.inForce') : ''}
          </>
        )}
      />
    </div>
  );
}

function RuleDesk({ rules }: { rules: Rules }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [edits, setEdits] = useState<RuleEdits>(NO_CHANGES);
  const replay = useAct(replayLightRules);
  const adopt = useAct(adoptLightRules, {
    refreshes: [getLightRules],
    onDone: ({ version }) => tell(t('rules.adopted', { version })),
  });
  const change = (next: RuleEdits) => {
    setEdits(next);
    replay.reset();
  };
  const count = countChanges(edits);
  useUnsaved(count > 0);
  return (
    <>
      <RuleGroups groups={rules.groups} edits={edits} onEdits={rules.mayAdopt ? change : null} />
      {count > 0 ? (
        <section className="panel no-print" aria-labelledby="rules-change">
          <h2 id="rules-change">{t('rules.changed', { count })}</h2>
          <div className="rules-acts">
            <Button
              loading={replay.isPending}
              onClick={() => replay.mutate({ body: { ...toChanges(edits), periods: 6 } })}
            >
              {t('rules.replay')}
            </Button>
            <Button onClick={() => change(NO_CHANGES)}>{t('rules.drop')}</Button>
          </div>
          {replay.error ? <ErrorState error={replay.error} inline /> : null}
          {replay.data ? <ReplayResult result={replay.data} /> : null}
          <AdoptForm
            earliestFrom={rules.earliestFrom}
            isReplayed={replay.data !== undefined}
            isBusy={adopt.isPending}
            onAdopt={(words) => adopt.mutate({ body: { ...toChanges(edits), ...words } })}
          />
          {adopt.error ? <ErrorState error={adopt.error} inline /> : null}
        </section>
      ) : null}
    </>
  );
}
