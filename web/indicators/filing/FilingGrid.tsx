import { Segmented } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isDueIn } from '#core/indicators/due-months.ts';
import { getPreviousPeriod } from '#core/platform/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { useSignedIn } from '../../app/session.ts';
import { EntryGrid, type GridState } from '../../ui/EntryGrid.tsx';
import type { CellFinding, GridColumn, GridRow } from '../../ui/grid/grid-model.ts';
import { useIndicatorWords } from '../economy-words.ts';
import { type Figure, putChanges, readColumnKey, toColumnKey } from './filing-cells.ts';
import type { Filing, SaveFiling } from './use-filing.ts';

const VIEWS = ['own', 'regions', 'others'] as const;
type View = (typeof VIEWS)[number];
type Subject = Filing['subjects'][number];

const isIn: Record<View, (subject: Subject) => boolean> = {
  own: ({ isOwn }) => isOwn,
  regions: ({ kind }) => kind === 'region',
  others: ({ kind }) => kind !== 'region',
};

function useColumns(subjects: readonly Subject[], view: View): GridColumn[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const figures: Figure[] = view === 'own' ? ['value', 'growth', 'base'] : ['value', 'growth'];
    const text = { kind: 'text' } as const;
    return [
      {
        key: 'name',
        title: t('indicators.col.indicator'),
        of: text,
        width: 210,
        isFrozen: true,
        isFixed: true,
      },
      { key: 'unit', title: t('indicators.filing.unit'), of: text, width: 78, isFixed: true },
      ...subjects.flatMap((subject) =>
        figures.map((figure) => ({
          key: toColumnKey(subject.code, figure),
          title: t(`indicators.filing.col.${figure}`, { name: subject.shortName }),
          of: { kind: 'number' as const },
          // The month before stands grey in the same cell.
          width: view === 'own' ? 140 : figure === 'value' ? 150 : 104,
        })),
      ),
    ];
  }, [subjects, view, t]);
}

function useRows(page: Filing, period: string): GridRow[] {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  return useMemo(() => {
    const cellOf = new Map(page.cells.map((cell) => [`${cell.indicator} ${cell.subject}`, cell]));
    const beforeOf = new Map(page.before.map((one) => [`${one.indicator} ${one.subject}`, one]));
    const isOpen = page.allowed.includes('save');
    // What has no figure in this month stands below what is asked for.
    const due = [true, false].flatMap((is) => page.indicators.filter((one) => isDueIn(one, period) === is));
    return due.map((indicator) => {
      const isDue = isDueIn(indicator, period);
      const figures = page.subjects.flatMap(({ code }) => {
        const cell = cellOf.get(`${indicator.code} ${code}`);
        return [
          [toColumnKey(code, 'value'), cell?.value ?? null],
          [toColumnKey(code, 'growth'), cell?.growth ?? null],
          [toColumnKey(code, 'base'), cell?.base ?? null],
        ] as const;
      });
      const lasts = page.subjects.map(
        ({ code }) =>
          [toColumnKey(code, 'value'), beforeOf.get(`${indicator.code} ${code}`)?.lastMonth ?? null] as const,
      );
      const bases = page.subjects.map(
        ({ code }) =>
          [toColumnKey(code, 'base'), beforeOf.get(`${indicator.code} ${code}`)?.lastYear ?? null] as const,
      );
      const noGrowth = page.subjects.map(
        ({ code }) => [toColumnKey(code, 'growth'), t('indicators.filing.noGrowth')] as const,
      );
      return {
        id: indicator.code,
        label: say(indicator.name),
        values: { name: say(indicator.name), unit: say(indicator.unit), ...Object.fromEntries(figures) },
        last: Object.fromEntries([...lasts, ...bases]),
        lockedReason: isOpen ? (isDue ? null : t('indicators.filing.notDue')) : t('indicators.filing.locked'),
        lockedCells: indicator.growth === 'none' ? Object.fromEntries(noGrowth) : {},
      };
    });
  }, [page, period, say, t]);
}

function toFindings(page: Filing): CellFinding[] {
  return page.findings.map((finding) => ({
    rowId: finding.indicator,
    columnKey: toColumnKey(finding.subject, finding.ruleId === 'IND-013' ? 'growth' : 'value'),
    severity: finding.severity,
    sentence: `${finding.sentence}${finding.remedy === '' ? '' : `；${finding.remedy}`}`,
    isExplained: (page.explanations[finding.key] ?? '').length >= 2,
  }));
}

interface FilingGridProps {
  page: Filing;
  period: string;
  save: SaveFiling;
  onState: (state: GridState) => void;
  onExplain: (finding: CellFinding) => void;
}

/** The figures of a month as a sheet: indicators down, a subject's value, growth and comparable base across. */
export function FilingGrid({ page, period, save, onState, onExplain }: FilingGridProps) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const { personId } = useSignedIn();
  const views = VIEWS.filter((view) => page.subjects.some(isIn[view]));
  const view = views.find((one) => one === params.of) ?? views[0] ?? 'own';
  const subjects = useMemo(
    () => page.subjects.filter(isIn[view]).sort((a, b) => Number(b.isOwn) - Number(a.isOwn)),
    [page.subjects, view],
  );
  const columns = useColumns(subjects, view);
  const rows = useRows(page, period);
  const findings = useMemo(() => toFindings(page), [page]);
  const historyOf = useCallback(
    (rowId: string, columnKey: string) => {
      const column = readColumnKey(columnKey);
      if (column?.figure !== 'value') return null;
      const found = page.before.find((one) => one.indicator === rowId && one.subject === column.subject);
      const yearAgo = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
      return found
        ? [
            { period: yearAgo, value: found.lastYear },
            { period: getPreviousPeriod(period), value: found.lastMonth },
          ]
        : [];
    },
    [page.before, period],
  );
  return (
    <>
      <div className="board-tools">
        {views.length > 1 ? (
          <Segmented<View>
            size="small"
            aria-label={t('indicators.subject')}
            value={view}
            options={views.map((one) => ({ value: one, label: t(`indicators.filing.of.${one}`) }))}
            onChange={(one) => change({ of: one === views[0] ? undefined : one })}
          />
        ) : null}
        <span className="board-count">{t('indicators.filing.grey')}</span>
      </div>
      <EntryGrid
        key={view}
        label={page.filing.title}
        columns={columns}
        rows={rows}
        findings={findings}
        keptKey={`indicators.${personId}.${page.filing.id}.${view}`}
        onCellsChange={(changes, requestId) =>
          save((draft) => ({ ...draft, cells: putChanges(draft.cells, changes, period) }), requestId)
        }
        history={historyOf}
        onExplain={onExplain}
        onState={onState}
        height="auto"
        isCompact
      />
    </>
  );
}
