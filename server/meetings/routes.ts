import * as contract from '#core/meetings/contract.ts';
import * as decisions from '#core/meetings/decision-contract.ts';
import * as feed from '#core/meetings/feed-contract.ts';
import * as papers from '#core/meetings/paper-contract.ts';
import * as links from '#core/meetings/reply-link-contract.ts';
import { MOST_EVIDENCE_MEGABYTES } from '#core/quality/public.ts';
import { type Routes, receiveUpload, toDisposition, type UploadLimits } from '#server/platform/public.ts';
import { requireEvidenceKind } from '#server/quality/public.ts';
import { attachMeetingFile, getMeetingFile } from './attach-file.ts';
import { getCalendarFeed, makeCalendarFeed, readCalendarFeed, revokeCalendarFeed } from './calendar-feed.ts';
import { getMeetingView } from './meeting.view.ts';
import { draftMeetingPaper, getMeetingPaper } from './meeting-papers.ts';
import { getMeetingLoop, getMeetings } from './meetings.view.ts';
import { moveMeeting } from './move-meeting.ts';
import { planMeeting, saveMeetingSeries } from './plan-meeting.ts';
import { getAgendaProposal } from './propose-agenda.view.ts';
import { orderAhead, recordDecision, strikeDecision } from './record-decision.ts';
import { makeMeetingReplyLink, openMeetingReplyLink, replyToMeetingByLink } from './reply-by-link.ts';

const LIMITS: UploadLimits = {
  accepts: ['pdf', 'jpeg', 'png', 'zip', 'office-97'],
  mostMegabytes: MOST_EVIDENCE_MEGABYTES,
};

export function bindMeetingRoutes(routes: Routes): void {
  routes.signedIn(contract.listMeetings, (ctx, { query }) => getMeetings(ctx, query));
  routes.signedIn(contract.getMeeting, (ctx, { params }) => getMeetingView(ctx, params.meetingId));
  routes.signedIn(contract.planMeeting, (ctx, { body }) => planMeeting(ctx, body));
  routes.signedIn(contract.proposeMeetingAgenda, (ctx, { params }) =>
    getAgendaProposal(ctx, params.meetingId),
  );
  routes.signedIn(contract.moveMeeting, (ctx, { params, body }) => moveMeeting(ctx, params.meetingId, body));
  routes.signedIn(contract.saveMeetingSeries, (ctx, { body }) => saveMeetingSeries(ctx, body));
  routes.signedIn(contract.getMeetingLoop, (ctx, { query }) => getMeetingLoop(ctx, query));
  routes.signedIn(decisions.orderAhead, (ctx, { params, body }) => orderAhead(ctx, params.meetingId, body));
  routes.signedIn(decisions.recordDecision, (ctx, { params, body }) =>
    recordDecision(ctx, params.meetingId, body),
  );
  routes.signedIn(decisions.strikeDecision, (ctx, { params, body }) => strikeDecision(ctx, params, body));
  bindMeetingFiles(routes);
  bindCalendarFeed(routes);
  bindPapers(routes);
  routes.signedIn(links.makeMeetingReplyLink, (ctx, { params, body }) =>
    makeMeetingReplyLink(ctx, params.meetingId, body.orgId),
  );
  routes.open(links.openMeetingReplyLink, (ctx, { body }) => openMeetingReplyLink(ctx, body.token));
  routes.open(links.replyToMeetingByLink, (ctx, { body }) => replyToMeetingByLink(ctx, body));
}

function bindMeetingFiles(routes: Routes): void {
  routes.signedIn(contract.attachMeetingFile, async (ctx, { params, request }) => {
    const { file } = await receiveUpload(request, contract.attachMeetingFile.body, LIMITS);
    return attachMeetingFile(ctx, params.meetingId, { ...file, mediaType: requireEvidenceKind(file) });
  });
  routes.signedIn(contract.downloadMeetingFile, async (ctx, { params, reply }) => {
    const file = await getMeetingFile(ctx, params);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(file.mediaType)
      .send(file.content);
  });
}

function bindCalendarFeed(routes: Routes): void {
  routes.signedIn(feed.getCalendarFeed, getCalendarFeed);
  routes.signedIn(feed.makeCalendarFeed, makeCalendarFeed);
  routes.signedIn(feed.revokeCalendarFeed, revokeCalendarFeed);
  routes.open(feed.readCalendarFeed, async (ctx, { params, reply }) =>
    reply
      .header('x-content-type-options', 'nosniff')
      .type('text/calendar; charset=utf-8')
      .send(await readCalendarFeed(ctx, params.secret.replace(/\.ics$/, ''))),
  );
}

function bindPapers(routes: Routes): void {
  routes.signedIn(papers.downloadMeetingPaper, async (ctx, { params, query, reply }) => {
    const file = await getMeetingPaper(ctx, params, query);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(file.mediaType)
      .send(file.content);
  });
  routes.signedIn(papers.draftMeetingPaper, (ctx, { params, query }) =>
    draftMeetingPaper(ctx, params, query.tables),
  );
}
