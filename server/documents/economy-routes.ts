import * as contract from '#core/documents/economy/economy-contract.ts';
import { type Routes, toDisposition } from '#server/platform/public.ts';
import { draftEconomyPaper, getEconomyPaperFile, getEconomyPapers } from './economy/economy-papers.ts';
import { getIndicatorFigureTrace } from './economy/trace-indicator.view.ts';

export function bindEconomyPaperRoutes(routes: Routes): void {
  routes.signedIn(contract.listEconomyPapers, (ctx, { query }) => getEconomyPapers(ctx, query.period));
  routes.signedIn(contract.draftEconomyPaper, (ctx, { params, body }) =>
    draftEconomyPaper(ctx, params.period, body),
  );
  routes.signedIn(contract.downloadEconomyPaper, async (ctx, { params, query, reply }) => {
    const file = await getEconomyPaperFile(ctx, params, query);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(file.mediaType)
      .send(file.content);
  });
  routes.signedIn(contract.traceIndicatorFigure, (ctx, { query }) =>
    getIndicatorFigureTrace(ctx, query.figure),
  );
}
