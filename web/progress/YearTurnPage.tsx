import { useTranslation } from 'react-i18next';
import { NATURES } from '#core/ledger/public.ts';
import { previewYearTurn, turnYear } from '#core/progress/public.ts';
import { usePlace } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { DefinitionGrid } from '../ui/DefinitionGrid.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Figure } from '../ui/Figure.tsx';
import { wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import './overview.css';

/** 结转: what the turn would do, what stands in the way, and the act itself. */
export default function YearTurnPage() {
  const { t } = useTranslation();
  const year = Number(usePlace('year'));
  const tell = useUndoToast();
  const asked = useRoute(previewYearTurn, { params: { year } });
  const act = useAct(turnYear, {
    refreshes: [previewYearTurn],
    onDone: ({ carried, finished }) => tell(t('progress.turn.done', { year, carried, finished })),
  });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { ready, reason, lines, counts } = asked.data;
  return (
    <>
      <PageHead
        title={t('progress.turn.head', { year })}
        under={t('progress.turn.under', { before: year - 1 })}
        trail={[{ to: '/ledger', title: t('app.nav.ledger') }]}
        acts={
          <>
            <PrintButton />
            <ActButton
              type="primary"
              isBusy={act.isPending}
              disabledReason={ready ? null : t('progress.turn.obstacle', { reason })}
              finalSentence={t('progress.turn.final', {
                year,
                carried: counts.carried,
                finished: counts.finished,
              })}
              onAct={() => act.mutate({ params: { year } })}
            >
              {t('progress.turn.act')}
            </ActButton>
          </>
        }
      />
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <section className="panel">
        <DefinitionGrid
          columns={4}
          rows={[
            { term: t('progress.turn.state'), value: ready ? t('progress.turn.ready') : reason },
            { term: t('progress.turn.carried'), value: t('progress.turn.count', { count: counts.carried }) },
            { term: t('progress.turn.renewed'), value: t('progress.turn.count', { count: counts.renewed }) },
            {
              term: t('progress.turn.finished'),
              value: t('progress.turn.count', { count: counts.finished }),
            },
          ]}
        />
      </section>
      {lines.length === 0 ? (
        <EmptyState
          sentence={t(ready ? 'progress.turn.none' : 'progress.turn.later')}
          reason={ready ? '' : reason}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by the keyboard
        <section className="panel turn-table" tabIndex={0} aria-label={t('progress.turn.table')}>
          <table className="plain-table turn-lines">
            <thead>
              <tr>
                <th scope="col">{t('progress.turn.project')}</th>
                <th scope="col">{t('progress.turn.nature')}</th>
                <th scope="col">{t('progress.turn.base', { before: year - 1 })}</th>
                <th scope="col">{t('progress.turn.becomes')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.projectId}>
                  <th scope="row">
                    <PageLink to={`/ledger/${line.projectId}`}>{line.name}</PageLink>
                  </th>
                  <td>
                    {line.natureBefore === line.natureAfter
                      ? wordOf(NATURES, line.natureAfter)
                      : `${wordOf(NATURES, line.natureBefore)} → ${wordOf(NATURES, line.natureAfter)}`}
                  </td>
                  <td>
                    <Figure value={line.baseYuan} of={{ kind: 'amount', unit: '万元' }} />
                  </td>
                  <td>{t(`progress.turn.${line.becomes}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
