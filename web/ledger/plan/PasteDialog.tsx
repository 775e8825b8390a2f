import { Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leftOver, type PastedPlan, type PlanLine, readPastedPlan } from './plan-draft.ts';

/** 从 Excel 粘贴 with what was understood and what was not; it stays open for the lines that are left. */
export function PasteDialog({
  lines,
  onClose,
  onTake,
}: {
  lines: readonly PlanLine[];
  onClose: () => void;
  onTake: (pasted: PastedPlan) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const pasted = useMemo(() => readPastedPlan(text, lines), [text, lines]);
  // What was not understood stays to be mended; nothing that was pasted is dropped with the dialog.
  const take = () => {
    onTake(pasted);
    if (pasted.problems.length === 0) onClose();
    else setText(leftOver(pasted));
  };
  return (
    <Modal
      open
      width={720}
      title={t('ledger.plan.paste')}
      okText={t('ledger.plan.take', { count: pasted.matched })}
      okButtonProps={{ disabled: pasted.matched === 0 }}
      cancelText={t('ui.cancel')}
      onCancel={onClose}
      onOk={take}
    >
      <p className="muted">{t('ledger.plan.pasteHow')}</p>
      <Input.TextArea
        autoFocus
        rows={10}
        aria-label={t('ledger.plan.paste')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() === '' ? null : (
        <p role="status">
          {t('ledger.plan.understood', { count: pasted.matched })}
          {pasted.problems.length > 0
            ? `；${t('ledger.plan.notUnderstood', { count: pasted.problems.length })}`
            : ''}
        </p>
      )}
      <ul className="paste-problems">
        {pasted.problems.slice(0, 30).map((problem) => (
          <li key={problem.line}>
            {t(`ledger.plan.problem.${problem.why}`, { line: problem.line, text: problem.text })}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
