import * as contract from '#core/quality/contract.ts';
import * as imports from '#core/quality/import-contract.ts';
import { type Routes, receiveUpload, toDisposition, XLSX_MEDIA_TYPE } from '#server/platform/public.ts';
import { checkPastedTable } from './check-pasted-table.ts';
import { annotateImport } from './import/annotate-import.ts';
import { applyImport } from './import/apply-import.ts';
import { cancelImport, correctImport } from './import/correct-import.ts';
import {
  getImportView,
  listCells,
  listFindings,
  listImportLines,
  listQuestions,
  listRows,
} from './import/import.view.ts';
import { requireImporter } from './import/import-access.ts';
import { startImport } from './import/start-import.ts';
import { undoImport } from './import/undo-import.ts';

export function bindQualityRoutes(routes: Routes): void {
  routes.signedIn(contract.checkPastedTable, async (_ctx, { body }) =>
    checkPastedTable(body.text, body.months),
  );
  bindImportReads(routes);
  bindImportActs(routes);
}

function bindImportReads(routes: Routes): void {
  routes.signedIn(imports.listImports, (ctx, { query }) => listImportLines(ctx, query.before));
  routes.signedIn(imports.getImport, (ctx, { params }) => getImportView(ctx, params.importId));
  routes.signedIn(imports.listImportCells, (ctx, { params, query }) =>
    listCells(ctx, params.importId, query),
  );
  routes.signedIn(imports.listImportRows, (ctx, { params, query }) => listRows(ctx, params.importId, query));
  routes.signedIn(imports.listImportQuestions, (ctx, { params, query }) =>
    listQuestions(ctx, params.importId, query.page),
  );
  routes.signedIn(imports.listImportFindings, (ctx, { params, query }) =>
    listFindings(ctx, params.importId, query),
  );
  routes.signedIn(imports.downloadAnnotated, async (ctx, { params, query, reply }) => {
    const { bytes, fileName } = await annotateImport(ctx, params.importId, query.all === 'yes');
    return reply.header('content-disposition', toDisposition(fileName)).type(XLSX_MEDIA_TYPE).send(bytes);
  });
}

function bindImportActs(routes: Routes): void {
  routes.signedIn(imports.startImport, async (ctx, { request }) => {
    requireImporter(ctx);
    const { file } = await receiveUpload(request, imports.startImport.body);
    return startImport(ctx, file);
  });
  routes.signedIn(imports.correctImport, (ctx, { params, body }) =>
    correctImport(ctx, params.importId, body),
  );
  routes.signedIn(imports.cancelImport, (ctx, { params }) => cancelImport(ctx, params.importId));
  routes.signedIn(imports.applyImport, (ctx, { params, body }) => applyImport(ctx, params.importId, body));
  routes.signedIn(imports.undoImport, (ctx, { params, body }) => undoImport(ctx, params.importId, body));
}
