import { Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AGGREGATIONS,
  GROWTH_BASES,
  INDICATOR_KINDS,
  type Indicator,
  RANK_MEASURES,
  RHYTHMS,
} from '#core/indicators/indicator.ts';
import { useAskBeforeClose } from '../../app/use-ask-before-close.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { useIndicatorWords } from '../economy-words.ts';
import { readDefinition } from './read-definition.ts';

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
  /** Numerator and denominator. */
  ratioTop: string | null;
  ratioBottom: string | null;
};

interface IndicatorDialogProps {
  indicator: Indicator;
  others: readonly Indicator[];
  /** Signed values stand under it: it stays in the package. */
  hasValues: boolean;
  onKeep: (indicator: Indicator | null) => void;
  onClose: () => void;
}

/** What holds its removal back, in words; null: nothing does. */
function useRemovalHold({ indicator, others, hasValues }: IndicatorDialogProps): string | null {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const users = others.filter(
    ({ partOf, ratioOf }) => partOf === indicator.code || ratioOf?.includes(indicator.code),
  );
  if (hasValues) return t('economy-settings.def.hasValues');
  return users.length === 0
    ? null
    : t('economy-settings.def.isUsed', {
        names: users.map(({ name }) => say(name)).join(t('indicators.listComma')),
      });
}

/** One definition; what is wrong is said at its field, and what does not go together before it is kept. */
export function IndicatorDialog(props: IndicatorDialogProps) {
  const { indicator, others, onKeep, onClose } = props;
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const [form] = Form.useForm<Typed>();
  const removalHold = useRemovalHold(props);
  const [isTyped, setTyped] = useState(false);
  const close = useAskBeforeClose(isTyped, onClose);
  const isNew = indicator.code === '';
  const rest = others.filter(({ code }) => code !== indicator.code);
  const choices = rest.map(({ code, name }) => ({ value: code, label: say(name) }));
  const keep = (typed: Typed) => {
    const { indicator: read, faults } = readDefinition(typed, isNew ? null : indicator.code, rest);
    if (read) return onKeep(read);
    form.setFields(
      faults.map(({ field, message, isOurs }) => ({
        name: field as keyof Typed,
        errors: [isOurs ? t(`economy-settings.def.fault.${message}`) : say(message)],
      })),
    );
    form.scrollToField(faults[0]?.field as keyof Typed);
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
      title={isNew ? t('indicators.settings.add') : say(indicator.name)}
      footer={null}
      onCancel={close}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          ...indicator,
          rankBy: indicator.rankBy ?? '',
          ...{ ratioTop: indicator.ratioOf?.[0] ?? null, ratioBottom: indicator.ratioOf?.[1] ?? null },
        }}
        onValuesChange={() => setTyped(true)}
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
          {isNew ? null : (
            <Form.Item name="until" label={t('indicators.def.until')}>
              <Input maxLength={7} placeholder="2026-09" />
            </Form.Item>
          )}
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
          {(['ratioTop', 'ratioBottom'] as const).map((key) => (
            <Form.Item key={key} name={key} label={t(`economy-settings.def.${key}`)}>
              <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={choices} />
            </Form.Item>
          ))}
        </div>
        <div className="definition-flags">
          {FLAGS.map((key) => (
            <Form.Item key={key} name={key} valuePropName="checked">
              <Checkbox>{t(`indicators.def.${key}`)}</Checkbox>
            </Form.Item>
          ))}
        </div>
        <div className="settings-save">
          <Button type="primary" htmlType="submit">
            {t('indicators.settings.keep')}
          </Button>
          {isNew ? null : (
            <ActButton danger disabledReason={removalHold} onAct={() => onKeep(null)}>
              {t('indicators.settings.remove')}
            </ActButton>
          )}
          <span className="board-count">{t('economy-settings.def.keep.what')}</span>
        </div>
      </Form>
    </Modal>
  );
}
