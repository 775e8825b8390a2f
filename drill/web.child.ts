// The product's web process as it is served, with the day of the drill.
import { buildApp } from '../server/app.ts';
import { Metrics } from '../server/platform/metrics.ts';
import { openKysely, openWebPool } from '../server/platform/public.ts';
import { checkReadiness } from '../server/platform/readiness.ts';
import { newSecretKey } from '../server/platform/sealed-text.ts';
import { openWatchPort } from '../server/platform/watch-port.ts';

const { LUOSHI_DATABASE_URL = '', LUOSHI_PORT, LUOSHI_WATCH_PORT, DRILL_DAY } = process.env;
process.env.LUOSHI_SECRET_KEY ||= newSecretKey();
const metrics = new Metrics();
const pool = openWebPool(LUOSHI_DATABASE_URL);
metrics.watchPool('primary', pool);
const db = openKysely(pool);
const now = () => new Date(`${DRILL_DAY}T09:00:00+08:00`);
const app = await buildApp({ db, metrics, now, trustProxy: true });
await app.listen({ port: Number(LUOSHI_PORT), host: '127.0.0.1' });
if (LUOSHI_WATCH_PORT)
  await openWatchPort({ host: '127.0.0.1', port: Number(LUOSHI_WATCH_PORT) }, metrics, () =>
    checkReadiness(db, { isStopping: false }),
  );
