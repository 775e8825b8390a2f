import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { listRobots, setOutsideMail } from '#core/notifications/contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

interface MailPanelProps {
  mail: OutputOf<typeof listRobots>['mail'];
  mayAllowMore: boolean;
}

/** 邮件: which server the operator set, what is wrong with it, and whether letters may name what waits. */
export function MailPanel({ mail, mayAllowMore }: MailPanelProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const allow = useAct(setOutsideMail, {
    refreshes: [listRobots],
    onDone: () => tell(t('notifications.mail.done')),
  });
  const { server, sender, faultIn } = mail;
  const standing =
    server === ''
      ? t('notifications.mail.none')
      : faultIn === ''
        ? t('notifications.mail.server', { server, sender })
        : t('notifications.mail.fault', { name: faultIn });
  return (
    <section className="panel" aria-labelledby="outside-mail">
      <h2 id="outside-mail">{t('notifications.rhythm')}</h2>
      <p>{standing}</p>
      <Checkbox
        checked={mail.tellsMore}
        disabled={!mayAllowMore || allow.isPending}
        onChange={({ target }) => allow.mutate({ body: { tellsMore: target.checked } })}
      >
        {t('notifications.mail.tellsMore')}
      </Checkbox>
      <p className="panel-note">
        {t(mayAllowMore ? 'notifications.mail.tellsMore.under' : 'notifications.tellsMore.not')}
      </p>
      {allow.error ? <ErrorState error={allow.error} inline /> : null}
    </section>
  );
}
