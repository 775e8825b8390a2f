import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';

export interface SlipFields {
  answer: 'attend' | 'leave';
  name?: string;
  post?: string;
  reason?: string;
  substituteName?: string;
  substitutePost?: string;
}

/** The part of a reply that an answer consists of: who comes, or why nobody does and who comes instead. */
export const toSlip = ({
  answer,
  name = '',
  post = '',
  reason = '',
  substituteName = '',
  substitutePost = '',
}: SlipFields) => ({
  answer,
  reason: answer === 'leave' ? reason : '',
  persons: answer === 'attend' ? [{ name, post }] : [],
  substitute: answer === 'leave' && substituteName ? { name: substituteName, post: substitutePost } : null,
});

/** What stands on a reply as the fields of the form. */
export function toSlipFields(
  reply:
    | {
        answer: 'attend' | 'leave';
        persons: readonly { name: string; post: string }[];
        reason: string;
        substitute: { name: string; post: string } | null;
      }
    | null
    | undefined,
): SlipFields {
  if (!reply) return { answer: 'attend' };
  const [person] = reply.persons;
  return {
    answer: reply.answer,
    ...(person ? { name: person.name, post: person.post } : {}),
    reason: reply.reason,
    ...(reply.substitute
      ? { substituteName: reply.substitute.name, substitutePost: reply.substitute.post }
      : {}),
  };
}

/** Fields of a reply slip, inside a form. */
export function ReplySlipFields() {
  const { t } = useTranslation();
  const answer = Form.useWatch('answer');
  const needed = [{ required: true, message: t('meetings.field.missing') }];
  const field = (name: keyof SlipFields, label: string, most: number, isNeeded: boolean) => (
    <Form.Item name={name} label={t(label)} {...(isNeeded ? { rules: needed } : {})}>
      <Input maxLength={most} size="large" />
    </Form.Item>
  );
  return (
    <>
      <Form.Item name="answer" label={t('meetings.reply.answer')}>
        <Radio.Group
          optionType="button"
          size="large"
          options={[
            { value: 'attend', label: t('meetings.reply.attend') },
            { value: 'leave', label: t('meetings.reply.leave') },
          ]}
        />
      </Form.Item>
      {answer === 'leave' ? (
        <>
          {field('reason', 'meetings.field.reason', 300, true)}
          {field('substituteName', 'meetings.reply.substituteName', 40, false)}
          {field('substitutePost', 'meetings.reply.substitutePost', 80, false)}
        </>
      ) : (
        <>
          {field('name', 'meetings.reply.name', 40, true)}
          {field('post', 'meetings.reply.post', 80, false)}
        </>
      )}
    </>
  );
}
