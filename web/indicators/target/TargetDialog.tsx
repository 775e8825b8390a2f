import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { getBoard } from '#core/indicators/contract.ts';
import { getTargets, setTargets } from '#core/indicators/settings-contract.ts';
import { TARGET_KINDS, type TargetKind } from '#core/indicators/target.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { chinaTime } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { ORG_SEARCH, useOrgChoices } from '../../ui/use-org-choices.ts';
import { useIndicatorWords } from '../economy-words.ts';
import { type Targets, useAimText } from './target-words.ts';

export interface TargetPlace {
  indicator: string;
  subject: string;
  kind: TargetKind;
}
interface Typed extends TargetPlace {
  value?: string;
  growth?: string;
  rank?: number | null;
  leadOrgId?: string | null;
  basis: string;
  months?: string;
}

const FIGURE = /^-?\d{1,15}(\.\d{1,6})?$/;
const figureOf = (text: string | undefined): string | null => (text?.trim() ? text.trim() : null);
/** Twelve figures with anything between them, as they are copied from a row of a sheet. */
const listMonths = (text: string | undefined): string[] => (text ?? '').split(/[\s，、;；]+/).filter(Boolean);

/** A target of the year with what it rests on; setting it again makes the next version, and earlier ones stay. */
export function TargetDialog({
  page,
  place,
  onClose,
}: {
  page: Targets;
  place: TargetPlace;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const tell = useUndoToast();
  const aimText = useAimText();
  const orgs = useOrgChoices();
  const [form] = Form.useForm<Typed>();
  const act = useAct(setTargets, {
    refreshes: [getTargets, getBoard],
    onDone: () => {
      tell(t('indicators.targets.done', { year: page.year }));
      onClose();
    },
  });
  const versions = page.targets.filter(
    (one) => one.indicator === place.indicator && one.subject === place.subject && one.kind === place.kind,
  );
  const standing = versions.find(({ isStanding }) => isStanding);
  const digits = page.indicators.find(({ code }) => code === place.indicator)?.digits ?? 2;
  const figure = { pattern: FIGURE, message: t('indicators.targets.figure') };
  const send = ({ value, growth, rank, leadOrgId, basis, months, ...where }: Typed) => {
    const monthly = listMonths(months);
    act.mutate({
      params: { year: String(page.year) },
      body: {
        targets: [
          {
            ...where,
            ...{ value: figureOf(value), growth: figureOf(growth), rank: rank ?? null },
            months: monthly.length === 12 ? monthly : null,
            ...{ leadOrgId: leadOrgId ?? null, supportingOrgIds: standing?.supportingOrgIds ?? [], basis },
          },
        ],
      },
    });
  };
  return (
    <Modal
      open
      title={t('indicators.targets.of', { year: page.year })}
      okText={t('indicators.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ loading: act.isPending, style: page.maySet ? {} : { display: 'none' } }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!page.maySet}
        initialValues={{
          ...place,
          ...(place.indicator === '' ? { indicator: undefined } : {}),
          ...{ value: standing?.value ?? '', growth: standing?.growth ?? '', rank: standing?.rank ?? null },
          ...{ leadOrgId: standing?.leadOrgId ?? null, months: standing?.months?.join(' ') ?? '', basis: '' },
        }}
        onFinish={send}
      >
        <div className="target-fields">
          <Form.Item
            name="indicator"
            label={t('indicators.col.indicator')}
            rules={[{ required: true, message: t('indicators.targets.choose') }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={page.indicators.map(({ code, name, unit }) => ({
                value: code,
                label: unit ? `${say(name)}（${say(unit)}）` : say(name),
              }))}
            />
          </Form.Item>
          <Form.Item name="subject" label={t('indicators.subject')}>
            <Select options={page.subjects.map(({ code, name }) => ({ value: code, label: name }))} />
          </Form.Item>
          <Form.Item name="kind" label={t('indicators.targets.kind')}>
            <Select
              options={TARGET_KINDS.map((kind) => ({
                value: kind,
                label: t(`indicators.targets.kind.${kind}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="value" label={t('indicators.targets.value')} rules={[figure]}>
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name="growth" label={t('indicators.targets.growth')} rules={[figure]}>
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name="rank" label={t('indicators.targets.rank')}>
            <InputNumber min={1} max={999} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="leadOrgId" label={t('indicators.targets.lead')}>
            <Select allowClear showSearch={ORG_SEARCH} options={orgs} />
          </Form.Item>
        </div>
        <Form.Item
          name="months"
          label={t('indicators.targets.months')}
          extra={t('indicators.targets.months.what')}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, text: string) => {
                const months = listMonths(text);
                if (months.length === 0) return Promise.resolve();
                if (months.length !== 12 || !months.every((one) => FIGURE.test(one)))
                  return Promise.reject(
                    new Error(t('indicators.targets.months.twelve', { count: months.length })),
                  );
                return figureOf(getFieldValue('value') as string) === null
                  ? Promise.reject(new Error(t('indicators.targets.months.noValue')))
                  : Promise.resolve();
              },
            }),
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
        <Form.Item
          name="basis"
          label={t('indicators.targets.basis')}
          rules={[
            { required: true, min: 2, whitespace: true, message: t('indicators.targets.basis.missing') },
          ]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {versions.length > 0 ? (
        <ol className="filing-history" aria-label={t('indicators.targets.versions')}>
          {versions.map((one) => (
            <li key={one.id}>
              {[
                t('indicators.targets.version', { count: one.versionNo }),
                aimText(one, digits),
                one.basis,
                `${one.personName} ${chinaTime(one.at).slice(0, 10)}`,
              ].join(' · ')}
            </li>
          ))}
        </ol>
      ) : null}
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </Modal>
  );
}
