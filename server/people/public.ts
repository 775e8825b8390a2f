export { openCommandContext } from './command-context.ts';
export { listColleagues } from './delegations.queries.ts';
export { addPost, endPost } from './keep-persons.ts';
export { findPostHolderActor } from './load-actor.ts';
export { getRegion, listOrgs } from './orgs.queries.ts';
export { listOrgRecords } from './orgs-write.queries.ts';
export { hashPassword } from './passwords.ts';
export { listPostRecords, type PostRecord } from './persons.queries.ts';
export { getAdministrationMode, getSponsorWord } from './settings.queries.ts';
