export { getRegion, listOrgs } from './orgs.queries.ts';
