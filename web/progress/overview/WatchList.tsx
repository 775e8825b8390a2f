import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listProjectRows, type ProjectRowView } from '#core/progress/public.ts';
import { inLocalWords } from '../../app/local-words.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Figure } from '../../ui/Figure.tsx';
import type { RowsBehind } from '../../ui/filters/rows-behind.ts';
import { Light, type LightColour } from '../../ui/Light.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

const SHOWN = 40;

interface List {
  key: 'behind' | 'planned' | 'building' | 'holes';
  narrows: Record<string, string>;
  sort: 'leadPoints' | 'serial' | 'light';
}

/** The behind list, the two lists (planned to start, building), and projects that lack one of the five ones. */
const LISTS: readonly List[] = [
  { key: 'behind', narrows: { standing: 'behind,unreported' }, sort: 'leadPoints' },
  { key: 'planned', narrows: { start: 'planned' }, sort: 'serial' },
  { key: 'building', narrows: { start: 'building' }, sort: 'serial' },
  { key: 'holes', narrows: { hole: 'any' }, sort: 'serial' },
];

function useList(list: List, period: string, filters: Record<string, string>, limit: number) {
  return useRoute(listProjectRows, {
    query: { period, rows: 'top', sort: list.sort, limit, ...filters, ...list.narrows },
  });
}

function Line({ row, kind }: { row: ProjectRowView; kind: List['key'] }) {
  const { t } = useTranslation();
  const why = kind === 'holes' ? inLocalWords(row.holes.join('、')) : row.reason;
  return (
    <li>
      <PageLink to={`/ledger/${row.id}`} className="watch-line">
        <Light colour={row.light as LightColour} wordless />
        <span className="watch-name">{row.name}</span>
        <span className="watch-figure">
          <Figure
            value={row.leadPoints === null ? null : row.completionRate}
            of={{ kind: 'points', against: row.plannedShare }}
            reason={t('progress.null.noLead')}
          />
        </span>
        <span className="watch-why">
          {row.unitName} · {why === '' ? t(`ui.standing.${row.standing}`) : why}
        </span>
      </PageLink>
    </li>
  );
}

export interface WatchListProps {
  period: string;
  filters: Record<string, string>;
  /** Without any annual plan nobody is behind it. */
  hasPlan: boolean;
  onOpen: (rows: RowsBehind) => void;
}

/** To the right of the table: who is behind, each with its first reason; and the other lists that leaders ask for. */
export function WatchList({ period, filters, hasPlan, onOpen }: WatchListProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<List['key']>('behind');
  const list = LISTS.find((one) => one.key === shown) ?? (LISTS[0] as List);
  const asked = useList(list, period, filters, SHOWN);
  const matched = asked.data?.matched ?? null;
  return (
    <section className="panel watch">
      <header className="watch-head">
        <Segmented<List['key']>
          size="small"
          aria-label={t('progress.watch.label')}
          value={shown}
          options={LISTS.map(({ key }) => ({ value: key, label: t(`progress.watch.${key}`) }))}
          onChange={setShown}
        />
        {shown === 'planned' ? <PageLink to="/ledger/starts">{t('progress.watch.whyNot')}</PageLink> : null}
        {matched !== null && matched > 0 ? (
          <button
            type="button"
            className="link-button"
            onClick={() => onOpen({ narrows: list.narrows, sort: list.sort })}
          >
            {t('progress.watch.all', { count: matched })}
          </button>
        ) : null}
      </header>
      {asked.error ? <ErrorState error={asked.error} inline /> : null}
      {asked.isPending ? <Skeleton lines={6} title={false} /> : null}
      {matched === 0 ? (
        <p className="watch-none">
          {t(
            shown === 'behind' && !hasPlan ? 'progress.watch.behind.noPlan' : `progress.watch.${shown}.none`,
          )}
        </p>
      ) : null}
      <ol className="watch-list">
        {(asked.data?.rows ?? []).map((row) => (
          <Line key={row.id} row={row} kind={shown} />
        ))}
      </ol>
    </section>
  );
}
