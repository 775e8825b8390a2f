import type { FastifyReply, FastifyRequest } from 'fastify';
import * as auditContract from '#core/people/audit-contract.ts';
import * as contract from '#core/people/contract.ts';
import * as jobsContract from '#core/people/jobs-contract.ts';
import { canReadAudit } from '#core/people/permissions.ts';
import * as factorContract from '#core/people/second-factor-contract.ts';
import * as sessionContract from '#core/people/session-contract.ts';
import * as setUpContract from '#core/people/set-up-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { Routes } from '#server/platform/public.ts';
import { withAudit, withGate, withScope } from '#server/platform/public.ts';
import { addOrgs } from './add-orgs.ts';
import { listAuditEntries } from './audit-log.queries.ts';
import { changePassword } from './change-password.ts';
import { getFailedJobs } from './failed-jobs.view.ts';
import { clearSecondFactor, resetPassword, setPersonActive } from './keep-accounts.ts';
import { addPerson, addPost, endPost } from './keep-persons.ts';
import { bindKeepingRoutes } from './keeping-routes.ts';
import { findPosts, listLeaders, listOrgs, listPostsOf } from './orgs.queries.ts';
import { getPersons } from './persons.view.ts';
import { repeatJob } from './repeat-job.ts';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './second-factor.ts';
import { getSecurityAlerts } from './security-alerts.view.ts';
import { getSessionView } from './session.view.ts';
import { endSession, endSessionsOf, setSessionOrg } from './sessions.queries.ts';
import { checkSetupLink, isSetUpNeeded, setUp } from './set-up.ts';
import { SESSION_HOURS, signIn } from './sign-in.ts';
import { hashToken } from './tokens.ts';

export const SESSION_COOKIE = 'luoshi';
const tokenOf = (request: FastifyRequest): string => request.cookies[SESSION_COOKIE] ?? '';

function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: SESSION_HOURS * 3600,
  });
}

/** Nothing of a session is left in the browser. */
const forget = (reply: FastifyReply) =>
  reply.clearCookie(SESSION_COOKIE, { path: '/' }).header('clear-site-data', '"cache", "storage"');

export function bindPeopleRoutes(routes: Routes): void {
  routes.open(sessionContract.signIn, async (ctx, { body, request, reply }) => {
    const { token, mustChangePassword } = await signIn(ctx, body);
    // A session that this browser had before ends: two people at one machine never share one.
    if (tokenOf(request) !== '') await withGate(ctx.db, (tx) => endSession(tx, hashToken(tokenOf(request))));
    setSessionCookie(request, reply, token);
    return { mustChangePassword };
  });
  routes.signedInOrNot(sessionContract.session, async (ctx) => ({
    session: ctx === null ? null : await getSessionView(ctx),
  }));
  routes.signedIn(sessionContract.signOut, async (ctx, { request, reply }) => {
    await withGate(ctx.db, (tx) => endSession(tx, hashToken(tokenOf(request))));
    forget(reply);
    return { signedOut: true };
  });
  routes.signedIn(sessionContract.signOutEverywhere, async (ctx, { reply }) => {
    const sessionsEnded = await withGate(ctx.db, (tx) =>
      endSessionsOf(tx, ctx.actor.regionId, ctx.actor.personId),
    );
    forget(reply);
    return { sessionsEnded };
  });
  routes.signedIn(sessionContract.changePassword, async (ctx, { body, request }) => {
    await changePassword(ctx, body.current, body.next, hashToken(tokenOf(request)));
    return { changed: true };
  });
  routes.signedIn(factorContract.beginSecondFactor, (ctx, { body }) => beginSecondFactor(ctx, body.password));
  routes.signedIn(factorContract.confirmSecondFactor, (ctx, { body }) => confirmSecondFactor(ctx, body.code));
  routes.signedIn(factorContract.removeSecondFactor, (ctx, { body }) => removeSecondFactor(ctx, body));
  routes.signedIn(sessionContract.switchPost, async (ctx, { body, request }) => {
    const posts = await withScope(ctx.db, ctx.actor, (tx) =>
      listPostsOf(tx, ctx.actor.regionId, ctx.actor.personId, ctx.today),
    );
    if (!posts.some((p) => p.org_id === body.orgId))
      throw refuse(
        'forbidden',
        'POST_NOT_YOURS',
        '您在该单位没有任职',
        'You hold no post there',
        posts.map((p) => p.org_name),
      );
    await withGate(ctx.db, (tx) => setSessionOrg(tx, hashToken(tokenOf(request)), body.orgId));
    return { orgId: body.orgId };
  });
  routes.signedIn(contract.listOrgs, async (ctx) => ({
    orgs: await withScope(ctx.db, ctx.actor, (tx) => listOrgs(tx, ctx.actor.regionId)),
  }));
  routes.signedIn(contract.findPosts, async (ctx, { query }) => ({
    posts: await withScope(ctx.db, ctx.actor, (tx) =>
      findPosts(tx, { regionId: ctx.actor.regionId, search: query.search, today: ctx.today }),
    ),
  }));
  routes.signedIn(contract.listLeaders, async (ctx) => ({
    leaders: await withScope(ctx.db, ctx.actor, (tx) => listLeaders(tx, ctx.actor.regionId, ctx.today)),
  }));
  bindAccountRoutes(routes);
  bindKeepingRoutes(routes);
}

function bindAccountRoutes(routes: Routes): void {
  routes.signedIn(contract.listPersons, (ctx, { query }) => getPersons(ctx, query));
  routes.signedIn(contract.addPerson, (ctx, { body }) => addPerson(ctx, body));
  routes.signedIn(contract.addPost, (ctx, { params, body }) => addPost(ctx, params.personId, body));
  routes.signedIn(contract.endPost, (ctx, { params }) => endPost(ctx, params.postId));
  routes.signedIn(contract.resetPassword, (ctx, { params }) => resetPassword(ctx, params.personId));
  routes.signedIn(factorContract.clearSecondFactor, (ctx, { params }) =>
    clearSecondFactor(ctx, params.personId),
  );
  routes.signedIn(contract.setPersonActive, (ctx, { params, body }) =>
    setPersonActive(ctx, params.personId, body.isActive),
  );
  routes.signedIn(setUpContract.addOrgs, (ctx, { body }) => addOrgs(ctx, body.orgs));
  routes.open(setUpContract.setUpNeed, async (ctx) => ({ isNeeded: await isSetUpNeeded(ctx) }));
  routes.open(setUpContract.setUpState, async (ctx, { body }) => ({
    valid: await checkSetupLink(ctx, body.token),
  }));
  routes.open(setUpContract.setUp, (ctx, { body }) => setUp(ctx, body));
  routes.signedIn(auditContract.listSecurityAlerts, (ctx, { query }) => getSecurityAlerts(ctx, query));
  routes.signedIn(jobsContract.listFailedJobs, (ctx) => getFailedJobs(ctx));
  routes.signedIn(jobsContract.repeatJob, (ctx, { params }) => repeatJob(ctx, params.jobId));
  routes.signedIn(auditContract.listAudit, async (ctx, { query }) => {
    if (!canReadAudit(ctx.actor))
      throw refuse(
        'forbidden',
        'ONLY_AUDITOR',
        '审计日志仅审计员可看',
        'Only the auditor reads the audit log',
        ['请联系审计员'],
      );
    return withAudit(ctx.db, ctx.actor.regionId, (tx) => listAuditEntries(tx, ctx.actor.regionId, query));
  });
}
