import type { FastifyReply } from 'fastify';
import * as orgs from '#core/people/org-contract.ts';
import * as persons from '#core/people/person-contract.ts';
import * as imports from '#core/people/person-import-contract.ts';
import * as factors from '#core/people/second-factor-contract.ts';
import * as settings from '#core/people/settings-contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { toDisposition, XLSX_MEDIA_TYPE } from '#server/platform/public.ts';
import { addOrg } from './add-org.ts';
import { addPersons } from './add-persons.ts';
import { writeContacts } from './contacts-workbook.ts';
import { delegateRole, endDelegation } from './delegate-role.ts';
import { editOrg, orderOrgs } from './edit-org.ts';
import { judgeRows } from './judge-rows.view.ts';
import { editPerson } from './keep-accounts.ts';
import { writeOrgTemplate, writePersonTemplate } from './list-templates.ts';
import { getOrgChanges, getOrgDetails } from './orgs.view.ts';
import { getOwnProfile, setOwnContacts } from './profile.view.ts';
import {
  getPeopleSettings,
  setAdministrationMode,
  setNetworkZone,
  setSignInRule,
  setSponsorWord,
} from './settings.ts';

const sendWorkbook = (reply: FastifyReply, { name, content }: { name: string; content: Buffer }) =>
  reply.header('content-disposition', toDisposition(name)).type(XLSX_MEDIA_TYPE).send(content);

/** Units, one's own profile, delegation, lists of contacts, settings. */
export function bindKeepingRoutes(routes: Routes): void {
  routes.signedIn(orgs.listOrgDetails, (ctx) => getOrgDetails(ctx));
  routes.signedIn(orgs.addOrg, (ctx, { body }) => addOrg(ctx, body));
  routes.signedIn(orgs.editOrg, (ctx, { params, body }) => editOrg(ctx, params.orgId, body));
  routes.signedIn(orgs.orderOrgs, (ctx, { body }) => orderOrgs(ctx, body.orgIds));
  routes.signedIn(orgs.listOrgChanges, (ctx, { params }) => getOrgChanges(ctx, params.orgId));
  routes.signedIn(persons.getOwnProfile, (ctx) => getOwnProfile(ctx));
  routes.signedIn(persons.setOwnContacts, (ctx, { body }) => setOwnContacts(ctx, body));
  routes.signedIn(persons.delegateRole, (ctx, { body }) => delegateRole(ctx, body));
  routes.signedIn(persons.endDelegation, (ctx, { params }) => endDelegation(ctx, params.delegationId));
  routes.signedIn(persons.editPerson, (ctx, { params, body }) => editPerson(ctx, params.personId, body));
  routes.signedIn(persons.downloadContacts, async (ctx, { query, reply }) =>
    sendWorkbook(reply, await writeContacts(ctx, query.list)),
  );
  bindImportRoutes(routes);
  routes.signedIn(settings.getPeopleSettings, (ctx) => getPeopleSettings(ctx));
  routes.signedIn(settings.setSponsorWord, (ctx, { body }) => setSponsorWord(ctx, body.sponsorWord));
  routes.signedIn(settings.setAdministrationMode, (ctx, { body }) => setAdministrationMode(ctx, body.mode));
  routes.signedIn(factors.setSecondFactorDemand, (ctx, { body }) =>
    setSignInRule(ctx, { secondFactor: body.demand }),
  );
  routes.signedIn(settings.setPasswordAge, (ctx, { body }) =>
    setSignInRule(ctx, { passwordDays: body.days }),
  );
  routes.signedIn(settings.setIdleAccounts, (ctx, { body }) => setSignInRule(ctx, { idleDays: body.days }));
  routes.signedIn(settings.setNetworkZone, (ctx, { body }) => setNetworkZone(ctx, body.networkZone));
}

/** People and posts from a list, and the forms of both lists. */
function bindImportRoutes(routes: Routes): void {
  routes.signedIn(imports.judgePersonRows, (ctx, { body }) => judgeRows(ctx, body.rows));
  routes.signedIn(imports.addPersons, (ctx, { body }) => addPersons(ctx, body.rows));
  routes.signedIn(imports.downloadPersonTemplate, async (ctx, { reply }) =>
    sendWorkbook(reply, await writePersonTemplate(ctx)),
  );
  routes.signedIn(imports.downloadOrgTemplate, async (ctx, { reply }) =>
    sendWorkbook(reply, await writeOrgTemplate(ctx)),
  );
}
