import * as contract from '#core/documents/contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { actOnDocument, answerUnitCheck } from './act-on-document.ts';
import { getDocuments, getDocumentView } from './document.view.ts';
import { getDocumentFile } from './download-document.ts';
import { draftBulletin, editDocument } from './draft-bulletin.ts';
import { getFigureTrace, getProjectTrace } from './trace.view.ts';

const disposition = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

export function bindDocumentRoutes(routes: Routes): void {
  routes.signedIn(contract.listDocuments, (ctx, { query }) => getDocuments(ctx, query));
  routes.signedIn(contract.traceFigure, (ctx, { query }) => getFigureTrace(ctx, query.figure));
  routes.signedIn(contract.traceProject, (ctx, { params }) =>
    getProjectTrace(ctx, params.period, params.projectId),
  );
  routes.signedIn(contract.getDocument, (ctx, { params }) => getDocumentView(ctx, params.documentId));
  routes.signedIn(contract.draftBulletin, (ctx, { body }) => draftBulletin(ctx, body));
  routes.signedIn(contract.editDocument, (ctx, { params, body }) =>
    editDocument(ctx, params.documentId, body),
  );
  routes.signedIn(contract.actOnDocument, (ctx, { params, body }) =>
    actOnDocument(ctx, params.documentId, body),
  );
  routes.signedIn(contract.answerUnitCheck, (ctx, { params, body }) =>
    answerUnitCheck(ctx, params.documentId, body),
  );
  routes.signedIn(contract.downloadDocument, async (ctx, { params, query, reply }) => {
    const file = await getDocumentFile(ctx, params.documentId, query.format);
    return reply
      .header('content-disposition', disposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(file.mediaType)
      .send(file.content);
  });
}
