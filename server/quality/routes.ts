import * as contract from '#core/quality/contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { checkPastedTable } from './check-pasted-table.ts';

export function bindQualityRoutes(routes: Routes): void {
  routes.signedIn(contract.checkPastedTable, async (_ctx, { body }) =>
    checkPastedTable(body.text, body.months),
  );
}
