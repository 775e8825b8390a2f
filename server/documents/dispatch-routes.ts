import * as contract from '#core/documents/dispatch-contract.ts';
import { type Routes, receiveUpload, toDisposition, type UploadLimits } from '#server/platform/public.ts';
import { requireEvidenceKind } from '#server/quality/public.ts';
import { acknowledgeDocument, attachReplyFile, getReplyFile, replyToDocument } from './answer-document.ts';
import { changeReplyDay } from './change-reply-day.ts';
import { getDispatch } from './dispatch.view.ts';
import {
  acknowledgeByLink,
  attachFileByLink,
  makeReplyLink,
  openReplyLink,
  replyByLink,
} from './reply-links.ts';

/** Scans, photographs and office files; the same by link. */
const REPLY_LIMITS: UploadLimits = { accepts: ['pdf', 'jpeg', 'png', 'zip', 'office-97'], mostMegabytes: 20 };

export function bindDispatchRoutes(routes: Routes): void {
  routes.signedIn(contract.getDispatch, (ctx, { params }) => getDispatch(ctx, params.documentId));
  routes.signedIn(contract.acknowledgeDocument, (ctx, { params, body }) =>
    acknowledgeDocument(ctx, params.documentId, body),
  );
  routes.signedIn(contract.replyToDocument, (ctx, { params, body }) =>
    replyToDocument(ctx, params.documentId, body),
  );
  routes.signedIn(contract.changeReplyDay, (ctx, { params, body }) =>
    changeReplyDay(ctx, params.documentId, body.replyBy),
  );
  routes.signedIn(contract.makeReplyLink, (ctx, { params, body }) =>
    makeReplyLink(ctx, params.documentId, body.orgId),
  );
  routes.signedIn(contract.attachReplyFile, async (ctx, { params, request }) => {
    const { file, fields } = await receiveUpload(request, contract.attachReplyFile.body, REPLY_LIMITS);
    return attachReplyFile(ctx, params.documentId, fields, { ...file, mediaType: requireEvidenceKind(file) });
  });
  routes.signedIn(contract.downloadReplyFile, async (ctx, { params, reply }) => {
    const file = await getReplyFile(ctx, params);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(file.mediaType)
      .send(file.content);
  });
  bindLinkRoutes(routes);
}

/** Without a session: the token is the only key, and it opens one document. */
function bindLinkRoutes(routes: Routes): void {
  routes.open(contract.openReplyLink, (pub, { body }) => openReplyLink(pub, body.token));
  routes.open(contract.acknowledgeByLink, (pub, { body }) =>
    acknowledgeByLink(pub, body.token, body.personName),
  );
  routes.open(contract.replyByLink, (pub, { body }) => replyByLink(pub, body));
  routes.open(contract.attachFileByLink, async (pub, { request }) => {
    const { file, fields } = await receiveUpload(request, contract.attachFileByLink.body, REPLY_LIMITS);
    return attachFileByLink(pub, fields.token, { ...file, mediaType: requireEvidenceKind(file) });
  });
}
