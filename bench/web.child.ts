// The product's web process as it is served, with the clock of the bench.
import { buildApp } from '../server/app.ts';
import { openKysely, openPool } from '../server/platform/public.ts';

const db = openKysely(openPool({ connectionString: process.env.BENCH_APP_URL ?? '' }, 8));
const today = process.env.BENCH_TODAY ?? '';
// Behind a proxy, so that the limit of requests an address does not cut the measurement off.
const app = await buildApp({ db, now: () => new Date(`${today}T09:00:00+08:00`), trustProxy: true });
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: Number(new URL(address).port) });
// An orderly end lets a profile be written.
process.once('SIGTERM', () => process.exit(0));
