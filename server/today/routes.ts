import * as contract from '#core/today/contract.ts';
import { type Routes, toDisposition, XLSX_MEDIA_TYPE } from '#server/platform/public.ts';
import { closeHandover, openHandover, signHandover } from './hand-over.ts';
import { writeHandover } from './handover-workbook.ts';
import { getHandover, getHandovers, previewHandover } from './handovers.view.ts';
import { getStartsToVerify } from './starts.view.ts';
import { getToday } from './today.view.ts';

export function bindTodayRoutes(routes: Routes): void {
  routes.signedIn(contract.getToday, (ctx) => getToday(ctx));
  routes.signedIn(contract.listStartsToVerify, (ctx) => getStartsToVerify(ctx));
  routes.signedIn(contract.listHandovers, (ctx) => getHandovers(ctx));
  routes.signedIn(contract.getHandover, (ctx, { params }) => getHandover(ctx, params.handoverId));
  routes.signedIn(contract.previewHandover, (ctx, { query }) =>
    previewHandover(ctx, query.personId, query.orgId),
  );
  routes.signedIn(contract.openHandover, (ctx, { body }) => openHandover(ctx, body));
  routes.signedIn(contract.signHandover, (ctx, { params, body }) =>
    signHandover(ctx, params.handoverId, body),
  );
  routes.signedIn(contract.closeHandover, (ctx, { params }) => closeHandover(ctx, params.handoverId));
  routes.signedIn(contract.downloadHandover, async (ctx, { params, reply }) => {
    const { name, content } = await writeHandover(ctx, params.handoverId);
    return reply.header('content-disposition', toDisposition(name)).type(XLSX_MEDIA_TYPE).send(content);
  });
}
