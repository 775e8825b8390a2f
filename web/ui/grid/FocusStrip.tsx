import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shownText } from './cell-text.ts';
import { type CellFinding, type GridColumn, type GridRow, type HistoryPoint, unitOf } from './grid-model.ts';

export interface FocusStripProps {
  row: GridRow | undefined;
  column: GridColumn | undefined;
  lockReason: string | null;
  findings: readonly CellFinding[];
  history: readonly HistoryPoint[] | null;
  onExplain: ((finding: CellFinding) => void) | undefined;
}

/** Above the grid: which cell this is, what was found in it, its last twelve values. Always two lines high. */
export function FocusStrip(props: FocusStripProps) {
  const { row, column, lockReason, findings, history } = props;
  const { t } = useTranslation();
  if (!row || !column) return <div className="focus-strip" />;
  const unit = unitOf(column, t);
  return (
    <div className="focus-strip">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than a narrow screen is scrolled by the keyboard */}
      <section className="focus-where" tabIndex={0} aria-label={t('ui.grid.where')}>
        <b>{row.label}</b>
        <span>
          {column.title}
          {unit === '' ? '' : t('ui.grid.inUnit', { unit })}
        </span>
        {lockReason ? <span className="focus-lock">{lockReason}</span> : null}
        {findings.map((finding) => (
          <span key={finding.sentence} className={`focus-${finding.severity}`}>
            {t('ui.grid.finding', { severity: t(`ui.grid.${finding.severity}`), sentence: finding.sentence })}
            {finding.severity === 'warning' && props.onExplain ? (
              <Button size="small" type="link" onClick={() => props.onExplain?.(finding)}>
                {t(finding.isExplained ? 'ui.grid.explained' : 'ui.grid.explain')}
              </Button>
            ) : null}
          </span>
        ))}
      </section>
      <ol className="focus-history" aria-label={t('ui.grid.history')}>
        {(history ?? []).slice(-12).map((point) => (
          <li key={point.period}>
            <small>{point.period.slice(2)}</small>
            <span>{point.value === null ? '—' : shownText(point.value, column.of)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
