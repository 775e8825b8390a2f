import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { NATURES } from '#core/ledger/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { isCarriedFromEarlier, previewYearTurn, turnYear } from '#core/progress/public.ts';
import { useOpenPage, usePlace } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
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

type Turn = OutputOf<typeof previewYearTurn>;
const FIRST_YEAR = 2016;
const LAST_YEAR = 2045;

/** 结转: what the turn would do, what stands in the way, and the act itself; afterwards what it did. */
export default function YearTurnPage() {
  const { t } = useTranslation();
  const year = Number(usePlace('year'));
  const thisYear = Number(useSignedIn().today.slice(0, 4));
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? (
    <YearTurn year={year} />
  ) : (
    <EmptyState
      sentence={t('progress.turn.noYear')}
      firstStep={
        <PageLink to={`/year-turns/${thisYear}`}>{t('progress.turn.head', { year: thisYear })}</PageLink>
      }
    />
  );
}

function YearTurn({ year }: { year: number }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const asked = useRoute(previewYearTurn, { params: { year } });
  const act = useAct(turnYear, {
    refreshes: [previewYearTurn],
    onDone: ({ carried, finished }) => tell(t('progress.turn.done', { year, carried, finished })),
  });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const turn = asked.data;
  return (
    <>
      <PageHead
        title={t('progress.turn.head', { year })}
        under={t('progress.turn.under', { before: year - 1 })}
        trail={[
          { to: '/ledger', title: t('app.nav.ledger') },
          { to: '/ledger/plans', title: t('progress.turn.plans') },
        ]}
        acts={<TurnActs turn={turn} isBusy={act.isPending} onTurn={() => act.mutate({ params: { year } })} />}
      />
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <TurnCounts turn={turn} />
      {turn.lines.length === 0 ? (
        <EmptyState
          sentence={t(turn.state === 'waits' ? 'progress.turn.later' : 'progress.turn.none')}
          reason={turn.reason}
        />
      ) : (
        <TurnTable turn={turn} />
      )}
    </>
  );
}

function TurnActs({ turn, isBusy, onTurn }: { turn: Turn; isBusy: boolean; onTurn: () => void }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const { year, state, may, counts } = turn;
  const thisYear = Number(useSignedIn().today.slice(0, 4));
  const years = [...new Set([thisYear + 1, thisYear, thisYear - 1, year])].sort((a, b) => b - a);
  const obstacle = state === 'ready' ? may.reason : turn.reason;
  return (
    <>
      <Select
        aria-label={t('progress.turn.year')}
        value={year}
        options={years.map((one) => ({ value: one, label: t('progress.turn.head', { year: one }) }))}
        onChange={(next: number) => openPage(`/year-turns/${next}`)}
      />
      <PrintButton />
      {state === 'turned' ? (
        <Button onClick={() => openPage('/ledger/plans', { year: String(year) })}>
          {t('progress.turn.toPlan', { year })}
        </Button>
      ) : (
        <ActButton
          type="primary"
          isBusy={isBusy}
          disabledReason={obstacle === '' ? null : t('progress.turn.obstacle', { reason: obstacle })}
          finalSentence={t('progress.turn.final', {
            year,
            carried: counts.carried,
            finished: counts.finished,
          })}
          onAct={onTurn}
        >
          {t('progress.turn.act')}
        </ActButton>
      )}
    </>
  );
}

function TurnCounts({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const { counts } = turn;
  const count = (of: number) => (turn.state === 'waits' ? '—' : t('progress.turn.count', { count: of }));
  return (
    <section className="panel">
      <DefinitionGrid
        columns={4}
        rows={[
          {
            term: t('progress.turn.state'),
            value: turn.state === 'ready' ? t('progress.turn.ready') : turn.reason,
          },
          { term: t('progress.turn.carried'), value: count(counts.carried) },
          { term: t('progress.turn.renewed'), value: count(counts.renewed) },
          { term: t('progress.turn.finished'), value: count(counts.finished) },
        ]}
      />
      {counts.earlier > 0 ? (
        <p className="turn-earlier">
          {t('progress.turn.earlier', { count: counts.earlier, before: turn.year - 1 })}
        </p>
      ) : null}
    </section>
  );
}

function TurnTable({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const upTo = (period: string | null) =>
    period === null
      ? t('progress.turn.upTo.none')
      : t('progress.turn.upTo', { month: t('progress.month', { month: Number(period.slice(5)) }) });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by the keyboard
    <section className="panel turn-table" tabIndex={0} aria-label={t('progress.turn.table')}>
      <table className="plain-table turn-lines">
        <thead>
          <tr>
            <th scope="col">{t('progress.turn.project')}</th>
            <th scope="col">{t('progress.turn.nature')}</th>
            <th scope="col">{t('progress.turn.base', { before: turn.year - 1 })}</th>
            <th scope="col">{t('progress.turn.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {turn.lines.map((line) => (
            <tr key={line.projectId}>
              <th scope="row">
                <PageLink to={`/ledger/${line.projectId}`}>{line.name}</PageLink>
              </th>
              <td data-label={t('progress.turn.nature')}>
                {line.natureBefore === line.natureAfter
                  ? wordOf(NATURES, line.natureAfter)
                  : `${wordOf(NATURES, line.natureBefore)} → ${wordOf(NATURES, line.natureAfter)}`}
              </td>
              <td data-label={t('progress.turn.base', { before: turn.year - 1 })}>
                {isCarriedFromEarlier(line, turn.year) ? <small>{upTo(line.actualPeriod)} </small> : null}
                {line.isBaseKept ? <small>{t('progress.turn.kept')} </small> : null}
                <Figure value={line.baseYuan} of={{ kind: 'amount', unit: '万元' }} />
              </td>
              <td data-label={t('progress.turn.becomes')}>{t(`progress.turn.${line.becomes}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
