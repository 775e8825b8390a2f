import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { MAIL_RHYTHM_WORDS, type NoticeChoices } from '#core/notifications/choices.ts';
import { getNoticeChoices, setNoticeChoices } from '#core/notifications/contract.ts';
import { NOTICE_GROUPS } from '#core/notifications/notice-group.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { choicesOf } from '../ui/labels.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

/** 提醒方式: e-mail, when, and what is kept quiet outside. */
export function ChoicesPanel() {
  const { t } = useTranslation();
  const asked = useRoute(getNoticeChoices, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  return (
    <section className="panel" aria-labelledby="notice-choices">
      <h2 id="notice-choices">{t('notifications.choices')}</h2>
      <p className="panel-note">{t('notifications.choices.under')}</p>
      {asked.data ? (
        <>
          {asked.data.canMail ? null : <p className="panel-note">{t('notifications.noMail')}</p>}
          <ChoicesForm choices={asked.data.choices} />
        </>
      ) : (
        <Skeleton lines={4} />
      )}
    </section>
  );
}

function ChoicesForm({ choices }: { choices: NoticeChoices }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const save = useAct(setNoticeChoices, {
    refreshes: [getNoticeChoices],
    onDone: () => tell(t('notifications.choices.done')),
  });
  return (
    <Form<NoticeChoices>
      layout="vertical"
      requiredMark={false}
      className="form-columns"
      initialValues={choices}
      onFinish={(wish) => save.mutate({ body: { ...wish, mailAddress: wish.mailAddress.trim() } })}
    >
      <Form.Item
        name="mailAddress"
        label={t('notifications.mailAddress')}
        rules={[{ type: 'email', message: t('notifications.mailAddress.wrong') }]}
      >
        <Input autoComplete="email" maxLength={120} />
      </Form.Item>
      <Form.Item name="rhythm" label={t('notifications.rhythm')}>
        <Select options={choicesOf(MAIL_RHYTHM_WORDS)} />
      </Form.Item>
      <Form.Item label={t('notifications.quiet')}>
        <span className="quiet-times">
          <Form.Item name="quietFrom" noStyle>
            <Input type="time" required aria-label={t('notifications.quiet')} />
          </Form.Item>
          <span>—</span>
          <Form.Item name="quietTo" noStyle>
            <Input type="time" required aria-label={t('notifications.quiet')} />
          </Form.Item>
        </span>
      </Form.Item>
      <Form.Item name="quietOnDaysOff" valuePropName="checked" label=" " colon={false}>
        <Checkbox>{t('notifications.quietOnDaysOff')}</Checkbox>
      </Form.Item>
      <Form.Item name="mutedGroups" label={t('notifications.muted')} className="form-whole">
        <Checkbox.Group options={choicesOf(NOTICE_GROUPS)} />
      </Form.Item>
      <div className="form-whole">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('notifications.save')}
        </Button>
        {save.error ? <ErrorState error={save.error} inline /> : null}
      </div>
    </Form>
  );
}
