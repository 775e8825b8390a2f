import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getSteps, setSteps } from '#core/reporting/calendar-contract.ts';
import { COSIGN_STEP, FULL_STEPS, type ReportingStep } from '#core/reporting/steps.ts';
import { saidInOwnLanguage } from '../app/answer-language.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

const KINDS = ['department', 'town', 'park', 'company'] as const;

/** Chains that a kind of unit may have: with and without the middle steps; the first fills, the last confirms. */
function listChains(): { key: string; steps: ReportingStep[] }[] {
  const [fill, section, deputy, head] = FULL_STEPS;
  if (!fill || !section || !deputy || !head) return [];
  return [
    { key: 'two', steps: [fill, head] },
    { key: 'section', steps: [fill, section, head] },
    { key: 'deputy', steps: [fill, deputy, head] },
    { key: 'four', steps: FULL_STEPS },
  ];
}

const keysOf = (steps: readonly ReportingStep[]): string => steps.map((step) => step.key).join(' ');

/** 单位内部步骤 by kind of unit. */
export function StepsForm({ today }: { today: string }) {
  const asked = useRoute(getSteps, {});
  return asked.data ? <StepChoices key={asked.data.version} known={asked.data} today={today} /> : null;
}

function StepChoices({ known, today }: { known: OutputOf<typeof getSteps>; today: string }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const chains = listChains();
  const [byKind, setByKind] = useState<Record<string, ReportingStep[]>>(known.rules.byKind);
  const [isCosigned, setCosigned] = useState(known.rules.cosign !== null);
  const change = useAct(setSteps, {
    refreshes: [getSteps],
    onDone: ({ version }) => tell(t('reporting.steps.kept', { version })),
  });
  const sayChain = (steps: readonly ReportingStep[]) =>
    steps.map((step) => saidInOwnLanguage(step.name)).join(' → ');
  return (
    <section className="panel">
      <h2>{t('reporting.steps.title')}</h2>
      <p className="report-last">{t('reporting.steps.under')}</p>
      {change.error ? <ErrorState error={change.error} inline /> : null}
      {KINDS.map((kind) => {
        const steps = byKind[kind] ?? known.rules.otherwise;
        const options = chains.map((chain) => ({ value: keysOf(chain.steps), label: sayChain(chain.steps) }));
        const own = keysOf(steps);
        return (
          <div key={kind} className="steps-line">
            <span>{t(`reporting.steps.${kind}`)}</span>
            <Select
              aria-label={t(`reporting.steps.${kind}`)}
              disabled={!known.canEdit}
              value={own}
              onChange={(value) => {
                const chosen = chains.find((chain) => keysOf(chain.steps) === value);
                if (chosen) setByKind({ ...byKind, [kind]: chosen.steps });
              }}
              options={
                options.some((option) => option.value === own)
                  ? options
                  : [...options, { value: own, label: sayChain(steps) }]
              }
            />
          </div>
        );
      })}
      <Checkbox
        className="steps-cosign"
        disabled={!known.canEdit}
        checked={isCosigned}
        onChange={(event) => setCosigned(event.target.checked)}
      >
        {t('reporting.steps.cosign')}
      </Checkbox>
      {known.canEdit ? (
        <Button
          type="primary"
          loading={change.isPending}
          onClick={() =>
            change.mutate({
              body: {
                rules: {
                  ...known.rules,
                  byKind,
                  cosign: isCosigned ? (known.rules.cosign ?? COSIGN_STEP) : null,
                },
                validFrom: today,
              },
            })
          }
        >
          {t('reporting.steps.keep')}
        </Button>
      ) : null}
    </section>
  );
}
