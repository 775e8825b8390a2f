import type { FastifyReply } from 'fastify';
import * as contract from '#core/documents/contract.ts';
import * as numbers from '#core/documents/number-contract.ts';
import * as sheets from '#core/documents/sheet-contract.ts';
import * as trace from '#core/documents/trace-contract.ts';
import { type Routes, receiveUpload, SCAN_LIMITS } from '#server/platform/public.ts';
import { actOnDocument } from './act-on-document.ts';
import { answerUnitCheck } from './answer-unit-check.ts';
import { getDocuments, getDocumentView } from './document.view.ts';
import { getDocumentNumbers } from './document-numbers.view.ts';
import { getDocumentFile, type RenderedFile } from './download-document.ts';
import { draftBulletin, editDocument } from './draft-bulletin.ts';
import { bindEconomyPaperRoutes } from './economy-routes.ts';
import { keepPaperScan } from './keep-paper-scan.ts';
import { getDossierFile, getProjectListFile } from './project-sheets.ts';
import { getRoutingSheet } from './routing-sheet.ts';
import type { IsSignedByOther, OnDocumentSigned } from './signed-document.ts';
import { getStaleLines } from './stale-lines.view.ts';
import { getFigureTrace, getProjectTrace } from './trace.view.ts';
import { getTracedCell, getTracedFile } from './traced-cell.view.ts';

const sendFile = (reply: FastifyReply, file: RenderedFile): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .type(file.mediaType)
    .send(file.content);

/** `consequences`: what other capabilities do when a document is signed; `limits`: whom they keep from signing it. */
export function bindDocumentRoutes(
  routes: Routes,
  consequences: readonly OnDocumentSigned[],
  limits: readonly IsSignedByOther[],
): void {
  routes.signedIn(numbers.listDocumentNumbers, (ctx) => getDocumentNumbers(ctx));
  routes.signedIn(contract.listDocuments, (ctx, { query }) => getDocuments(ctx, query));
  routes.signedIn(trace.traceFigure, (ctx, { query }) => getFigureTrace(ctx, query.figure));
  routes.signedIn(trace.traceProject, (ctx, { params }) =>
    getProjectTrace(ctx, params.period, params.projectId),
  );
  routes.signedIn(contract.getDocument, (ctx, { params }) => getDocumentView(ctx, params.documentId, limits));
  routes.signedIn(contract.draftBulletin, (ctx, { body }) => draftBulletin(ctx, body));
  routes.signedIn(contract.editDocument, (ctx, { params, body }) =>
    editDocument(ctx, params.documentId, body),
  );
  routes.signedIn(contract.actOnDocument, (ctx, { params, body }) =>
    actOnDocument(ctx, params.documentId, body, consequences),
  );
  routes.signedIn(contract.answerUnitCheck, (ctx, { params, body }) =>
    answerUnitCheck(ctx, params.documentId, body),
  );
  routes.signedIn(contract.downloadDocument, async (ctx, { params, query, reply }) =>
    sendFile(reply, await getDocumentFile(ctx, params.documentId, query.format)),
  );
  routes.signedIn(contract.downloadRoutingSheet, async (ctx, { params, query, reply }) =>
    sendFile(reply, await getRoutingSheet(ctx, params.documentId, query.format)),
  );
  bindSheetRoutes(routes);
  bindEconomyPaperRoutes(routes);
}

function bindSheetRoutes(routes: Routes): void {
  routes.signedIn(sheets.downloadDossier, async (ctx, { params, query, reply }) =>
    sendFile(reply, await getDossierFile(ctx, params.period, params.projectId, query.format)),
  );
  routes.signedIn(sheets.downloadProjectList, async (ctx, { params, query, reply }) =>
    sendFile(reply, await getProjectListFile(ctx, params.period, params.list, query.format)),
  );
  routes.signedIn(sheets.listStaleLines, (ctx, { params }) => getStaleLines(ctx, params.documentId));
  routes.signedIn(sheets.traceCell, (ctx, { params, query }) => getTracedCell(ctx, params.fileId, query));
  routes.signedIn(sheets.downloadTracedFile, async (ctx, { params, reply }) =>
    sendFile(reply, await getTracedFile(ctx, params.fileId)),
  );
  routes.signedIn(sheets.keepPaperScan, async (ctx, { params, request }) => {
    const { file } = await receiveUpload(request, sheets.keepPaperScan.body, SCAN_LIMITS);
    return keepPaperScan(ctx, params.documentId, file);
  });
}
