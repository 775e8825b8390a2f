import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { copyText } from '../ui/copy-text.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { NewAccount } from './new-account.ts';

/** Initial passwords, shown once: to be copied and handed over, changed at the first sign-in. */
export function InitialPasswords({
  accounts,
  onClose,
}: {
  accounts: readonly NewAccount[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  if (accounts.length === 0) return null;
  const lines = accounts.map((a) =>
    t('people.initial.line', { who: a.who, login: a.login, password: a.initialPassword }),
  );
  const copy = async () => {
    const done = await copyText(lines.join('\n'));
    tell(t(done ? 'people.initial.copied' : 'people.initial.byHand', { count: lines.length }));
  };
  return (
    <Alert
      type="warning"
      className="initial-passwords"
      title={t('people.initial.title')}
      description={
        <ul className="settings-list">
          {lines.map((line) => (
            <li key={line} className="tabular">
              {line}
            </li>
          ))}
        </ul>
      }
      action={
        <span className="initial-acts">
          <Button size="small" type="primary" onClick={() => void copy()}>
            {t('people.initial.copy')}
          </Button>
          <Button size="small" onClick={onClose}>
            {t('people.initial.kept')}
          </Button>
        </span>
      }
    />
  );
}
