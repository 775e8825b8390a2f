import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getBoard } from '#core/indicators/contract.ts';
import { getTargets, setTargets } from '#core/indicators/settings-contract.ts';
import { TARGET_KINDS, type TargetKind } from '#core/indicators/target.ts';
import { useAskBeforeClose } from '../../app/use-ask-before-close.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { chinaTime } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { ORG_SEARCH, useOrgChoices } from '../../ui/use-org-choices.ts';
import { useIndicatorWords } from '../economy-words.ts';
import { checkMonths, FIGURE, isEmptyTarget, readTarget, type TypedTarget } from './read-target.ts';
import { ShareOverMonths } from './ShareOverMonths.tsx';
import { type Targets, useAimText } from './target-words.ts';

export interface TargetPlace {
  indicator: string;
  subject: string;
  kind: TargetKind;
}

const listVersions = (page: Targets, { indicator, subject, kind }: TargetPlace) =>
  page.targets.filter((one) => one.indicator === indicator && one.subject === subject && one.kind === kind);

const toTyped = (standing: Targets['targets'][number] | undefined) => ({
  ...{ value: standing?.value ?? '', growth: standing?.growth ?? '', rank: standing?.rank ?? null },
  ...{ leadOrgId: standing?.leadOrgId ?? null, supportingOrgIds: standing?.supportingOrgIds ?? [] },
  months: standing?.months?.join(' ') ?? '',
});

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
  const [form] = Form.useForm<TypedTarget>();
  const act = useAct(setTargets, {
    refreshes: [getTargets, getBoard],
    onDone: () => {
      tell(t('indicators.targets.done', { year: page.year }));
      onClose();
    },
  });
  const [at, setAt] = useState(place);
  const [isTyped, setTyped] = useState(false);
  const close = useAskBeforeClose(isTyped && page.maySet, onClose);
  const versions = listVersions(page, at);
  const standing = versions.find(({ isStanding }) => isStanding);
  const indicator = page.indicators.find(({ code }) => code === at.indicator);
  const figure = { pattern: FIGURE, message: t('indicators.targets.figure') };
  const typedNow = Form.useWatch([], form) as TypedTarget | undefined;
  const isCancelled = page.maySet && standing !== undefined && isEmptyTarget(typedNow ?? toTyped(standing));
  /** Another place is chosen: what stands there comes into the fields that nobody has typed in. */
  const move = (changed: Partial<TypedTarget>, all: TypedTarget) => {
    if (!('indicator' in changed || 'subject' in changed || 'kind' in changed)) return setTyped(true);
    const next = { indicator: all.indicator ?? '', subject: all.subject, kind: all.kind };
    setAt(next);
    const there = toTyped(listVersions(page, next).find(({ isStanding }) => isStanding));
    const free = Object.entries(there).filter(([key]) => !form.isFieldTouched(key as keyof TypedTarget));
    form.setFieldsValue(Object.fromEntries(free));
  };
  return (
    <Modal
      open
      title={t('indicators.targets.of', { year: page.year })}
      okText={t('indicators.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ loading: act.isPending, style: page.maySet ? {} : { display: 'none' } }}
      width={640}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<TypedTarget>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!page.maySet}
        initialValues={{
          ...place,
          ...(place.indicator === '' ? { indicator: undefined } : {}),
          ...toTyped(standing),
          basis: '',
        }}
        onValuesChange={move}
        onFinish={(typed) =>
          act.mutate({ params: { year: String(page.year) }, body: { targets: [readTarget(typed)] } })
        }
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
          <Form.Item
            name="value"
            label={t('indicators.targets.value')}
            dependencies={['growth', 'rank']}
            rules={[
              figure,
              ({ getFieldsValue }) => ({
                validator: () =>
                  standing === undefined && isEmptyTarget(getFieldsValue() as TypedTarget)
                    ? Promise.reject(new Error(t('economy-settings.targets.empty')))
                    : Promise.resolve(),
              }),
            ]}
          >
            <Input inputMode="decimal" suffix={<span>{say(indicator?.unit ?? '')}</span>} />
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
          <Form.Item
            name="supportingOrgIds"
            label={t('economy-settings.targets.supporting')}
            className="target-supporting"
          >
            <Select mode="multiple" showSearch={ORG_SEARCH} options={orgs} />
          </Form.Item>
        </div>
        <Form.Item
          name="months"
          label={t('indicators.targets.months')}
          dependencies={['value']}
          extra={
            <span className="month-share">
              {t('indicators.targets.months.what')}
              {indicator && page.maySet && (indicator.kind === 'cumulative' || indicator.kind === 'flow') ? (
                <ShareOverMonths
                  year={page.year}
                  indicator={indicator}
                  subjectId={page.subjects.find(({ code }) => code === at.subject)?.id ?? 0}
                  value={typedNow?.value?.trim() ?? standing?.value ?? ''}
                  onShared={(months) => {
                    form.setFieldsValue({ months: months.join(' ') });
                    void form.validateFields(['months']);
                  }}
                />
              ) : null}
            </span>
          }
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, text: string) => {
                const fault = checkMonths(text, getFieldValue('value') as string, indicator?.kind);
                return fault === null
                  ? Promise.resolve()
                  : Promise.reject(new Error(t(`economy-settings.months.${fault.key}`, { ...fault })));
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
      {isCancelled ? <p role="status">{t('economy-settings.targets.cancelled')}</p> : null}
      {versions.length > 0 ? (
        <ol className="filing-history" aria-label={t('indicators.targets.versions')}>
          {versions.map((one) => (
            <li key={one.id}>
              {[
                t('indicators.targets.version', { count: one.versionNo }),
                aimText(one, indicator?.digits ?? 2),
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
