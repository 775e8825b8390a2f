import { Modal } from 'antd';
import { Fragment, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Keys are named as they stand on the keyboard; what they do is in the texts, `app.keys.<part>.<n>`. */
const PARTS: readonly { part: string; keys: readonly string[] }[] = [
  { part: 'everywhere', keys: ['?', 'Ctrl+K', 'Tab / Shift+Tab', 'Enter', 'Esc'] },
  { part: 'list', keys: ['↑ ↓', 'PageUp / PageDown', 'Home / End', 'Enter', 'Ctrl+C'] },
  { part: 'table', keys: ['↑ ↓ ← →', 'Enter', 'Tab'] },
  {
    part: 'grid',
    keys: [
      '↑ ↓ ← →',
      'Tab / Enter',
      'F2',
      'Alt+↓',
      'Ctrl+C / X / V',
      'Ctrl+D',
      'Ctrl+Z / Y',
      'Delete',
      'F8',
      'Esc',
    ],
  },
];

const ASKED = 'luoshi:keys';

/** Opens 键盘操作 from a button. */
export const openKeys = (): void => {
  window.dispatchEvent(new Event(ASKED));
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, .entry-grid') !== null);

/** `?` (also the wide ？) from anywhere but where it is typed, or a button that asks for it. */
function useAsked(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' && event.key !== '？') return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener(ASKED, open);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(ASKED, open);
    };
  }, [open]);
}

/** 键盘操作: what can be done without a mouse, and by which keys. */
export function KeysDialog() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useAsked(useCallback(() => setOpen(true), []));
  return (
    <Modal open={isOpen} onCancel={() => setOpen(false)} footer={null} title={t('app.keys')} destroyOnHidden>
      {PARTS.map(({ part, keys }) => (
        <section key={part} className="keys-part">
          <h3>{t(`app.keys.${part}`)}</h3>
          <dl>
            {keys.map((key, index) => (
              <Fragment key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`app.keys.${part}.${index + 1}`)}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
