import { Button, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLE_LABELS, type Role } from '#core/people/actor.ts';
import { addPost, endPost, listPersons, resetPassword, setPersonActive } from '#core/people/contract.ts';
import { editPerson } from '#core/people/person-contract.ts';
import { clearSecondFactor } from '#core/people/second-factor-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wordOf } from '../ui/labels.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { NewAccount } from './new-account.ts';
import { LeaderChoice, OrgChoice } from './PostChoices.tsx';
import { type Person, postLineOf } from './post-line.ts';

/** One person: words, posts, account; what may not be done says why. */
export function PersonDialog(props: {
  person: Person;
  orgIds: readonly string[];
  onClose: () => void;
  onReset: (account: NewAccount) => void;
}) {
  const { t } = useTranslation();
  const { person } = props;
  return (
    <Modal open title={`${person.name}　${person.login}`} footer={null} onCancel={props.onClose} width={640}>
      <PersonWords person={person} />
      <h2 className="dialog-part">{t('people.posts')}</h2>
      <Posts person={person} orgIds={props.orgIds} />
      <h2 className="dialog-part">{t('people.account')}</h2>
      <Account person={person} onReset={props.onReset} onClose={props.onClose} />
    </Modal>
  );
}

function PersonWords({ person }: { person: Person }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const save = useAct(editPerson, {
    refreshes: [listPersons],
    onDone: () => tell(t('people.edit.done', { name: person.name })),
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      className="form-columns"
      disabled={!person.mayKeep}
      initialValues={{ name: person.name, deskPhone: person.deskPhone, mobilePhone: person.mobilePhone }}
      onFinish={(body: { name: string; deskPhone: string; mobilePhone: string }) =>
        save.mutate({ params: { personId: person.personId }, body })
      }
    >
      <Form.Item
        name="name"
        label={t('people.name')}
        rules={[{ required: true, message: t('people.missing') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="deskPhone" label={t('people.deskPhone')}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="mobilePhone" label={t('people.mobilePhone')}>
        <Input maxLength={30} />
      </Form.Item>
      <Button htmlType="submit" loading={save.isPending}>
        {t('people.save')}
      </Button>
      {save.error ? <ErrorState error={save.error} inline /> : null}
    </Form>
  );
}

function Posts({ person, orgIds }: { person: Person; orgIds: readonly string[] }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const end = useAct(endPost, {
    refreshes: [listPersons],
    onDone: () => tell(t('people.post.ended', { name: person.name })),
  });
  return (
    <>
      <ul className="settings-list">
        {person.posts.map((post) => (
          <li key={post.postId}>
            <div className="line-with-act">
              <span>
                {postLineOf(post)}　{post.title}
              </span>
              <ActButton
                size="small"
                disabledReason={person.givable.includes(post.role) ? null : t('people.post.notYours')}
                finalSentence={t('people.post.endFinal', { name: person.name })}
                isBusy={end.isPending}
                onAct={() => end.mutate({ params: { postId: post.postId } })}
              >
                {t('people.post.end')}
              </ActButton>
            </div>
            <p>{t('people.since', { on: post.validFrom })}</p>
          </li>
        ))}
      </ul>
      {end.error ? <ErrorState error={end.error} inline /> : null}
      {person.givable.length > 0 ? <PostForm person={person} orgIds={orgIds} /> : null}
    </>
  );
}

interface PostFields {
  orgId: string;
  role: Role;
  title?: string;
  forPersonId?: string;
}

function PostForm({ person, orgIds }: { person: Person; orgIds: readonly string[] }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<PostFields>();
  const role = Form.useWatch('role', form);
  const add = useAct(addPost, {
    refreshes: [listPersons],
    onDone: () => {
      tell(t('people.post.added', { name: person.name }));
      form.resetFields();
    },
  });
  const required = [{ required: true, message: t('people.missing') }];
  return (
    <Form<PostFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="form-columns"
      onFinish={(body) => add.mutate({ params: { personId: person.personId }, body })}
    >
      <OrgChoice orgIds={orgIds} />
      <Form.Item name="role" label={t('people.role')} rules={required}>
        <Select options={person.givable.map((value) => ({ value, label: wordOf(ROLE_LABELS, value) }))} />
      </Form.Item>
      {role === 'liaison' ? <LeaderChoice /> : null}
      <Form.Item name="title" label={t('people.title')}>
        <Input maxLength={60} />
      </Form.Item>
      <Button htmlType="submit" loading={add.isPending}>
        {t('people.post.add')}
      </Button>
      {add.error ? <ErrorState error={add.error} inline /> : null}
    </Form>
  );
}

function Account(props: { person: Person; onReset: (account: NewAccount) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { person } = props;
  const params = { personId: person.personId };
  const reset = useAct(resetPassword, {
    refreshes: [listPersons],
    onDone: ({ initialPassword }) => {
      props.onReset({ who: person.name, login: person.login, initialPassword });
      props.onClose();
    },
  });
  const clear = useAct(clearSecondFactor, {
    onDone: ({ cleared }) =>
      tell(t(cleared ? 'people.factor.clear.done' : 'people.factor.clear.none', { name: person.name })),
  });
  const turn = useAct(setPersonActive, { refreshes: [listPersons] });
  const setActive = (isActive: boolean) =>
    turn.mutate(
      { params, body: { isActive } },
      {
        onSuccess: () =>
          isActive
            ? tell(t('people.restored', { name: person.name }))
            : tell(t('people.stopped', { name: person.name }), () => setActive(true)),
      },
    );
  const reason = person.mayKeep ? null : t('people.account.notYours');
  return (
    <div className="panel-acts">
      <ActButton
        disabledReason={reason}
        finalSentence={t('people.reset.final', { name: person.name })}
        isBusy={reset.isPending}
        onAct={() => reset.mutate({ params })}
      >
        {t('people.reset')}
      </ActButton>
      <ActButton
        disabledReason={reason}
        finalSentence={t('people.factor.clear.final', { name: person.name })}
        isBusy={clear.isPending}
        onAct={() => clear.mutate({ params, body: {} })}
      >
        {t('people.factor.clear')}
      </ActButton>
      <ActButton
        disabledReason={reason}
        isBusy={turn.isPending}
        danger={person.isActive}
        onAct={() => setActive(!person.isActive)}
      >
        {t(person.isActive ? 'people.stop' : 'people.restore')}
      </ActButton>
      {reset.error ? <ErrorState error={reset.error} inline /> : null}
      {clear.error ? <ErrorState error={clear.error} inline /> : null}
      {turn.error ? <ErrorState error={turn.error} inline /> : null}
    </div>
  );
}
