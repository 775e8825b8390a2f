import type { z } from 'zod';
import type { listDocumentNumbers as route } from '#core/documents/number-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { listRegisteredNumbers } from './document-files.queries.ts';

/** 文号登记簿, for those who see the whole region; void numbers stay listed (8.1). */
export function getDocumentNumbers(ctx: Ctx): Promise<z.input<typeof route.output>> {
  if (ctx.actor.sees !== 'region')
    throw refuse(
      'forbidden',
      'REGISTER_NOT_YOURS',
      '文号登记簿由项目办保管',
      'The office keeps the register',
      ['请联系项目办'],
    );
  return withScope(ctx.db, ctx.actor, async (tx) => ({
    numbers: await listRegisteredNumbers(tx, ctx.actor.regionId),
  }));
}
