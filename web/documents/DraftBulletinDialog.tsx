import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type BulletinSettingsView,
  getBulletinSettings,
} from '#core/documents/bulletin-settings-contract.ts';
import { draftBulletin, listDocuments } from '#core/documents/contract.ts';
import { useOpenPage } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { usePeriodChoices, useShownPeriod } from '../app/periods.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { stateWord } from './document-words.ts';
import { chooseDraftPeriod, listLiveBulletins } from './draft-periods.ts';

const SWITCHES = ['punctuality', 'amendments', 'evidence', 'lastYear', 'sectors'] as const;

interface DraftFields {
  period: string;
  requests?: string;
  replyByOn?: string;
  seasonNote?: string;
  switches?: string[];
}

type Switches = BulletinSettingsView['switches'];

function toSwitches(chosen: readonly string[]): Switches {
  const on = new Set(chosen);
  return {
    punctuality: on.has('punctuality'),
    amendments: on.has('amendments'),
    evidence: on.has('evidence'),
    lastYear: on.has('lastYear'),
    sectors: on.has('sectors'),
  };
}

/** What stands in the way of the first free period, and what the settings of the region put into a bulletin. */
function useDraftStart() {
  const known = useRoute(listDocuments, { query: { kind: 'period-bulletin' } });
  const settings = useRoute(getBulletinSettings, {});
  return {
    live: known.data ? listLiveBulletins(known.data.documents) : null,
    switches: settings.data?.settings.switches ?? null,
    error: known.error ?? settings.error,
  };
}

/** Drafts the bulletin of a frozen period: which sections, what is asked for, by when. */
export function DraftBulletinDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { live, switches, error } = useDraftStart();
  return (
    <Modal open title={t('documents.draft.title')} footer={null} onCancel={onClose} destroyOnHidden>
      {live && switches ? (
        <DraftForm live={live} switches={switches} />
      ) : error ? (
        <ErrorState error={error} inline />
      ) : (
        <Skeleton lines={6} />
      )}
    </Modal>
  );
}

function DraftForm({ live, switches }: { live: ReturnType<typeof listLiveBulletins>; switches: Switches }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const periodName = usePeriodName();
  const shown = useShownPeriod();
  const frozen = usePeriodChoices().filter((one) => one.status !== 'open');
  const draft = useAct(draftBulletin, {
    refreshes: [listDocuments],
    onDone: ({ documentId }) => openPage(`/documents/${documentId}`),
  });
  const first = chooseDraftPeriod(
    frozen.map((one) => one.period),
    shown,
    live,
  );
  const standing = shown === null ? undefined : live.get(shown);
  const send = (fields: DraftFields) =>
    draft.mutate({
      body: {
        period: fields.period,
        requests: (fields.requests ?? '')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
        replyByOn: fields.replyByOn || null,
        seasonNote: fields.seasonNote?.trim() || null,
        switches: toSwitches(fields.switches ?? []),
      },
    });
  return (
    <>
      {shown !== null && standing ? (
        <p className="documents-quiet">
          {t('documents.draft.hasOne', { period: periodName(shown), state: stateWord(standing.state) })}{' '}
          <PageLink to={`/documents/${standing.id}`}>{t('documents.draft.openIt')}</PageLink>
        </p>
      ) : null}
      {draft.error ? <ErrorState error={draft.error} inline /> : null}
      <Form<DraftFields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ period: first, switches: SWITCHES.filter((name) => switches[name]) }}
        onFinish={send}
      >
        <Form.Item
          name="period"
          label={t('documents.draft.period')}
          rules={[{ required: true, message: t('documents.draft.periodNeeded') }]}
          extra={t(
            frozen.length === 0
              ? 'documents.draft.noneFrozen'
              : first === undefined
                ? 'documents.draft.allHave'
                : 'documents.draft.periodWhy',
          )}
        >
          <Select
            options={frozen.map(({ period }) => {
              const has = live.get(period);
              const label = has ? `${periodName(period)}（${stateWord(has.state)}）` : periodName(period);
              return { value: period, label, disabled: has !== undefined };
            })}
          />
        </Form.Item>
        <Form.Item
          name="requests"
          label={t('documents.draft.requests')}
          extra={t('documents.draft.requestsWhy')}
        >
          <Input.TextArea rows={4} maxLength={4000} />
        </Form.Item>
        <Form.Item name="replyByOn" label={t('documents.draft.replyBy')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="seasonNote"
          label={t('documents.draft.season')}
          extra={t('documents.draft.seasonWhy')}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="switches" label={t('documents.draft.sections')}>
          <Checkbox.Group
            options={SWITCHES.map((name) => ({ value: name, label: t(`documents.draft.switch.${name}`) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={draft.isPending}>
          {t('documents.draft.do')}
        </Button>
      </Form>
    </>
  );
}
