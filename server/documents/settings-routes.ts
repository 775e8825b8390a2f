import * as contract from '#core/documents/bulletin-settings-contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { getBulletinSettings, setBulletinSettings } from './keep-bulletin-settings.ts';

export function bindBulletinSettingsRoutes(routes: Routes): void {
  routes.signedIn(contract.getBulletinSettings, (ctx) => getBulletinSettings(ctx));
  routes.signedIn(contract.setBulletinSettings, (ctx, { body }) => setBulletinSettings(ctx, body.settings));
}
