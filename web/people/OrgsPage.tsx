import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOrgDetails, type OrgDetailView, orderOrgs } from '#core/people/org-contract.ts';
import { ORG_KIND_LABELS } from '#core/people/org-kind.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AddOrgDialog } from './AddOrgDialog.tsx';
import { OrgDialog } from './OrgDialog.tsx';
import { listTree } from './org-tree.ts';
import './people.css';

/** 单位名录: the tree in official order; edited, moved, put in order, imported from Excel. */
export default function OrgsPage() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [params, setParams] = useSearchParams();
  const asked = useRoute(listOrgDetails, {});
  const [term, setTerm] = useState('');
  const [isAdding, setIsAdding] = useState(false);
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { orgs, mayEdit } = asked.data;
  const shown = listTree(orgs, term);
  const opened = orgs.find((org) => org.id === params.org);
  return (
    <div>
      <PageHead
        title={t('people.section.orgs')}
        under={t('people.orgs.under', { count: orgs.filter((org) => org.isActive).length })}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
        acts={
          <>
            <PrintButton />
            {mayEdit ? (
              <>
                <Button onClick={() => setIsAdding(true)}>{t('people.orgs.add')}</Button>
                <Button type="primary" onClick={() => openPage('/settings/orgs/import')}>
                  {t('people.orgs.import')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className="list-tools no-print">
        <Input
          allowClear
          className="person-search"
          aria-label={t('people.orgs.search')}
          placeholder={t('people.orgs.search')}
          value={term}
          onChange={(event) => setTerm(event.target.value)}
        />
      </div>
      <OrgTable orgs={shown} mayEdit={mayEdit && term === ''} onOpen={(org) => setParams({ org })} />
      {isAdding ? <AddOrgDialog orgs={orgs} onClose={() => setIsAdding(false)} /> : null}
      {opened ? (
        <OrgDialog
          key={opened.id}
          org={opened}
          orgs={orgs}
          mayEdit={mayEdit}
          onClose={() => setParams({ org: undefined })}
        />
      ) : null}
    </div>
  );
}

function OrgTable(props: {
  orgs: readonly OrgDetailView[];
  mayEdit: boolean;
  onOpen: (orgId: string) => void;
}) {
  const { t } = useTranslation();
  const order = useAct(orderOrgs, { refreshes: [listOrgDetails] });
  /** Changes places with the neighbour beneath the same parent. */
  const move = (org: OrgDetailView, by: 1 | -1) => {
    const siblings = props.orgs.filter((other) => other.parentId === org.parentId);
    const at = siblings.findIndex((other) => other.id === org.id);
    const other = siblings[at + by];
    if (other) order.mutate({ body: { orgIds: by === 1 ? [other.id, org.id] : [org.id, other.id] } });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="panel table-scroll" tabIndex={0} aria-label={t('people.section.orgs')}>
      {order.error ? <ErrorState error={order.error} inline /> : null}
      <table className="plain-table people-table">
        <thead>
          <tr>
            {['name', 'shortName', 'kind', 'aliases', 'admins', 'persons', 'projects'].map((key) => (
              <th key={key} scope="col">
                {t(`people.orgs.${key}`)}
              </th>
            ))}
            {props.mayEdit ? <th scope="col">{t('people.orgs.order')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {props.orgs.map((org) => (
            <tr key={org.id} className={org.isActive ? '' : 'org-stopped'}>
              <th scope="row" style={{ paddingLeft: 8 + org.depth * 20 }}>
                <button type="button" className="link-button" onClick={() => props.onOpen(org.id)}>
                  {org.name}
                </button>
                {org.isActive ? '' : t('people.orgs.stopped')}
              </th>
              <td>{org.shortName}</td>
              <td>{wordOf(ORG_KIND_LABELS, org.kind)}</td>
              <td>{org.aliases.join('、')}</td>
              <td>{org.adminNames.join('、')}</td>
              <td className="tabular">{org.personCount}</td>
              <td className="tabular">{org.projectCount}</td>
              {props.mayEdit ? (
                <td>
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('people.orgs.up', { name: org.shortName })}
                    disabled={order.isPending}
                    onClick={() => move(org, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('people.orgs.down', { name: org.shortName })}
                    disabled={order.isPending}
                    onClick={() => move(org, 1)}
                  >
                    ↓
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
