import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPersons } from '#core/people/public.ts';
import { listHandovers, openHandover, previewHandover } from '#core/today/contract.ts';
import { useOpenPage } from '../app/address.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { OpenMatters } from './OpenMatters.tsx';

interface Choice {
  personId: string;
  orgId: string;
}

/** Who leaves, what he leaves, who takes over: first chosen, then looked at, then opened. */
export function OpenHandoverDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const persons = useRoute(listPersons, { query: {} });
  const [choice, setChoice] = useState<Choice | null>(null);
  const places = (persons.data?.persons ?? []).flatMap((person) => {
    const orgs = new Map(person.posts.map((post) => [post.orgId, post.orgName]));
    return [...orgs].map(([orgId, orgName]) => ({
      value: `${person.personId} ${orgId}`,
      label: `${person.name}　${orgName}`,
    }));
  });
  return (
    <Modal open title={t('today.handover.open')} footer={null} onCancel={onClose} width={640}>
      {persons.error ? <ErrorState error={persons.error} inline /> : null}
      <Form layout="vertical" requiredMark={false}>
        <Form.Item label={t('today.handover.from')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={places}
            loading={!persons.data}
            placeholder={t('today.handover.chooseFrom')}
            aria-label={t('today.handover.from')}
            onChange={(value: string) => {
              const [personId = '', orgId = ''] = value.split(' ');
              setChoice({ personId, orgId });
            }}
          />
        </Form.Item>
      </Form>
      {choice ? <Preview key={`${choice.personId} ${choice.orgId}`} choice={choice} /> : null}
    </Modal>
  );
}

function Preview({ choice }: { choice: Choice }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [toPersonId, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const asked = useRoute(previewHandover, { query: choice });
  const open = useAct(openHandover, {
    refreshes: [listHandovers],
    onDone: ({ handoverId }) => openPage(`/settings/handovers/${handoverId}`),
  });
  if (asked.error) return <ErrorState error={asked.error} inline />;
  if (!asked.data) return <Skeleton lines={3} title={false} />;
  const { posts, items, successors } = asked.data;
  return (
    <Form layout="vertical" requiredMark={false}>
      <OpenMatters posts={posts} items={items} />
      <Form.Item label={t('today.handover.to')}>
        <Select
          aria-label={t('today.handover.to')}
          placeholder={t(successors.length > 0 ? 'today.handover.chooseTo' : 'today.handover.noSuccessor')}
          options={successors.map((s) => ({ value: s.personId, label: `${s.name}　${s.title}` }))}
          onChange={(value: string) => setTo(value)}
        />
      </Form.Item>
      <Form.Item label={t('today.handover.reason')}>
        <Input
          maxLength={200}
          aria-label={t('today.handover.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Form.Item>
      {open.error ? <ErrorState error={open.error} inline /> : null}
      <ActButton
        type="primary"
        disabledReason={toPersonId === null ? t('today.handover.chooseTo') : null}
        isBusy={open.isPending}
        onAct={() =>
          open.mutate({
            body: {
              orgId: choice.orgId,
              fromPersonId: choice.personId,
              toPersonId: toPersonId ?? '',
              reason,
            },
          })
        }
      >
        {t('today.handover.open')}
      </ActButton>
    </Form>
  );
}
