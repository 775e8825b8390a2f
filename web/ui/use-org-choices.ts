import { listOrgs } from '#core/people/public.ts';
import { useRoute } from '../app/use-route.ts';

/** Units in their official order, to be found by typing part of the name. */
export function useOrgChoices(): { value: string; label: string }[] {
  const orgs = useRoute(listOrgs, {}).data?.orgs ?? [];
  return orgs
    .filter((org) => org.isActive && org.kind !== 'county')
    .map((org) => ({ value: org.id, label: org.shortName }));
}
