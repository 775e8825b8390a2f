import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotStarted, type NotStartedView, START_HOLES, START_REASONS } from '#core/ledger/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useRoute } from '../../app/use-route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ExportCsv } from '../../ui/ExportCsv.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { figureText, WAN } from '../../ui/figure-text.ts';
import { wordOf } from '../../ui/labels.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ExplainDialog } from './ExplainDialog.tsx';
import { RedLine } from './RedLine.tsx';

type Answer = OutputOf<typeof listNotStarted>;

const fits = (row: NotStartedView, only: string | undefined): boolean =>
  only === undefined || row.reasonClass === only || (row.holes as string[]).includes(only);

/** Counts by reason and by what is missing; each narrows the list to its projects. */
function Counts({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const chips = [
    ...answer.byHole.map((one) => ({ ...one, word: wordOf(START_HOLES, one.key) })),
    ...answer.byReason.map((one) => ({ ...one, word: wordOf(START_REASONS, one.key) })),
  ];
  return (
    <p className="starts-counts">
      <span>{t('ledger.starts.counts', { count: answer.rows.length, due: answer.dueCount })}</span>
      {chips.map(({ key, count, word }) => (
        <Button
          key={key}
          size="small"
          className="no-print"
          type={params.only === key ? 'primary' : 'default'}
          aria-pressed={params.only === key}
          onClick={() => change({ only: params.only === key ? undefined : key })}
        >
          {word} {count}
        </Button>
      ))}
    </p>
  );
}

/** 签约到开工 (PL-24). */
function Landing({ landing }: { landing: Answer['landing'] }) {
  const { t } = useTranslation();
  if (landing.count === 0) return null;
  return (
    <p className="starts-landing">
      {t('ledger.starts.landing', {
        count: landing.count,
        median: landing.medianDays,
        fastest: landing.fastestDays,
      })}
      {landing.fastest.map((one) => (
        <PageLink key={one.projectId} to={`/ledger/${one.projectId}`}>
          {t('ledger.starts.landing.one', { name: one.name, days: one.days })}
        </PageLink>
      ))}
    </p>
  );
}

function Row({ row, onExplain }: { row: NotStartedView; onExplain: () => void }) {
  const { t } = useTranslation();
  const isMoved = row.originalStartOn !== null && row.originalStartOn !== row.plannedStartOn;
  return (
    <tr>
      <th scope="row">
        <PageLink to={`/ledger/${row.projectId}`}>{row.name}</PageLink>
        {row.startState === 'reported' ? <small> {t('ledger.starts.reported')}</small> : null}
      </th>
      <td>{row.unitName}</td>
      <td>{row.sponsorName}</td>
      <td className="align-right">
        <Figure value={row.annualYuan} of={WAN} reason={t('ledger.null.plan')} />
      </td>
      <td className="starts-day">
        {row.plannedStartOn ?? '—'}
        {isMoved ? <small> {t('ledger.starts.first', { on: row.originalStartOn })}</small> : null}
      </td>
      <td className="align-right">{row.daysPast === null || row.daysPast === 0 ? '—' : row.daysPast}</td>
      <td>
        {row.reasonClass ? wordOf(START_REASONS, row.reasonClass) : '—'}
        {row.explanation === '' ? null : <small className="starts-words"> {row.explanation}</small>}
      </td>
      <td className="starts-day">{row.promisedOn ?? '—'}</td>
      <td>
        {row.holes.map((hole) => (
          <span key={hole} className="starts-hole">
            {wordOf(START_HOLES, hole)}
          </span>
        ))}
      </td>
      <td className="no-print">
        {row.mayExplain ? (
          <Button size="small" onClick={onExplain}>
            {t('ledger.starts.explain')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

const HEADS = [
  'name',
  'unit',
  'sponsor',
  'annual',
  'planned',
  'late',
  'reason',
  'promised',
  'holes',
] as const;

function toLines(rows: readonly NotStartedView[], t: (key: string) => string): string[][] {
  return [
    HEADS.map((head) => t(`ledger.starts.head.${head}`)),
    ...rows.map((row) => [
      row.name,
      row.unitName,
      row.sponsorName,
      figureText(row.annualYuan, WAN),
      row.plannedStartOn ?? '',
      row.daysPast === null ? '' : String(row.daysPast),
      [row.reasonClass ? wordOf(START_REASONS, row.reasonClass) : '', row.explanation]
        .filter(Boolean)
        .join('：'),
      row.promisedOn ?? '',
      row.holes.map((hole) => wordOf(START_HOLES, hole)).join('、'),
    ]),
  ];
}

/** 未开工清单 (PL-10): the longest overdue first, each with its reason, its promise and what is missing. */
export function NotStarted() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [explained, setExplained] = useState<NotStartedView | null>(null);
  const asked = useRoute(listNotStarted, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={10} />;
  const answer = asked.data;
  const rows = answer.rows.filter((row) => fits(row, params.only));
  return (
    <>
      <div className="starts-tools">
        <Counts answer={answer} />
        <RedLine redLineOn={answer.redLineOn} maySet={answer.may.setRedLine} />
        <ExportCsv lines={() => toLines(rows, t)} fileName={t('ledger.starts.file', { on: answer.asOf })} />
      </div>
      <Landing landing={answer.landing} />
      {answer.isCut ? <p className="muted">{t('ledger.starts.cut')}</p> : null}
      {rows.length === 0 ? (
        <EmptyState sentence={t('ledger.starts.none')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by the keyboard
        <section className="panel scrolls-x" tabIndex={0} aria-label={t('ledger.starts.not-started')}>
          <table className="plain-table words-table">
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th
                    key={head}
                    scope="col"
                    className={head === 'annual' || head === 'late' ? 'align-right' : ''}
                  >
                    {t(`ledger.starts.head.${head}`)}
                  </th>
                ))}
                <th scope="col" className="no-print">
                  {t('ledger.starts.head.act')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.projectId} row={row} onExplain={() => setExplained(row)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {explained ? (
        <ExplainDialog
          project={explained}
          today={answer.asOf}
          redLineOn={answer.redLineOn}
          onClose={() => setExplained(null)}
        />
      ) : null}
    </>
  );
}
