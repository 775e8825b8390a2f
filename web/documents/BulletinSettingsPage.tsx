import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type BulletinSettingsView,
  getBulletinSettings,
  setBulletinSettings,
} from '#core/documents/bulletin-settings-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import './bulletin-settings.css';

const SWITCHES = ['punctuality', 'amendments', 'evidence', 'lastYear', 'sectors'] as const;
const SEPARATORS = ['、', '，', ',', '；', ';'];

/** 通报设置: issuing body, red head, addressees, copies and switches of the period bulletin. */
export default function BulletinSettingsPage() {
  const { t } = useTranslation();
  const asked = useRoute(getBulletinSettings, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={10} />;
  const { settings, version, validFrom, mayChange } = asked.data;
  return (
    <div className="bulletin-settings">
      <PageHead
        title={t('bulletin.title')}
        under={version === 0 ? t('bulletin.default') : t('bulletin.under', { version, from: validFrom })}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      <SettingsForm key={version} settings={settings} mayChange={mayChange} />
    </div>
  );
}

/** An empty field is not printed. */
const orNull = (text: string | null | undefined): string | null => (text?.trim() ? text.trim() : null);

function SettingsForm({ settings, mayChange }: { settings: BulletinSettingsView; mayChange: boolean }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const save = useAct(setBulletinSettings, {
    refreshes: [getBulletinSettings],
    onDone: ({ version }) => tell(t('bulletin.done', { version })),
  });
  const required = [{ required: true, message: t('bulletin.missing') }];
  const send = (fields: BulletinSettingsView) =>
    save.mutate({
      body: {
        settings: {
          ...fields,
          mark: fields.mark ?? null,
          urgency: fields.urgency ?? null,
          endNote: orNull(fields.endNote),
          copyNumber: orNull(fields.copyNumber),
        },
      },
    });
  const text = (key: 'issuingBody' | 'redHead' | 'printedBy' | 'regionWord') => (
    <Form.Item name={key} label={t(`bulletin.${key}`)} rules={required}>
      <Input maxLength={60} />
    </Form.Item>
  );
  const tags = (key: 'addressees' | 'copyTo') => (
    <Form.Item name={key} label={t(`bulletin.${key}`)} rules={key === 'addressees' ? required : []}>
      <Select mode="tags" tokenSeparators={SEPARATORS} open={false} />
    </Form.Item>
  );
  return (
    <Form<BulletinSettingsView>
      layout="vertical"
      requiredMark={false}
      className="panel"
      disabled={!mayChange}
      initialValues={settings}
      onFinish={send}
    >
      {text('redHead')}
      {text('issuingBody')}
      {text('printedBy')}
      {tags('addressees')}
      {tags('copyTo')}
      {text('regionWord')}
      <Form.Item name="mark" label={t('bulletin.mark')}>
        <Select allowClear options={['公开', '内部', '工作秘密'].map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="urgency" label={t('bulletin.urgency')}>
        <Select allowClear options={['特急', '加急'].map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="copyNumber" label={t('bulletin.copyNumber')}>
        <Input maxLength={6} />
      </Form.Item>
      <Form.Item name="endNote" label={t('bulletin.endNote')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="leastProjectCount"
        label={t('bulletin.leastProjectCount')}
        extra={t('bulletin.leastProjectCountNote')}
        rules={required}
      >
        <InputNumber min={1} max={50} precision={0} />
      </Form.Item>
      <fieldset className="settings-switches">
        <legend>{t('bulletin.switches')}</legend>
        {SWITCHES.map((key) => (
          <Form.Item key={key} name={['switches', key]} valuePropName="checked" noStyle>
            <Checkbox>{t(`bulletin.switch.${key}`)}</Checkbox>
          </Form.Item>
        ))}
      </fieldset>
      {mayChange ? (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('bulletin.save')}
        </Button>
      ) : (
        <p>{t('bulletin.notYours')}</p>
      )}
      {save.error ? <ErrorState error={save.error} inline /> : null}
    </Form>
  );
}
