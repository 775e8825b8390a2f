import { bindPeopleRoutes } from './people/routes.ts';
import type { Routes } from './platform/bind-route.ts';
import { bindProgressRoutes } from './progress/routes.ts';

/** Every capability's routes; a new one is added here. */
export function bindAllRoutes(routes: Routes): void {
  bindPeopleRoutes(routes);
  bindProgressRoutes(routes);
}
