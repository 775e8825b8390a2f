import { Button, Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/ledger/public.ts';
import { correctImport, type ImportRunView } from '../../../core/quality/import-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { refreshImport } from './use-import.ts';

interface SettingsFields {
  year: number;
  takesBases: boolean;
  hasPlan: boolean;
  documentNumber?: string;
  decidedOn?: string;
  approver?: string;
  inForceFrom?: string;
  profile?: ImportPlan['profile'];
}

function toFields(run: ImportRunView, year: number): SettingsFields {
  const { plan, takesBases } = run.settings;
  return {
    year,
    takesBases,
    hasPlan: plan !== null,
    ...(plan ?? { inForceFrom: `${year}-01`, profile: 'seasonal' as const }),
  };
}

function PlanFields() {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('quality.import.needed') }];
  return (
    <div className="import-plan">
      <Form.Item name="documentNumber" label={t('quality.import.planNumber')} rules={needed}>
        <Input maxLength={100} placeholder={t('quality.import.planNumberHint')} />
      </Form.Item>
      <Form.Item name="decidedOn" label={t('quality.import.planDecidedOn')} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="approver" label={t('quality.import.planApprover')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="inForceFrom" label={t('quality.import.planFrom')} rules={needed}>
        <Input type="month" />
      </Form.Item>
      <Form.Item name="profile" label={t('quality.import.planProfile')}>
        <Radio.Group
          options={(['seasonal', 'even', 'working-days'] as const).map((value) => ({
            value,
            label: t(`quality.import.profile.${value}`),
          }))}
        />
      </Form.Item>
    </div>
  );
}

/** How the workbook's year, bases and annual plan are taken over; a plan only with its document (8.4). */
export function SettingsPanel({
  run,
  head,
}: {
  run: ImportRunView;
  head: NonNullable<ImportRunView['head']>;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<SettingsFields>();
  const hasPlan = Form.useWatch('hasPlan', form) ?? run.settings.plan !== null;
  const save = useAct(correctImport, { onDone: () => void refreshImport() });
  const send = ({ year, takesBases, hasPlan: isWanted, ...plan }: SettingsFields) =>
    save.mutate({
      params: { importId: run.id },
      body: { settings: { year, takesBases, plan: isWanted ? (plan as ImportPlan) : null } },
    });
  return (
    <section className="panel">
      <Form
        form={form}
        layout="vertical"
        initialValues={toFields(run, head.year)}
        disabled={!run.may.correct}
        onFinish={send}
      >
        <Form.Item name="year" label={t('quality.import.year')} extra={t('quality.import.yearWhy')}>
          <InputNumber min={2015} max={2045} />
        </Form.Item>
        <Form.Item name="takesBases" valuePropName="checked">
          <Checkbox>{t('quality.import.takesBases')}</Checkbox>
        </Form.Item>
        <Form.Item
          name="hasPlan"
          valuePropName="checked"
          extra={t(`quality.import.planKind.${run.planKind}`)}
        >
          <Checkbox disabled={!head.hasAnnualPlan || !run.may.correct}>
            {t(head.hasAnnualPlan ? 'quality.import.takesPlan' : 'quality.import.noPlanColumn')}
          </Checkbox>
        </Form.Item>
        {hasPlan && head.hasAnnualPlan ? <PlanFields /> : null}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('quality.import.saveSettings')}
        </Button>
      </Form>
      {save.error ? <ErrorState error={save.error} inline /> : null}
    </section>
  );
}
