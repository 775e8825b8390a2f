import { readOrgWorkbook as readRoute } from '#core/people/public.ts';
import { type Routes, receiveUpload } from '#server/platform/public.ts';
import { readOrgWorkbook } from './read-org-workbook.ts';

export function bindExchangeRoutes(routes: Routes): void {
  routes.signedIn(readRoute, async (ctx, { request }) => {
    const { file } = await receiveUpload(request, readRoute.body);
    return readOrgWorkbook(ctx, file);
  });
}
