import { useTranslation } from 'react-i18next';
import { fromFigureId, traceIndicatorFigure } from '#core/documents/public.ts';
import { getValueTrace } from '#core/indicators/indicator-contract.ts';
import { useSearchParams } from '../app/address.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useTrace } from '../app/trace.ts';
import { useRoute } from '../app/use-route.ts';
import { TraceDrawer, type TraceStep } from '../ui/TraceDrawer.tsx';
import { useValueSteps } from './ValueTrace.tsx';

/** The drawer for a figure of a paper about the economy: how it comes about → the signed values → filing, cell and signature. */
function OpenedFigure({ figureId }: { figureId: string }) {
  const { t } = useTranslation();
  const { closeTrace } = useTrace();
  const nameOf = usePeriodName();
  const stepsOf = useValueSteps();
  const [params, change] = useSearchParams();
  const asked = useRoute(traceIndicatorFigure, { query: { figure: figureId } });
  const answer = asked.data;
  const chosen = params.traceProject ?? (answer?.rows.length === 1 ? (answer.rows[0]?.valueId ?? '') : '');
  const value = useRoute(getValueTrace, { params: { id: chosen } }, { isEnabled: chosen !== '' });
  const shown = answer?.rows.filter(({ valueId }) => chosen === '' || valueId === chosen) ?? [];
  const steps: TraceStep[] = answer
    ? [
        { key: 'figure', title: t('documents.trace.figure'), sentence: answer.how },
        {
          key: 'values',
          title: t('documents.economy.trace.values', { count: answer.rows.length }),
          table: {
            heads: ['place', 'month', 'value', 'growth', 'state'].map((key) =>
              t(`documents.economy.trace.${key}`),
            ),
            rows: shown.map((one) => ({
              key: one.valueId,
              onOpen: () => change({ traceProject: one.valueId }),
              cells: [
                `${one.subject} ${one.indicator}${one.unit ? `（${one.unit}）` : ''}`,
                nameOf(one.period),
                one.value ?? '—',
                one.growth ?? '—',
                [
                  one.isRevised
                    ? t('documents.economy.trace.revised')
                    : t(`indicators.certainty.${one.certainty}`),
                  one.orgName,
                ].join(' · '),
              ],
            })),
          },
          ...(shown.length < answer.rows.length
            ? {
                content: (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => change({ traceProject: undefined })}
                  >
                    {t('documents.economy.trace.allValues')}
                  </button>
                ),
              }
            : {}),
        },
        ...(value.data && value.data.valueId === chosen ? stepsOf(value.data) : []),
      ]
    : [];
  return (
    <TraceDrawer
      isOpen
      onClose={closeTrace}
      title={answer ? answer.measureName : t('documents.trace.opening')}
      steps={steps}
      isLoading={asked.isLoading}
      error={asked.error ?? (chosen === '' ? null : value.error)}
    />
  );
}

/** Mounted once, in the root, beside the drawer of the figures of projects: it opens for figures of indicators alone. */
export function IndicatorFigureTrace() {
  const [params] = useSearchParams();
  const figureId = params.trace ?? '';
  return fromFigureId(figureId)?.scope === 'indicator' ? <OpenedFigure figureId={figureId} /> : null;
}
