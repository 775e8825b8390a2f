import { Button, Dropdown, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPersons } from '#core/people/contract.ts';
import { downloadContacts } from '#core/people/person-contract.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { download } from '../app/transfer.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ListTable } from '../ui/ListTable.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { type TableColumn, toRowEntries } from '../ui/table/table-model.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { InitialPasswords } from './InitialPassword.tsx';
import { type NewAccount, putAccount } from './new-account.ts';
import { PersonDialog } from './PersonDialog.tsx';
import { type Person, postLineOf } from './post-line.ts';
import './people.css';

/** Groups of people that a person looks for: all, reporters A and B, liaisons, accounts without a post. */
const LISTS = {
  all: () => true,
  reporters: (p: Person) => p.posts.some((post) => post.role.startsWith('reporter-')),
  liaisons: (p: Person) => p.posts.some((post) => post.role === 'liaison'),
  waiting: (p: Person) => p.posts.length === 0,
} as const;
type ListName = keyof typeof LISTS;
const isListName = (name: string | undefined): name is ListName => name !== undefined && name in LISTS;

function useColumns(): TableColumn<Person>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const text = (
      key: string,
      title: string,
      width: number,
      of: (p: Person) => string,
    ): TableColumn<Person> => ({
      key,
      title,
      width,
      cell: of,
      text: of,
      card: 'line',
    });
    const stateOf = (p: Person) =>
      t(
        p.isActive
          ? p.mustChangePassword
            ? 'people.state.initial'
            : 'people.state.active'
          : 'people.state.stopped',
      );
    return [
      { ...text('name', t('people.name'), 110, (p) => p.name), isFrozen: true, card: 'title' },
      text('login', t('people.login'), 130, (p) => p.login),
      text(
        'posts',
        t('people.posts'),
        380,
        (p) => p.posts.map(postLineOf).join(t('people.posts.join')) || t('people.noPost'),
      ),
      text('title', t('people.title'), 180, (p) => p.posts[0]?.title ?? ''),
      text('desk', t('people.deskPhone'), 130, (p) => p.deskPhone),
      text('mobile', t('people.mobilePhone'), 130, (p) => p.mobilePhone),
      text('state', t('people.state'), 110, stateOf),
    ];
  }, [t]);
}

/** People and their posts, of my unit or of all: A and B reporters, liaisons with their leaders, accounts. */
export default function PersonsPage() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [params, setParams] = useSearchParams();
  const list: ListName = isListName(params.list) ? params.list : 'all';
  const asked = useRoute(listPersons, { query: params.q ? { search: params.q } : {} });
  const [accounts, setAccounts] = useState<NewAccount[]>([]);
  const [isAdding, setAdding] = useState(false);
  const columns = useColumns();
  const persons = asked.data?.persons ?? [];
  const shown = persons.filter(LISTS[list]);
  const opened = persons.find((p) => p.personId === params.person);
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={10} />;
  const addButton = asked.data.mayAdd ? (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('people.add')}
    </Button>
  ) : null;
  return (
    <div className="list-page">
      <PageHead
        title={t('people.section.persons')}
        under={t(`people.persons.under.${asked.data.mode}`)}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
        acts={
          <>
            <ContactsButton />
            {asked.data.mayAdd || asked.data.givable.length > 0 ? (
              <Button onClick={() => openPage('/settings/persons/import')}>{t('people.roster')}</Button>
            ) : null}
            {addButton}
          </>
        }
      />
      <InitialPasswords accounts={accounts} onClose={() => setAccounts([])} />
      <div className="list-tools">
        <Segmented<ListName>
          aria-label={t('people.section.persons')}
          value={list}
          options={(Object.keys(LISTS) as ListName[]).map((value) => ({
            value,
            label: `${t(`people.list.${value}`)} ${persons.filter(LISTS[value]).length}`,
          }))}
          onChange={(value) => setParams({ list: value === 'all' ? undefined : value })}
        />
        <Input.Search
          allowClear
          className="person-search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          defaultValue={params.q}
          onSearch={(text) => setParams({ q: text.trim() || undefined })}
        />
      </div>
      <div className="list-rest">
        <ListTable
          label={t('people.section.persons')}
          columns={columns}
          entries={toRowEntries(shown, (p) => p.personId)}
          total={shown.length}
          onOpen={(entry) => setParams({ person: entry.key })}
          empty={<EmptyState sentence={t('people.persons.empty')} firstStep={addButton} />}
        />
      </div>
      {isAdding ? (
        <AddPersonDialog
          givable={asked.data.givable}
          orgIds={asked.data.orgIds}
          mode={asked.data.mode}
          onClose={() => setAdding(false)}
          onAdded={(account) => setAccounts(putAccount(accounts, account))}
        />
      ) : null}
      {opened ? (
        <PersonDialog
          key={opened.personId}
          person={opened}
          orgIds={asked.data.orgIds}
          onClose={() => setParams({ person: undefined })}
          onReset={(account) => setAccounts(putAccount(accounts, account))}
        />
      ) : null}
    </div>
  );
}

function ContactsButton() {
  const { t } = useTranslation();
  const lists = ['all', 'reporters', 'liaisons'] as const;
  const save = (list: (typeof lists)[number]) =>
    void download(downloadContacts, { query: { list } }, `${t(`people.contacts.${list}`)}.xlsx`);
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      menu={{
        items: lists.map((key) => ({ key, label: t(`people.contacts.${key}`), onClick: () => save(key) })),
      }}
    >
      <Button>{t('people.contacts')}</Button>
    </Dropdown>
  );
}
