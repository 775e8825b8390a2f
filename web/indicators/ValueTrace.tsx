import { useTranslation } from 'react-i18next';
import { getValueTrace } from '#core/indicators/indicator-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useRoute } from '../app/use-route.ts';
import { chinaTime } from '../ui/labels.ts';
import { TraceDrawer, type TraceStep } from '../ui/TraceDrawer.tsx';
import { useIndicatorWords } from './economy-words.ts';

type Trace = OutputOf<typeof getValueTrace>;

/** A signed value, step by step: the figure, its filing, who signed, what else was signed for its cell. */
export function useValueSteps(): (trace: Trace) => TraceStep[] {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const say = useIndicatorWords();
  const sayValue = ({ value, growth }: { value: string | null; growth: string | null }): string =>
    [value ?? '—', growth === null ? '' : `${t('indicators.col.growth')} ${growth}`]
      .filter(Boolean)
      .join(' · ');
  return (trace) => [
    {
      key: 'value',
      title: t('indicators.trace.value'),
      sentence: `${trace.subject} ${say(trace.indicator)} ${nameOf(trace.period)}：${sayValue(trace)}（${t(`indicators.certainty.${trace.certainty}`)}）`,
      facts: [
        ...(trace.place ? [{ term: t('indicators.trace.place'), value: trace.place }] : []),
        ...(trace.reason ? [{ term: t('indicators.trace.reason'), value: trace.reason, isWide: true }] : []),
      ],
    },
    {
      key: 'filing',
      title: t('indicators.trace.filing'),
      content: (
        <p>
          <PageLink to={`/economy/filings/${trace.filing.id}`} search={{ value: undefined }}>
            {say(trace.filing.title)}
          </PageLink>
          {trace.filing.fileId !== null && trace.place ? (
            <>
              {' '}
              <PageLink
                to={`/economy/source/${trace.filing.id}`}
                search={{ place: trace.place, value: undefined }}
              >
                {t('economy-import.sourceAt', { place: trace.place })}
              </PageLink>
            </>
          ) : null}
        </p>
      ),
      facts: [
        { term: t('indicators.trace.source'), value: trace.filing.source },
        {
          term: t('indicators.trace.signed'),
          value: `${trace.filing.orgName} ${trace.filing.signedBy} ${chinaTime(trace.filing.at)}`,
        },
        ...(trace.link
          ? [{ term: t('indicators.trace.chain'), value: t('indicators.trace.link', trace.link) }]
          : []),
      ],
    },
    {
      key: 'acts',
      title: t('indicators.trace.acts'),
      table: {
        heads: [t('indicators.trace.acts'), t('indicators.trace.signed'), ''],
        rows: trace.acts.map((act, at) => ({
          key: `${act.kind}-${at}`,
          cells: [t(`indicators.act.${act.kind}`), `${act.personName} ${act.postTitle}`, chinaTime(act.at)],
        })),
      },
    },
    ...(trace.others.length > 0
      ? [
          {
            key: 'others',
            title: t('indicators.trace.others'),
            table: {
              heads: [
                t('indicators.col.value'),
                t('indicators.revisions.certainty'),
                t('indicators.trace.reason'),
                '',
              ],
              rows: trace.others.map((one) => ({
                key: one.valueId,
                cells: [
                  sayValue(one),
                  t(`indicators.certainty.${one.certainty}`),
                  one.reason || '—',
                  chinaTime(one.at),
                ],
              })),
            },
          },
        ]
      : []),
  ];
}

/** A value followed back to the cell, the person and the link of the chain; which one stands in the address. */
export function ValueTrace() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const say = useIndicatorWords();
  const stepsOf = useValueSteps();
  const id = params.value;
  const asked = useRoute(getValueTrace, { params: { id: id ?? '' } }, { isEnabled: id !== undefined });
  const trace = id === undefined ? undefined : asked.data;
  return (
    <TraceDrawer
      isOpen={id !== undefined}
      onClose={() => change({ value: undefined })}
      title={trace ? t('indicators.trace', { name: `${trace.subject}${say(trace.indicator)}` }) : ''}
      steps={trace ? stepsOf(trace) : []}
      isLoading={id !== undefined && asked.isLoading}
      error={asked.error}
    />
  );
}
