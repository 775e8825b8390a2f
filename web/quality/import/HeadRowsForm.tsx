import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportSheet } from '../../../core/quality/import-outcome.ts';
import type { Draft } from './SheetsPanel.tsx';

interface HeadRowsFormProps {
  sheet: ImportSheet;
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

/** First and last row of the head, when it was not found rightly. */
export function HeadRowsForm({ sheet, draft, onDraft }: HeadRowsFormProps) {
  const { t } = useTranslation();
  const first = sheet.headerRows[0] ?? 1;
  const found = { top: first, bottom: sheet.headerRows.findLast((row, at) => row === first + at) ?? first };
  const head = draft.head ?? found;
  const take = (change: Partial<typeof found>) => onDraft({ ...draft, head: { ...head, ...change } });
  return (
    <div className="import-head-rows no-print">
      <span>{t('quality.import.headFrom')}</span>
      <InputNumber
        size="small"
        min={1}
        max={sheet.rowCount}
        aria-label={t('quality.import.headTop')}
        value={head.top}
        onChange={(top) => top && take({ top, bottom: Math.max(top, head.bottom) })}
      />
      <span>{t('quality.import.headTo')}</span>
      <InputNumber
        size="small"
        min={head.top}
        max={sheet.rowCount}
        aria-label={t('quality.import.headBottom')}
        value={head.bottom}
        onChange={(bottom) => bottom && take({ bottom })}
      />
      <span>{t('quality.import.headEnd')}</span>
    </div>
  );
}
