import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { openKeys } from '../../app/KeysDialog.tsx';
import type { FindingIndex } from './findings.ts';
import type { SaveQueueState } from './use-save-queue.ts';

export interface GridBarProps {
  findings: FindingIndex;
  saving: SaveQueueState;
  /** What the last paste or move had to leave out. */
  notice: string | null;
  /** Count and sum of the selected figures, already printed. */
  selected: string | null;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onNext: () => void;
}

function SaveWords({ saving }: { saving: SaveQueueState }) {
  const { t } = useTranslation();
  return (
    <span className={`save-state save-${saving.state}`} role="status">
      {saving.state === 'refused'
        ? t('ui.grid.save.refused', { count: saving.refused.length, sentence: saving.refusal })
        : t(`ui.grid.save.${saving.state}`, { count: saving.unsentCount })}
      {saving.state === 'refused' ? (
        <Button size="small" type="link" onClick={saving.retry}>
          {t('ui.retry')}
        </Button>
      ) : null}
    </span>
  );
}

/** Under the grid: errors and unexplained warnings with a jump to the next, the selection's sum, what is saved. */
export function GridBar(props: GridBarProps) {
  const { findings } = props;
  const { t } = useTranslation();
  const openCount = findings.open.length;
  return (
    <div className="grid-bar">
      <span className={findings.errorCount > 0 ? 'bar-errors' : ''}>
        {t('ui.grid.errors', { count: findings.errorCount })}
      </span>
      <span className={findings.openWarningCount > 0 ? 'bar-warnings' : ''}>
        {t('ui.grid.warnings', { count: findings.openWarningCount })}
      </span>
      <Button size="small" disabled={openCount === 0} onClick={props.onNext} title="F8">
        {t('ui.grid.next')}
      </Button>
      <Button size="small" disabled={!props.canUndo} onClick={props.onUndo} title="Ctrl+Z">
        {t('ui.undo')}
      </Button>
      <Button size="small" disabled={!props.canRedo} onClick={props.onRedo} title="Ctrl+Y">
        {t('ui.redo')}
      </Button>
      <Button size="small" type="link" onClick={openKeys}>
        {t('ui.grid.keys')}
      </Button>
      <span className="bar-notice" role="status">
        {props.notice}
      </span>
      <span className="bar-space" />
      {props.selected ? <span className="figure">{props.selected}</span> : null}
      <SaveWords saving={props.saving} />
    </div>
  );
}
