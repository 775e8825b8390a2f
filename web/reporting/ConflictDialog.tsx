import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactWan } from './reporting-words.ts';
import type { Conflict } from './save-cells.ts';

export interface ConflictDialogProps {
  conflicts: readonly Conflict[];
  onMine: (conflict: Conflict) => void;
  onTheirs: (conflict: Conflict) => void;
}

const shown = (conflict: Conflict, text: string): string =>
  conflict.field.endsWith('Yuan') && /^-?\d+(\.\d+)?$/.test(text) ? exactWan(text) : text || '—';

/** Somebody else changed the same cell meanwhile: both values, and the person chooses; nothing is overwritten in silence. */
export function ConflictDialog({ conflicts, onMine, onTheirs }: ConflictDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal open={conflicts.length > 0} title={t('reporting.conflict.title')} footer={null} closable={false}>
      <p>{t('reporting.conflict.under')}</p>
      <ul className="conflict-list">
        {conflicts.map((conflict) => (
          <li key={`${conflict.projectId} ${conflict.field}`}>
            <b>
              {conflict.projectName} {conflict.fieldLabel}
            </b>
            <div className="conflict-choice">
              <Button size="small" onClick={() => onMine(conflict)}>
                {t('reporting.conflict.mine', { value: shown(conflict, conflict.yours) })}
              </Button>
              <Button size="small" onClick={() => onTheirs(conflict)}>
                {t('reporting.conflict.theirs', {
                  who: conflict.byName,
                  value: shown(conflict, conflict.theirs),
                })}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
