import { robotSecrets } from './notifications/robots.queries.ts';
import { factorSecrets } from './people/second-factor.queries.ts';
import type { SecretStore } from './platform/kept-secrets.ts';

/** What the web process seals at its start, with the role of sign-in. */
export const GATE_SECRETS: readonly SecretStore[] = [factorSecrets];
/** What the worker seals at its start. */
export const WORKER_SECRETS: readonly SecretStore[] = [robotSecrets];
