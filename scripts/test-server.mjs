// The server that the browser tests talk to: a scratch database with the sample (server/platform/testing-server.ts).
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { serveForBrowserTests } = await import('../server/platform/testing-server.ts');
await serveForBrowserTests(Number(process.env.LUOSHI_E2E_PORT ?? 8699));
