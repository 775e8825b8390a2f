import { useTranslation } from 'react-i18next';
import { type BoardRowView, getBoard } from '#core/indicators/contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ExportCsv } from '../ui/ExportCsv.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useIsPhone } from '../ui/use-media.ts';
import { BoardCards } from './board/BoardCards.tsx';
import { BoardTable } from './board/BoardTable.tsx';
import { BoardTools } from './board/BoardTools.tsx';
import { listShown } from './board/listed-rows.ts';
import { sortRows } from './board/sort-rows.ts';
import {
  gapText,
  levelText,
  percentText,
  pointsText,
  shareText,
  useIndicatorWords,
  useMonth,
  useMonthWords,
} from './economy-words.ts';
import { NoEconomy } from './NoEconomy.tsx';
import { RevisedSince } from './RevisedSince.tsx';
import { ValueTrace } from './ValueTrace.tsx';
import './indicators.css';

type Board = OutputOf<typeof getBoard>;

function useLines(board: Board | undefined, rows: readonly BoardRowView[]): () => string[][] {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  return () => {
    const heads = ['indicator', 'value', 'growth', 'growthChange', 'target', 'completion', 'proRata'];
    const upper = board?.upper.map(({ shortName }) => say(shortName)) ?? [];
    return [
      [
        ...heads.map((key) => t(`indicators.col.${key}`)),
        ...upper.map((name) => t('indicators.col.upper', { name })),
        ...['rank', 'light'].map((key) => t(`indicators.col.${key}`)),
      ],
      ...rows.map((row) => [
        `${row.indicator.name}${row.indicator.unit ? `（${row.indicator.unit}）` : ''}`,
        levelText(row.figure.value, row.indicator),
        percentText(row.figure.growth),
        pointsText(row.growthChange),
        levelText(row.target?.value ?? null, row.indicator),
        shareText(row.standing.completion),
        gapText(row.standing.proRataGap),
        ...row.upper.map(({ growth }) => percentText(growth)),
        row.rank?.rankText ?? '—',
        t(`ui.light.${row.light}`),
      ]),
    ];
  };
}

function BoardBody({ isPhone, ...props }: Parameters<typeof BoardTable>[0] & { isPhone: boolean }) {
  return isPhone ? <BoardCards rows={props.rows} shown={props.shown} /> : <BoardTable {...props} />;
}

/** 经济运行看板: every indicator of a region at a month, on one screen. */
export default function BoardPage() {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const [params, change] = useSearchParams();
  const wordsOf = useMonthWords();
  const asked = useRoute(getBoard, {
    query: {
      ...useMonth(),
      ...(params.subject ? { subject: params.subject } : {}),
      ...(params.peers ? { group: params.peers } : {}),
    },
  });
  const board = asked.data;
  const isPhone = useIsPhone();
  const sort = params.sort ?? null;
  const listed = listShown(board, params.all === '1');
  const rows = sortRows(
    listed.filter(
      ({ light, indicator }) =>
        (!params.light || light === params.light) && (!params.class || indicator.group === params.class),
    ),
    sort,
  );
  const linesOf = useLines(board, rows);
  if (asked.error?.body.code === 'SUBJECT_NOT_FOUND' && !board) return <NoEconomy tab="board" />;
  if (asked.error && !board) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!board) return <Skeleton lines={12} />;
  const hasOthers = rows.some(({ rank }) => rank?.move?.isAcrossSets);
  const others = hasOthers ? [t('indicators.move.othersNote')] : [];
  const isEmpty = board.rows.every(({ figure }) => figure.value === null && figure.growth === null);
  return (
    <div className="economy-page">
      <PageHead
        title={t('indicators.board')}
        under={[board.subject.name, ...wordsOf(board), ...others].join(' · ')}
        acts={
          <>
            <ExportCsv lines={linesOf} fileName={t('indicators.file', { period: board.period })} />
            <PrintButton />
          </>
        }
      />
      <EconomyTabs current="board" />
      {isEmpty ? (
        <EmptyState
          sentence={t('indicators.none')}
          reason={t('indicators.none.what')}
          firstStep={<PageLink to="/economy/filings">{t('indicators.none.step')}</PageLink>}
        />
      ) : (
        <>
          {board.frozen ? <RevisedSince period={board.period} subjectId={board.subject.id} /> : null}
          <BoardTools board={board} listed={listed} rows={rows} />
          <section className="panel board-panel" aria-label={t('indicators.board')}>
            {rows.length === 0 ? (
              <p className="board-nothing">
                {t('indicators.filter.none')}{' '}
                <button
                  type="button"
                  className="link-button"
                  onClick={() => change({ light: undefined, class: undefined })}
                >
                  {t('indicators.filter.clear')}
                </button>
              </p>
            ) : (
              <BoardBody
                rows={rows}
                isPhone={isPhone}
                shown={{
                  period: board.period,
                  upper: board.upper.map(({ shortName }) => say(shortName)),
                  subjectId: board.subject.id,
                  isSingle: params.month === 'single',
                  onTrace: (row) => change({ value: row.figure.valueId ?? undefined }),
                }}
                sort={sort}
                onSort={(order) => change({ sort: order ?? undefined })}
              />
            )}
          </section>
        </>
      )}
      <ValueTrace />
    </div>
  );
}
