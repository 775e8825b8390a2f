import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOrgs } from '#core/people/contract.ts';
import { listOrgDetails } from '#core/people/org-contract.ts';
import { ORG_KIND_LABELS } from '#core/people/org-kind.ts';
import { downloadOrgTemplate } from '#core/people/person-import-contract.ts';
import { addOrgs, type OrgRow, readOrgWorkbook } from '#core/people/set-up-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { upload } from '../app/transfer.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { choicesOf } from '../ui/labels.ts';
import { UploadDrop } from '../ui/UploadDrop.tsx';
import { InitialPasswords } from './InitialPassword.tsx';
import type { NewAccount } from './new-account.ts';

type Reading = OutputOf<typeof readOrgWorkbook>;
type ReadOrg = Reading['orgs'][number];

const HEADS = [
  'at',
  'name',
  'shortName',
  'kind',
  'parent',
  'aliases',
  'admin',
  'login',
  'phones',
  'state',
  'act',
] as const;
const KINDS = choicesOf(ORG_KIND_LABELS).filter(({ value }) => value !== 'county');

/** Read, looked at and corrected, then imported: nothing is written before. */
export function OrgImport({ next }: { next: ReactNode }) {
  const { t } = useTranslation();
  const [reading, setReading] = useState<Reading | null>(null);
  const [accounts, setAccounts] = useState<NewAccount[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const take = async (file: File, onSent: (share: number) => void) => {
    setDone(null);
    setReading(await upload(readOrgWorkbook, {}, file, { onSent }));
  };
  return (
    <div className="org-import">
      <div>
        <DownloadButton
          route={downloadOrgTemplate}
          input={{}}
          fallbackName={`${t('people.import.templateName')}.xlsx`}
        >
          {t('people.import.template')}
        </DownloadButton>
      </div>
      <UploadDrop
        sentence={t('people.import.drop')}
        accept=".xlsx,.xls,.csv"
        mostMegabytes={20}
        onFile={take}
      />
      {done ? (
        <p role="status" className="import-done">
          {done}　{next}
        </p>
      ) : null}
      <InitialPasswords accounts={accounts} onClose={() => setAccounts([])} />
      {reading ? (
        <Preview
          reading={reading}
          onChange={(orgs) => setReading({ ...reading, orgs })}
          onDone={(sentence, made) => {
            setReading(null);
            setDone(sentence);
            setAccounts(made);
          }}
        />
      ) : null}
    </div>
  );
}

function toRow(org: ReadOrg): OrgRow {
  const { name, shortName, kind, parentName, aliases } = org;
  const { adminName, adminLogin, deskPhone, mobilePhone } = org;
  return { name, shortName, kind, parentName, aliases, adminName, adminLogin, deskPhone, mobilePhone };
}

function Preview(props: {
  reading: Reading;
  onChange: (orgs: ReadOrg[]) => void;
  onDone: (sentence: string, accounts: NewAccount[]) => void;
}) {
  const { t } = useTranslation();
  const { orgs, problems } = props.reading;
  const add = useAct(addOrgs, {
    refreshes: [listOrgDetails, listOrgs],
    onDone: (made) =>
      props.onDone(
        t('people.import.done', { added: made.added, changed: made.changed, unchanged: made.unchanged }),
        made.accounts.map((a) => ({ who: a.orgName, login: a.login, initialPassword: a.initialPassword })),
      ),
  });
  const count = (state: ReadOrg['state']) => orgs.filter((org) => org.state === state).length;
  const guessed = orgs.filter((org) => org.kindFrom === 'guessed').length;
  const proposed = orgs.filter((org) => org.isLoginProposed && org.adminLogin !== '').length;
  return (
    <section className="panel" aria-labelledby="import-preview">
      <h2 id="import-preview">
        {t('people.import.read', {
          count: orgs.length,
          fresh: count('new'),
          changed: count('changed'),
          same: count('same'),
        })}
      </h2>
      {guessed > 0 ? <p className="panel-note">{t('people.import.guessed', { count: guessed })}</p> : null}
      {proposed > 0 ? <p className="panel-note">{t('people.import.proposed', { count: proposed })}</p> : null}
      {problems.length > 0 ? (
        <ul className="panel-faults">
          {problems.map((problem) => (
            <li key={`${problem.at} ${problem.message}`}>
              <b>{problem.at}</b>　{problem.message}
            </li>
          ))}
        </ul>
      ) : null}
      <PreviewTable orgs={orgs} onChange={props.onChange} />
      <div className="panel-acts">
        <ActButton
          type="primary"
          disabledReason={orgs.length === 0 ? t('people.import.nothing') : null}
          isBusy={add.isPending}
          onAct={() => add.mutate({ body: { orgs: orgs.map(toRow) } })}
        >
          {t('people.import.go', { count: count('new') + count('changed') })}
        </ActButton>
      </div>
      {add.error ? <ErrorState error={add.error} inline /> : null}
    </section>
  );
}

function PreviewTable({ orgs, onChange }: { orgs: readonly ReadOrg[]; onChange: (orgs: ReadOrg[]) => void }) {
  const { t } = useTranslation();
  const patch = (index: number, change: Partial<ReadOrg>) =>
    onChange(orgs.map((org, at) => (at === index ? { ...org, ...change } : org)));
  const cell = (
    index: number,
    field: 'shortName' | 'parentName' | 'adminName' | 'adminLogin',
    label: string,
  ) => (
    <Input
      size="small"
      variant="borderless"
      aria-label={label}
      value={orgs[index]?.[field]}
      onChange={(event) => patch(index, { [field]: event.target.value })}
    />
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="table-scroll import-table" tabIndex={0} aria-label={t('people.import.table')}>
      <table className="plain-table people-table">
        <thead>
          <tr>
            {HEADS.map((key) => (
              <th key={key} scope="col">
                {t(`people.import.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {orgs.map((org, index) => (
            <tr key={`${org.sheet} ${org.row}`}>
              <td>{`${org.sheet}!${org.row}`}</td>
              <th scope="row">{org.name}</th>
              <td>{cell(index, 'shortName', `${org.name} ${t('people.import.shortName')}`)}</td>
              <td>
                <Select
                  size="small"
                  variant={org.kindFrom === 'guessed' ? 'outlined' : 'borderless'}
                  {...(org.kindFrom === 'guessed' ? { status: 'warning' as const } : {})}
                  aria-label={`${org.name} ${t('people.import.kind')}`}
                  value={org.kind}
                  options={KINDS}
                  onChange={(kind: string) =>
                    patch(index, { kind: kind as ReadOrg['kind'], kindFrom: 'given' })
                  }
                />
                {org.kindFrom === 'guessed' ? <small>{t('people.import.guess')}</small> : null}
              </td>
              <td>{cell(index, 'parentName', `${org.name} ${t('people.import.parent')}`)}</td>
              <td>{org.aliases.join('、')}</td>
              <td>{cell(index, 'adminName', `${org.name} ${t('people.import.admin')}`)}</td>
              <td>{cell(index, 'adminLogin', `${org.name} ${t('people.import.login')}`)}</td>
              <td>{[org.deskPhone, org.mobilePhone].filter((text) => text !== '').join('、')}</td>
              <td>{t(`people.import.state.${org.state}`)}</td>
              <td>
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('people.import.dropOne', { name: org.name })}
                  onClick={() => onChange(orgs.filter((_, at) => at !== index))}
                >
                  {t('people.import.drop.one')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
