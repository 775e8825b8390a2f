import * as contract from '#core/indicators/import/import-contract.ts';
import {
  type Routes,
  receiveUpload,
  toDisposition,
  WORKBOOK_LIMITS,
  XLSX_MEDIA_TYPE,
} from '#server/platform/public.ts';
import { answerStatImport } from './answer-import.ts';
import { discardStatImport } from './discard-import.ts';
import { fileStatImport } from './file-import.ts';
import { getStatImport, getStatImports } from './import.view.ts';
import { requireImporter } from './import-desk.ts';
import { receiveEntryWorkbook } from './receive-entry-workbook.ts';
import { getSourceCell, getSourceFile } from './source-cell.view.ts';
import { startStatImport } from './start-import.ts';
import { writeEntryWorkbook } from './write-entry-workbook.ts';

export function bindStatImportRoutes(routes: Routes): void {
  routes.signedIn(contract.startStatImport, async (ctx, { request }) => {
    requireImporter(ctx);
    const { file } = await receiveUpload(request, contract.startStatImport.body, WORKBOOK_LIMITS);
    return startStatImport(ctx, file);
  });
  routes.signedIn(contract.downloadEntryWorkbook, async (ctx, { params, reply }) => {
    const { name, content } = await writeEntryWorkbook(ctx, params.id);
    return reply.header('content-disposition', toDisposition(name)).type(XLSX_MEDIA_TYPE).send(content);
  });
  routes.signedIn(contract.uploadEntryWorkbook, async (ctx, { params, request }) => {
    const { file } = await receiveUpload(request, contract.uploadEntryWorkbook.body, WORKBOOK_LIMITS);
    return receiveEntryWorkbook(ctx, params.id, file);
  });
  routes.signedIn(contract.listStatImports, (ctx) => getStatImports(ctx));
  routes.signedIn(contract.getStatImport, (ctx, { params }) => getStatImport(ctx, params.id));
  routes.signedIn(contract.answerStatImport, (ctx, { params, body }) =>
    answerStatImport(ctx, params.id, body),
  );
  routes.signedIn(contract.fileStatImport, (ctx, { params, body }) => fileStatImport(ctx, params.id, body));
  routes.signedIn(contract.discardStatImport, (ctx, { params }) => discardStatImport(ctx, params.id));
  routes.signedIn(contract.getSourceCell, (ctx, { params, query }) =>
    getSourceCell(ctx, { filingId: params.id }, query),
  );
  routes.signedIn(contract.getImportCell, (ctx, { params, query }) =>
    getSourceCell(ctx, { importId: params.id }, query),
  );
  routes.signedIn(contract.downloadImportFile, async (ctx, { params, reply }) => {
    const { name, mediaType, content } = await getSourceFile(ctx, { importId: params.id });
    return reply.header('content-disposition', toDisposition(name)).type(mediaType).send(content);
  });
  routes.signedIn(contract.downloadSource, async (ctx, { params, reply }) => {
    const { name, mediaType, content } = await getSourceFile(ctx, { filingId: params.id });
    return reply.header('content-disposition', toDisposition(name)).type(mediaType).send(content);
  });
}
