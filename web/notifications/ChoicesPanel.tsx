import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAIL_RHYTHM_WORDS, type NoticeChoices } from '#core/notifications/choices.ts';
import {
  getNoticeChoices,
  type LetterView,
  setNoticeChoices,
  tryMail,
} from '#core/notifications/contract.ts';
import { NOTICE_GROUPS } from '#core/notifications/notice-group.ts';
import { SEND_FAULTS } from '#core/notifications/send-fault.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime, choicesOf, wordOf } from '../ui/labels.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

const EVERY_MS = 2_000;

/** 提醒方式: e-mail, when, and what is kept quiet outside. */
export function ChoicesPanel() {
  const { t } = useTranslation();
  const [isWaiting, setWaiting] = useState(false);
  const asked = useRoute(getNoticeChoices, {}, isWaiting ? { everyMs: EVERY_MS } : {});
  const state = asked.data?.lastLetter?.state;
  useEffect(() => setWaiting(state === 'waiting' || state === 'sending'), [state]);
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  return (
    <section className="panel" aria-labelledby="notice-choices">
      <h2 id="notice-choices">{t('notifications.choices')}</h2>
      {asked.data ? (
        <>
          <p className="panel-note">
            {t(asked.data.tellsMore ? 'notifications.choices.more' : 'notifications.choices.under')}
          </p>
          {asked.data.canMail ? null : <p className="panel-note">{t('notifications.noMail')}</p>}
          <ChoicesForm choices={asked.data.choices} canTry={asked.data.canMail} />
          <LastLetter letter={asked.data.lastLetter} />
        </>
      ) : (
        <Skeleton lines={4} />
      )}
    </section>
  );
}

function LastLetter({ letter }: { letter: LetterView | null }) {
  const { t } = useTranslation();
  if (!letter) return null;
  const why = [
    letter.fault && wordOf(SEND_FAULTS, letter.fault),
    letter.state === 'sent' ? '' : letter.answer,
  ];
  return (
    <p className="panel-note" role="status">
      {t('notifications.lastLetter', { at: chinaTime(letter.at), state: t(`notifications.${letter.state}`) })}
      {why.some(Boolean) ? `　${why.filter(Boolean).join(' · ')}` : ''}
    </p>
  );
}

function ChoicesForm({ choices, canTry }: { choices: NoticeChoices; canTry: boolean }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const save = useAct(setNoticeChoices, {
    refreshes: [getNoticeChoices],
    onDone: () => tell(t('notifications.choices.done')),
  });
  const tries = useAct(tryMail, {
    refreshes: [getNoticeChoices],
    onDone: ({ isSent }) => tell(t(isSent ? 'notifications.tryMail.done' : 'notifications.tryMail.soon')),
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
            <Input type="time" required aria-label={t('notifications.quiet.from')} />
          </Form.Item>
          <span>—</span>
          <Form.Item name="quietTo" noStyle>
            <Input type="time" required aria-label={t('notifications.quiet.to')} />
          </Form.Item>
        </span>
      </Form.Item>
      <Form.Item name="quietOnDaysOff" valuePropName="checked" label=" " colon={false}>
        <Checkbox>{t('notifications.quietOnDaysOff')}</Checkbox>
      </Form.Item>
      <Form.Item name="mutedGroups" label={t('notifications.muted')} className="form-whole">
        <Checkbox.Group options={choicesOf(NOTICE_GROUPS)} />
      </Form.Item>
      <div className="form-whole line-acts">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('notifications.save')}
        </Button>
        {canTry && choices.mailAddress !== '' ? (
          <Button loading={tries.isPending} onClick={() => tries.mutate({})}>
            {t('notifications.tryMail')}
          </Button>
        ) : null}
        {save.error || tries.error ? <ErrorState error={save.error ?? tries.error} inline /> : null}
      </div>
    </Form>
  );
}
