import { Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AGGREGATIONS,
  GROWTH_BASES,
  INDICATOR_KINDS,
  Indicator,
  RANK_MEASURES,
  RHYTHMS,
} from '#core/indicators/indicator.ts';

const DIRECTIONS = ['higher-is-better', 'lower-is-better', 'neither'] as const;
const CHOICES = {
  kind: INDICATOR_KINDS,
  direction: DIRECTIONS,
  every: RHYTHMS,
  growth: GROWTH_BASES,
  alongTime: AGGREGATIONS,
  alongHierarchy: AGGREGATIONS,
} as const;
const TEXTS = ['name', 'unit', 'group', 'sourceDepartment'] as const;
const FLAGS = ['hasProRata', 'hasNoJanuary', 'isVeto'] as const;

type Typed = Omit<Indicator, 'rankBy' | 'partOf' | 'ratioOf'> & {
  rankBy: string;
  partOf: string | null;
  ratioOf: string[];
};

interface IndicatorDialogProps {
  indicator: Indicator;
  others: readonly Indicator[];
  onKeep: (indicator: Indicator | null) => void;
  onClose: () => void;
}

/** One definition; what does not go together is said before it is kept. */
export function IndicatorDialog({ indicator, others, onKeep, onClose }: IndicatorDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const [faults, setFaults] = useState<string[]>([]);
  const isNew = indicator.code === '';
  const choices = others
    .filter(({ code }) => code !== indicator.code)
    .map(({ code, name }) => ({ value: code, label: name }));
  const keep = ({ rankBy, partOf, ratioOf, ...typed }: Typed) => {
    const read = Indicator.safeParse({
      ...typed,
      code: isNew ? typed.code : indicator.code,
      ...{
        unit: typed.unit ?? '',
        sourceDepartment: typed.sourceDepartment ?? '',
        dueDay: typed.dueDay ?? null,
      },
      rankBy: rankBy === '' ? null : rankBy,
      partOf: partOf ?? null,
      ratioOf: ratioOf.length === 2 ? ratioOf : null,
    });
    if (read.success) onKeep(read.data);
    else
      setFaults(
        read.error.issues.map(
          ({ path, code, message }) =>
            `${t(`indicators.def.${String(path[0])}`)}${code === 'custom' ? `：${message}` : t('indicators.def.wrong')}`,
        ),
      );
  };
  const choice = (key: keyof typeof CHOICES) => (
    <Form.Item key={key} name={key} label={t(`indicators.def.${key}`)}>
      <Select
        options={CHOICES[key].map((one) => ({ value: one, label: t(`indicators.def.${key}.${one}`) }))}
      />
    </Form.Item>
  );
  return (
    <Modal
      open
      width={760}
      title={isNew ? t('indicators.settings.add') : indicator.name}
      footer={null}
      onCancel={onClose}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...indicator, rankBy: indicator.rankBy ?? '', ratioOf: indicator.ratioOf ?? [] }}
        onFinish={keep}
      >
        <div className="target-fields">
          {isNew ? (
            <Form.Item name="code" label={t('indicators.def.code')} extra={t('indicators.def.code.what')}>
              <Input maxLength={40} />
            </Form.Item>
          ) : null}
          {TEXTS.map((key) => (
            <Form.Item key={key} name={key} label={t(`indicators.def.${key}`)}>
              <Input maxLength={40} />
            </Form.Item>
          ))}
          <Form.Item name="digits" label={t('indicators.def.digits')}>
            <InputNumber min={0} max={4} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="dueDay" label={t('indicators.def.dueDay')}>
            <InputNumber min={1} max={31} style={{ width: '100%' }} />
          </Form.Item>
          {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map(choice)}
          <Form.Item name="rankBy" label={t('indicators.def.rankBy')}>
            <Select
              options={[
                { value: '', label: t('indicators.def.unranked') },
                ...RANK_MEASURES.map((by) => ({ value: by, label: t(`indicators.by.${by}`) })),
              ]}
            />
          </Form.Item>
          <Form.Item name="partOf" label={t('indicators.def.partOf')}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={choices} />
          </Form.Item>
          <Form.Item name="ratioOf" label={t('indicators.def.ratioOf')}>
            <Select
              mode="multiple"
              maxCount={2}
              showSearch={{ optionFilterProp: 'label' }}
              options={choices}
            />
          </Form.Item>
        </div>
        {FLAGS.map((key) => (
          <Form.Item key={key} name={key} valuePropName="checked" noStyle>
            <Checkbox>{t(`indicators.def.${key}`)}</Checkbox>
          </Form.Item>
        ))}
        {faults.length > 0 ? (
          <ul role="alert" className="finding-error">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        ) : null}
        <div className="settings-save">
          <Button type="primary" htmlType="submit">
            {t('indicators.settings.keep')}
          </Button>
          {isNew ? null : (
            <Button danger onClick={() => onKeep(null)}>
              {t('indicators.settings.remove')}
            </Button>
          )}
        </div>
      </Form>
    </Modal>
  );
}
