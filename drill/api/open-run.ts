// What a run of the API drill needs before its first request: everybody signed in, texts planted, the description read.
import { type Description, listApiRoutes } from './api-description.ts';
import { AnswerChecker } from './check-answer.ts';
import { Findings } from './findings.ts';
import { KnownValues } from './known-values.ts';
import type { Site } from './open-site.ts';
import { type Asker, signInEverybody } from './people.ts';
import { plantTexts } from './planted-texts.ts';
import type { Run } from './run-round.ts';

/** Signs everybody in and plants the texts; sessions and texts live on in clones of the database. */
export async function openRun(
  { app, door }: Site,
  lastError: { text: string },
): Promise<{ run: Run; askers: Asker[] }> {
  const askers = await signInEverybody(door);
  const planted = await plantTexts(app, askers);
  const description = (await app.inject('/api/openapi.json')).json<Description>();
  const run: Run = {
    routes: listApiRoutes(description),
    checker: new AnswerChecker(description, planted),
    known: new KnownValues(planted.map(({ text }) => text)),
    findings: new Findings(),
    statuses: new Map(),
    slow: new Map(),
    welcome: new Map(),
    lastError: () => lastError.text,
    requests: 0,
  };
  return { run, askers };
}
