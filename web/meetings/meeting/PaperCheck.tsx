import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { type Meeting, may, useMeetingStep } from '../use-meeting.ts';

/** What a unit said to the minutes on paper or by telephone, recorded by the office that sent them. */
export function PaperCheck({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [orgId, setOrgId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { act, take } = useMeetingStep(meeting, () => {
    setOrgId(null);
    setText('');
  });
  const waiting = (meeting.notice?.invited ?? []).filter(
    ({ org }) => !meeting.checks.some((one) => one.org.id === org.id && one.answer === 'agree'),
  );
  if (!meeting.may.draft || !may(meeting, 'check-minutes') || waiting.length === 0) return null;
  const send = (answer: 'agree' | 'suggest') => {
    if (orgId !== null) take({ kind: 'check-minutes', orgId, answer, text, way: 'paper', on: meeting.today });
  };
  return (
    <fieldset className="meeting-check no-print">
      <legend>{t('meetings.check.paper')}</legend>
      <Select
        className="meeting-check-unit"
        aria-label={t('meetings.replies.unit')}
        placeholder={t('meetings.replies.unit')}
        value={orgId}
        showSearch={{ optionFilterProp: 'label' }}
        options={waiting.map(({ org }) => ({ value: org.id, label: org.name }))}
        onChange={setOrgId}
      />
      <Input.TextArea
        value={text}
        maxLength={1000}
        autoSize={{ minRows: 1 }}
        aria-label={t('meetings.check.paperText')}
        placeholder={t('meetings.check.paperText')}
        onChange={(event) => setText(event.target.value)}
      />
      <Button disabled={orgId === null} loading={act.isPending} onClick={() => send('agree')}>
        {t('meetings.check.agree')}
      </Button>
      <Button disabled={orgId === null || text.trim() === ''} onClick={() => send('suggest')}>
        {t('meetings.check.recordSuggest')}
      </Button>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </fieldset>
  );
}
