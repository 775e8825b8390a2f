import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { DB } from '../../db/types.ts';
import { buildApp } from '../../server/app.ts';
import { openLog } from '../../server/platform/log.ts';
import { NOW } from '../sample-county.ts';

interface LoggedError {
  err?: { message?: string; stack?: string };
}

/** The line of our own code where it happened, and what was said. */
function toPlace(line: string): string {
  const { err } = JSON.parse(line) as LoggedError;
  const place = /\bat .*?((?:server|core)\/[\w./-]+:\d+)/.exec(err?.stack ?? '')?.[1] ?? '';
  return err ? `${err.message ?? ''} ${place}` : '';
}

/** The product over one database. */
export interface Site {
  app: FastifyInstance;
  /** The same by the clock of the machine: sessions are measured by that of the database, which no drill can set. */
  door: FastifyInstance;
  close: () => Promise<void>;
}

/** The app as an operator would have it, with an ear on what it logs as an error. */
export async function openSite(db: Kysely<DB>, lastError: { text: string }): Promise<Site> {
  const webFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-drill-'));
  fs.writeFileSync(path.join(webFolder, 'index.html'), '<title>drill</title>');
  const write = (line: string) => {
    lastError.text = toPlace(line) || lastError.text;
  };
  const app = await buildApp({ db, now: () => NOW, webFolder, log: openLog('error', 'web', { write }) });
  const door = await buildApp({ db });
  const close = async () => {
    await Promise.all([app.close(), door.close()]);
    fs.rmSync(webFolder, { recursive: true, force: true });
  };
  return { app, door, close };
}
