import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import * as contract from '#core/exchange/contract.ts';
import { readPersonWorkbook as readPersonsRoute, readOrgWorkbook as readRoute } from '#core/people/public.ts';
import { type Routes, receiveUpload } from '#server/platform/public.ts';
import { exportLedger } from './export-ledger.ts';
import { exportOverview } from './export-overview.ts';
import { getFilledUpwardTable } from './fill-upward.ts';
import { readOrgWorkbook } from './read-org-workbook.ts';
import { readPersonWorkbook } from './read-person-workbook.ts';
import { compareUpwardTable, getUpwardReportFile, recordUpwardReport } from './upward-reports.ts';
import { addUpwardTemplate, getUpwardTemplates, setUpwardMapping } from './upward-templates.ts';

const sendWorkbook = (reply: FastifyReply, file: { name: string; content: Buffer | Readable }) =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(file.content);

export function bindExchangeRoutes(routes: Routes): void {
  routes.signedIn(readRoute, async (ctx, { request }) => {
    const { file } = await receiveUpload(request, readRoute.body);
    return readOrgWorkbook(ctx, file);
  });
  routes.signedIn(readPersonsRoute, async (ctx, { request }) => {
    const { file } = await receiveUpload(request, readPersonsRoute.body);
    return readPersonWorkbook(ctx, file);
  });
  routes.signedIn(contract.exportLedger, async (ctx, { query, reply }) =>
    sendWorkbook(reply, await exportLedger(ctx, query)),
  );
  routes.signedIn(contract.exportOverview, async (ctx, { query, reply }) =>
    sendWorkbook(reply, await exportOverview(ctx, query)),
  );
  bindUpwardRoutes(routes);
}

function bindUpwardRoutes(routes: Routes): void {
  routes.signedIn(contract.listUpwardTemplates, (ctx) => getUpwardTemplates(ctx));
  routes.signedIn(contract.addUpwardTemplate, async (ctx, { request }) => {
    const { fields, file } = await receiveUpload(request, contract.addUpwardTemplate.body);
    return addUpwardTemplate(ctx, fields.name, file);
  });
  routes.signedIn(contract.setUpwardMapping, (ctx, { params, body }) =>
    setUpwardMapping(ctx, params.templateId, body.mapping),
  );
  routes.signedIn(contract.fillUpwardTable, async (ctx, { params, reply }) =>
    sendWorkbook(reply, await getFilledUpwardTable(ctx, params.templateId, params.period)),
  );
  routes.signedIn(contract.compareUpwardTable, async (ctx, { params, request }) => {
    const { file } = await receiveUpload(request, contract.compareUpwardTable.body);
    return compareUpwardTable(ctx, params.templateId, params.period, file);
  });
  routes.signedIn(contract.recordUpwardReport, async (ctx, { params, request }) => {
    const { fields, file } = await receiveUpload(request, contract.recordUpwardReport.body);
    return recordUpwardReport(ctx, { ...params, ...fields }, file);
  });
  routes.signedIn(contract.downloadUpwardReport, async (ctx, { params, reply }) =>
    sendWorkbook(reply, await getUpwardReportFile(ctx, params.reportId)),
  );
}
