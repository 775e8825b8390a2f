import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BoardRowView } from '#core/indicators/contract.ts';
import { useRowNotes } from '../economy-words.ts';

function listMarks(row: BoardRowView, shown: string): string[] {
  return [
    ...(row.period === shown ? [] : ['at']),
    ...(row.figure.certainty === 'forecast' ? ['forecast'] : []),
    ...(row.figure.revisions > 0 ? ['revised'] : []),
    ...(row.extreme ? [row.extreme.side] : []),
    ...(row.signChange ? ['turned'] : []),
  ];
}

/** 预、修、低、高、转: what is worth a word beside a figure, in a sign that says it whole on hover, focus and touch. */
export function RowMarks({ row, shown }: { row: BoardRowView; shown: string }) {
  const { t } = useTranslation();
  const notes = useRowNotes()(row, shown);
  if (notes.length === 0) return null;
  const month = Number(row.period.slice(5));
  const said = notes.join(' · ');
  return (
    <Tooltip title={said} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="plain-button board-marks" aria-label={said}>
        {listMarks(row, shown).map((mark) => (
          <span key={mark} className={`board-mark board-mark-${mark}`} aria-hidden="true">
            {t(`indicators.mark.${mark}`, { month })}
          </span>
        ))}
      </button>
    </Tooltip>
  );
}
