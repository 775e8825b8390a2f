import * as contract from '#core/documents/way-contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { getDocumentWays, getPartyChoices } from './document-ways.view.ts';
import { setDocumentParties } from './set-document-parties.ts';
import { setDocumentWay } from './set-document-way.ts';

export function bindDocumentWayRoutes(routes: Routes): void {
  routes.signedIn(contract.getDocumentWays, (ctx) => getDocumentWays(ctx));
  routes.signedIn(contract.setDocumentWay, (ctx, { params, body }) => setDocumentWay(ctx, params.kind, body));
  routes.signedIn(contract.listPartyChoices, (ctx) => getPartyChoices(ctx));
  routes.signedIn(contract.setDocumentParties, (ctx, { params, body }) =>
    setDocumentParties(ctx, params.documentId, body),
  );
}
