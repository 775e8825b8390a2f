import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { listLeaders, listOrgs } from '#core/people/contract.ts';
import { useRoute } from '../app/use-route.ts';
import { ORG_SEARCH, toFullOrgChoice } from '../ui/use-org-choices.ts';

const REQUIRED_MESSAGE = 'people.missing';

/** The unit of a post, among those that the person may give posts at. */
export function OrgChoice({ orgIds }: { orgIds: readonly string[] }) {
  const { t } = useTranslation();
  const orgs = useRoute(listOrgs, {});
  return (
    <Form.Item
      name="orgId"
      label={t('people.org')}
      rules={[{ required: true, message: t(REQUIRED_MESSAGE) }]}
    >
      <Select
        showSearch={ORG_SEARCH}
        options={(orgs.data?.orgs ?? [])
          .filter((org) => org.isActive && orgIds.includes(org.id))
          .map(toFullOrgChoice)}
      />
    </Form.Item>
  );
}

/** Whose liaison; leaders are asked for only when it is shown. */
export function LeaderChoice() {
  const { t } = useTranslation();
  const leaders = useRoute(listLeaders, {});
  return (
    <Form.Item
      name="forPersonId"
      label={t('people.leaderOf')}
      rules={[{ required: true, message: t(REQUIRED_MESSAGE) }]}
    >
      <Select
        options={(leaders.data?.leaders ?? []).map((l) => ({
          value: l.personId,
          label: `${l.name}　${l.title}`,
        }))}
      />
    </Form.Item>
  );
}
