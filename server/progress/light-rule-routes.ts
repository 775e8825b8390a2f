import * as scalesContract from '#core/progress/image-scales-contract.ts';
import * as contract from '#core/progress/light-rules-contract.ts';
import * as basisContract from '#core/progress/plan-basis-contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { adoptLightRules } from './adopt-light-rules.ts';
import { choosePlanBasis } from './choose-plan-basis.ts';
import { getImageScales, setImageScales } from './image-scales.ts';
import { getLightRules } from './light-rules.view.ts';
import { getPlanBasisSetting } from './plan-basis.view.ts';
import { replayLightRules } from './replay-light-rules.ts';

export function bindLightRuleRoutes(routes: Routes): void {
  routes.signedIn(contract.getLightRules, (ctx) => getLightRules(ctx));
  routes.signedIn(contract.replayLightRules, (ctx, { body }) => replayLightRules(ctx, body));
  routes.signedIn(contract.adoptLightRules, (ctx, { body }) => adoptLightRules(ctx, body));
  routes.signedIn(basisContract.getPlanBasisSetting, (ctx) => getPlanBasisSetting(ctx));
  routes.signedIn(basisContract.choosePlanBasis, (ctx, { body }) => choosePlanBasis(ctx, body));
  routes.signedIn(scalesContract.getImageScales, (ctx) => getImageScales(ctx));
  routes.signedIn(scalesContract.setImageScales, (ctx, { body }) => setImageScales(ctx, body));
}
