import { listSignatureConsequences, listSignatureLimits } from './all-consequences.ts';
import { bindDispatchRoutes } from './documents/dispatch-routes.ts';
import { bindDocumentRoutes } from './documents/routes.ts';
import { bindBulletinSettingsRoutes } from './documents/settings-routes.ts';
import { bindDocumentWayRoutes } from './documents/way-routes.ts';
import { bindEnterpriseRoutes } from './enterprises/routes.ts';
import { bindExchangeRoutes } from './exchange/routes.ts';
import { bindIndicatorRoutes } from './indicators/routes.ts';
import { bindLedgerRoutes } from './ledger/routes.ts';
import { bindMeetingRoutes } from './meetings/routes.ts';
import { bindNotificationRoutes } from './notifications/routes.ts';
import { bindPeopleRoutes } from './people/routes.ts';
import type { Routes } from './platform/bind-route.ts';
import { bindProblemRoutes } from './problems/routes.ts';
import { bindLightRuleRoutes } from './progress/light-rule-routes.ts';
import { bindProgressRoutes } from './progress/routes.ts';
import { bindEvidenceRoutes } from './quality/evidence/routes.ts';
import { bindQualityRoutes } from './quality/routes.ts';
import { bindReportingRoutes } from './reporting/routes.ts';
import { bindSupervisionRoutes } from './supervision/routes.ts';
import { bindTodayRoutes } from './today/routes.ts';

/** Every capability's routes; a new one is added here. */
export function bindAllRoutes(routes: Routes): void {
  bindPeopleRoutes(routes);
  bindLedgerRoutes(routes);
  bindQualityRoutes(routes);
  bindEvidenceRoutes(routes);
  bindProgressRoutes(routes);
  bindLightRuleRoutes(routes);
  bindReportingRoutes(routes);
  bindIndicatorRoutes(routes);
  bindEnterpriseRoutes(routes);
  bindProblemRoutes(routes);
  bindSupervisionRoutes(routes);
  bindMeetingRoutes(routes);
  bindDocumentRoutes(routes, listSignatureConsequences(), listSignatureLimits());
  bindDispatchRoutes(routes);
  bindBulletinSettingsRoutes(routes);
  bindDocumentWayRoutes(routes);
  bindExchangeRoutes(routes);
  bindTodayRoutes(routes);
  bindNotificationRoutes(routes);
}
