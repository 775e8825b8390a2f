export { openCommandContext } from './command-context.ts';
export { getRegion, listOrgs } from './orgs.queries.ts';
export { hashPassword } from './passwords.ts';
