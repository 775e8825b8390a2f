import { Button, Checkbox, Form, Input, Popconfirm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_ROLES, FORWARD_ACTS, type ForwardAct, type KindWay } from '#core/documents/kind-way.ts';
import { ISSUING_BODY_BY_WAY } from '#core/documents/parties.ts';
import { type DocumentWayView, getDocumentWays, setDocumentWay } from '#core/documents/way-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { kindWord } from './document-words.ts';
import { PartyField } from './PartyField.tsx';
import { type Holders, roleWord, WayPreview } from './WayPreview.tsx';
import {
  ALWAYS,
  hasOwnAddressees,
  MAY_BE_OPTIONAL,
  overWay,
  type ShownWayFields,
  toWayFields,
  type WayFields,
} from './way-form.ts';

const NUMBERINGS = ['number', 'issue-number', 'none'] as const;
const AUDIENCES = ['all', 'addressees', 'inside'] as const;
type Fields = WayFields & { source: string };

const roleOptions = () => DOCUMENT_ROLES.map((role) => ({ value: role, label: roleWord(role) }));

function StepRow({ act }: { act: ForwardAct }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Fields>();
  const isOn = Form.useWatch(['steps', act, 'isOn'], form);
  const numbering = Form.useWatch('numbering', form);
  const isTaken = act === 'register' ? numbering !== 'none' : ALWAYS.includes(act) || isOn;
  const word = t(`documents.act.${act}`);
  return (
    <tr className={isTaken ? undefined : 'is-off'}>
      <th scope="row">
        {ALWAYS.includes(act) || act === 'register' ? (
          word
        ) : (
          <Form.Item name={['steps', act, 'isOn']} valuePropName="checked" noStyle>
            <Checkbox>{word}</Checkbox>
          </Form.Item>
        )}
      </th>
      <td>
        <Form.Item
          name={['steps', act, 'roles']}
          rules={isTaken ? [{ required: true, message: t('papers.postWanted') }] : []}
        >
          <Select
            mode="multiple"
            options={roleOptions()}
            disabled={!isTaken}
            aria-label={t('papers.whoOf', { step: word })}
          />
        </Form.Item>
      </td>
      <td>
        {MAY_BE_OPTIONAL.includes(act) ? (
          <Form.Item name={['steps', act, 'isOptional']} valuePropName="checked" noStyle>
            <Checkbox disabled={!isTaken}>{t('papers.mayPass')}</Checkbox>
          </Form.Item>
        ) : null}
      </td>
    </tr>
  );
}

function StepTable() {
  const { t } = useTranslation();
  return (
    <table className="plain-table way-steps">
      <thead>
        <tr>
          <th scope="col">{t('papers.step')}</th>
          <th scope="col">{t('papers.who')}</th>
          <th scope="col">{t('papers.pass')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('documents.act.draft')}</th>
          <td>
            <Form.Item name="draft" rules={[{ required: true, message: t('papers.postWanted') }]}>
              <Select
                mode="multiple"
                options={roleOptions()}
                aria-label={t('papers.whoOf', { step: t('documents.act.draft') })}
              />
            </Form.Item>
          </td>
          <td />
        </tr>
        {FORWARD_ACTS.map((act) => (
          <StepRow key={act} act={act} />
        ))}
      </tbody>
    </table>
  );
}

/** Issuing body, 主送 and 抄送 of the kind; where they come from elsewhere it says from where. */
function PartiesFields({ view: { kind, printed } }: { view: DocumentWayView }) {
  const { t } = useTranslation();
  const brief = kind === 'special-report';
  if (kind === 'period-bulletin' || kind === 'economy-bulletin')
    return <p className="muted">{t('papers.bulletinParties')}</p>;
  const to = t(brief ? 'papers.reportTo' : 'papers.addressees');
  const copy = t(brief ? 'papers.sendTo' : 'papers.copyTo');
  const defaultOf = (names: readonly string[], none: string) =>
    names.length > 0 ? t('papers.asPrinted', { names: names.join('，') }) : none;
  return (
    <>
      {ISSUING_BODY_BY_WAY.includes(kind) ? (
        <Form.Item
          name={['parties', 'issuingBody']}
          label={t('papers.issuingBody')}
          extra={t('papers.issuingBody.under')}
        >
          <Input maxLength={60} placeholder={printed.issuingBody} />
        </Form.Item>
      ) : null}
      {hasOwnAddressees(kind) ? (
        <Form.Item name={['parties', 'addressees']} label={to}>
          <PartyField label={to} placeholder={defaultOf(printed.addressees, t('papers.concerned'))} />
        </Form.Item>
      ) : null}
      <Form.Item name={['parties', 'copyTo']} label={copy}>
        <PartyField label={copy} placeholder={defaultOf(printed.copyTo, t('papers.noCopy'))} />
      </Form.Item>
    </>
  );
}

function Preview({ way, holders }: { way: KindWay; holders: Holders }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Fields>();
  // Everything that is typed, so that the steps on the right follow at once.
  const fields = Form.useWatch([], form) as ShownWayFields | undefined;
  return (
    <section className="way-preview">
      <h2>{t('papers.preview')}</h2>
      <WayPreview way={overWay(way, fields ?? {})} holders={holders} />
    </section>
  );
}

/** The way of one kind: steps, posts, numbering, readers, lists; saved as a version of its own. */
export function WayForm({
  view,
  version,
  holders,
}: {
  view: DocumentWayView;
  version: number;
  holders: Holders;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<Fields>();
  const { kind, way, maySet, isDefault } = view;
  const act = useAct(setDocumentWay, {
    refreshes: [getDocumentWays],
    onDone: (done) => tell(t('papers.done', { kind: kindWord(kind), version: done.version })),
  });
  const reset = () =>
    act.mutate({ params: { kind }, body: { way: null, source: t('papers.resetSource'), version } });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!maySet}
      initialValues={toWayFields(way)}
      onFinish={({ source, ...fields }) =>
        act.mutate({
          params: { kind },
          body: { way: overWay(way, fields), source, version },
        })
      }
    >
      <div className="way-columns">
        <div>
          <StepTable />
          <div className="way-pair">
            <Form.Item name="numbering" label={t('papers.numbering')}>
              <Select
                options={NUMBERINGS.map((value) => ({ value, label: t(`papers.numbering.${value}`) }))}
              />
            </Form.Item>
            <Form.Item name="audience" label={t('papers.audience')}>
              <Select options={AUDIENCES.map((value) => ({ value, label: t(`papers.audience.${value}`) }))} />
            </Form.Item>
          </div>
          <PartiesFields view={view} />
        </div>
        <Preview way={way} holders={holders} />
      </div>
      {maySet ? (
        <>
          <Form.Item
            name="source"
            label={t('papers.source')}
            extra={t('papers.source.under')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('papers.sourceWanted') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          {act.error ? <ErrorState error={act.error} inline /> : null}
          <div className="document-acts">
            <Button type="primary" htmlType="submit" loading={act.isPending}>
              {t('papers.save')}
            </Button>
            {isDefault ? null : (
              <Popconfirm title={t('papers.resetSure')} okText={t('papers.reset')} onConfirm={reset}>
                <Button>{t('papers.reset')}</Button>
              </Popconfirm>
            )}
          </div>
        </>
      ) : (
        <p className="muted">{t('papers.notYours')}</p>
      )}
    </Form>
  );
}
