import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ORG_FIELD_LABELS } from '#core/people/org-change.ts';
import { editOrg, listOrgChanges, listOrgDetails, type OrgDetailView } from '#core/people/org-contract.ts';
import { ORG_KIND_LABELS } from '#core/people/org-kind.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime, choicesOf, wordOf } from '../ui/labels.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { ORG_SEARCH, toFullOrgChoice } from '../ui/use-org-choices.ts';

interface Fields {
  name: string;
  shortName: string;
  aliases: string[];
  kind: OrgKindCode;
  parentId?: string;
  isActive: boolean;
  validOn: string;
  reason?: string;
}
type OrgKindCode = keyof typeof ORG_KIND_LABELS;

/** One unit: renamed, moved under another parent from a day on, stopped; with its history. */
export function OrgDialog(props: {
  org: OrgDetailView;
  orgs: readonly OrgDetailView[];
  mayEdit: boolean;
  onClose: () => void;
}) {
  return (
    <Modal open title={props.org.name} footer={null} onCancel={props.onClose} width={680}>
      <OrgForm {...props} />
      <OrgHistory orgId={props.org.id} />
    </Modal>
  );
}

function OrgForm({
  org,
  orgs,
  mayEdit,
}: {
  org: OrgDetailView;
  orgs: readonly OrgDetailView[];
  mayEdit: boolean;
}) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const tell = useUndoToast();
  const isRoot = org.parentId === null;
  const edit = useAct(editOrg, {
    refreshes: [listOrgDetails, listOrgChanges],
    onDone: ({ changed, movedOrgs, movedProjects }) =>
      tell(
        changed.length === 0
          ? t('people.unchanged')
          : movedOrgs > 0
            ? t('people.orgs.moved', { orgs: movedOrgs, projects: movedProjects })
            : t('people.orgs.changed', { name: org.shortName }),
      ),
  });
  const required = [{ required: true, message: t('people.missing') }];
  const send = (fields: Fields) =>
    edit.mutate({
      params: { orgId: org.id },
      body: {
        ...fields,
        aliases: fields.aliases ?? [],
        parentId: fields.parentId ?? null,
        reason: fields.reason ?? '',
      },
    });
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      className="form-columns"
      disabled={!mayEdit}
      initialValues={{ ...org, parentId: org.parentId ?? undefined, validOn: today }}
      onFinish={send}
    >
      <Form.Item name="name" label={t('people.orgs.name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="shortName" label={t('people.orgs.shortName')} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="kind" label={t('people.orgs.kind')} rules={required}>
        <Select disabled={!mayEdit || isRoot} options={choicesOf(ORG_KIND_LABELS)} />
      </Form.Item>
      <Form.Item name="parentId" label={t('people.orgs.parent')} rules={isRoot ? [] : required}>
        <Select
          disabled={!mayEdit || isRoot}
          showSearch={ORG_SEARCH}
          options={orgs.filter((o) => o.isActive && o.id !== org.id).map(toFullOrgChoice)}
        />
      </Form.Item>
      <Form.Item name="aliases" label={t('people.orgs.aliases')} extra={t('people.orgs.aliasesHint')}>
        <Select mode="tags" tokenSeparators={['、', '，', ',']} open={false} />
      </Form.Item>
      <Form.Item name="validOn" label={t('people.orgs.validOn')} rules={required}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="reason" label={t('people.orgs.reason')}>
        <Input maxLength={300} placeholder={t('people.orgs.reasonHint')} />
      </Form.Item>
      <Form.Item name="isActive" valuePropName="checked" label={t('people.state')}>
        <Checkbox disabled={!mayEdit || isRoot}>{t('people.orgs.active')}</Checkbox>
      </Form.Item>
      {mayEdit ? (
        <Button type="primary" htmlType="submit" loading={edit.isPending}>
          {t('people.save')}
        </Button>
      ) : null}
      {edit.error ? <ErrorState error={edit.error} inline /> : null}
    </Form>
  );
}

function OrgHistory({ orgId }: { orgId: string }) {
  const { t } = useTranslation();
  const asked = useRoute(listOrgChanges, { params: { orgId } });
  const changes = asked.data?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="org-history">
      <h2 className="dialog-part" id="org-history">
        {t('people.orgs.history')}
      </h2>
      <ul className="settings-list">
        {changes.map((change) => (
          <li key={`${change.recordedAt} ${change.validOn}`}>
            {change.validOn}　
            {change.fields
              .map((f) =>
                t('app.titled', {
                  word: wordOf(ORG_FIELD_LABELS, f.field),
                  title: `${f.before === '' ? '' : `${f.before} → `}${f.after}`,
                }),
              )
              .join('；')}
            <p>
              {t('people.orgs.recorded', { at: chinaTime(change.recordedAt), name: change.personName })}
              {change.reason === '' ? '' : `　${change.reason}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
