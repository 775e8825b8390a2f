import { listOrgs, type OrgView } from '#core/people/public.ts';
import { useRoute } from '../app/use-route.ts';

export interface OrgChoice {
  value: string;
  label: string;
  fullName: string;
}

/** `showSearch` of a choice of units: listed by either name, a unit is found by both. */
export const ORG_SEARCH = { optionFilterProp: ['label', 'fullName', 'shortName'] };

/** Where the official name counts: listed by it. */
export const toFullOrgChoice = ({ id, name, shortName }: OrgView) => ({ value: id, label: name, shortName });

export const toOrgChoices = (orgs: readonly OrgView[]): OrgChoice[] =>
  orgs
    .filter((org) => org.isActive && org.kind !== 'county')
    .map((org) => ({ value: org.id, label: org.shortName, fullName: org.name }));

const useOrgs = (): readonly OrgView[] => useRoute(listOrgs, {}).data?.orgs ?? [];

/** Units in use in their official order, to be found by typing part of the name. */
export const useOrgChoices = (): OrgChoice[] => toOrgChoices(useOrgs());

/** Short name of any unit, also of one that is no longer in use. */
export function useOrgName(): (orgId: string) => string {
  const orgs = useOrgs();
  return (orgId) => orgs.find((org) => org.id === orgId)?.shortName ?? '—';
}
