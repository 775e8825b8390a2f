// Requests of the API drill over a database that it did not make: everybody of the sample who can sign in asks every route.
import type { Kysely } from 'kysely';
import type { DB } from '../db/types.ts';
import { openRandom } from '../server/sample/random.ts';
import { SAMPLE_PASSWORD } from '../server/sample/sample-logins.ts';
import { type Description, listApiRoutes } from './api/api-description.ts';
import { AnswerChecker } from './api/check-answer.ts';
import { Findings } from './api/findings.ts';
import { KnownValues } from './api/known-values.ts';
import { openSite } from './api/open-site.ts';
import { findSession, LOGINS, NOBODY } from './api/people.ts';
import { type Run, runRound } from './api/run-round.ts';

export interface Asked {
  signedIn: string[];
  requests: number;
  faults: string[];
}

export async function askEverywhere(
  db: Kysely<DB>,
  { seed, requests }: { seed: number; requests: number },
): Promise<Asked> {
  const lastError = { text: '' };
  const site = await openSite(db, lastError);
  try {
    const found = await Promise.all(
      LOGINS.map(async (login) => ({ login, cookie: await findSession(site.door, login) })),
    );
    const askers = found.filter(({ cookie }) => cookie !== null);
    const description = (await site.app.inject('/api/openapi.json')).json<Description>();
    const run: Run = {
      routes: listApiRoutes(description),
      checker: new AnswerChecker(description, []),
      known: new KnownValues([SAMPLE_PASSWORD]),
      findings: new Findings(),
      statuses: new Map(),
      slow: new Map(),
      welcome: new Map(),
      lastError: () => lastError.text,
      requests: 0,
    };
    await runRound(site, run, {
      askers: [...askers, NOBODY],
      requests,
      openStream: (no) => openRandom(`${seed}/${no}`),
    });
    const faults = run.findings.list().map(({ route, fault, request }) => `${route}: ${fault} — ${request}`);
    return { signedIn: askers.map(({ login }) => login), requests: run.requests, faults };
  } finally {
    await site.close();
  }
}
