// The product's web process as it is served, with the day of the drill.
import { buildApp } from '../server/app.ts';
import { openKysely, openPool } from '../server/platform/public.ts';

const db = openKysely(openPool({ connectionString: process.env.LUOSHI_DATABASE_URL ?? '' }, 8));
const app = await buildApp({
  db,
  now: () => new Date(`${process.env.DRILL_DAY}T09:00:00+08:00`),
  trustProxy: true,
});
await app.listen({ port: Number(process.env.LUOSHI_PORT), host: '127.0.0.1' });
