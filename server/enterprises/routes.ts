import * as contract from '#core/enterprises/contract.ts';
import { type Routes, toDisposition, XLSX_MEDIA_TYPE } from '#server/platform/public.ts';
import { getEnterprises, getProjectEntries } from './enterprises.view.ts';
import { exportEnterprises, putEnterprises, setThresholds } from './keep-enterprises.ts';
import { recordTalk } from './record-talk.ts';
import { recordEntry, setPaper, tellFigures } from './serve-enterprise.ts';

export function bindEnterpriseRoutes(routes: Routes): void {
  routes.signedIn(contract.listEnterprises, (ctx) => getEnterprises(ctx));
  routes.signedIn(contract.putEnterprises, (ctx, { body }) => putEnterprises(ctx, body));
  routes.signedIn(contract.tellFigures, (ctx, { params, body }) => tellFigures(ctx, params.id, body));
  routes.signedIn(contract.recordTalk, (ctx, { params, body }) => recordTalk(ctx, params.id, body));
  routes.signedIn(contract.setPaper, (ctx, { params, body }) => setPaper(ctx, params, body));
  routes.signedIn(contract.recordEntry, (ctx, { params, body }) => recordEntry(ctx, params, body));
  routes.signedIn(contract.listProjectEntries, (ctx, { query }) => getProjectEntries(ctx, query));
  routes.signedIn(contract.setThresholds, (ctx, { body }) => setThresholds(ctx, body));
  routes.signedIn(contract.exportEnterprises, async (ctx, { reply }) => {
    const file = await exportEnterprises(ctx);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(XLSX_MEDIA_TYPE)
      .send(file.content);
  });
}
