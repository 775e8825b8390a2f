// The product's web process as it is served, with the day of the drill.
import { buildApp } from '../server/app.ts';
import { openKysely, openWebPool } from '../server/platform/public.ts';

const db = openKysely(openWebPool(process.env.LUOSHI_DATABASE_URL ?? ''));
const app = await buildApp({
  db,
  now: () => new Date(`${process.env.DRILL_DAY}T09:00:00+08:00`),
  trustProxy: true,
});
await app.listen({ port: Number(process.env.LUOSHI_PORT), host: '127.0.0.1' });
