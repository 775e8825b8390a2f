// The slice of the API drill that runs with every test run: a small county, one seed, two thousand requests.
import { expect, test } from 'vitest';
import { testDatabase } from '../../server/platform/testing.ts';
import { openRandom } from '../../server/sample/random.ts';
import { fillSampleCounty } from '../sample-county.ts';
import { openRun } from './open-run.ts';
import { openSite } from './open-site.ts';
import { runRound } from './run-round.ts';

const { app: db, urls } = await testDatabase();
const REQUESTS = 2_000;

test('Two thousand good and bad requests of everybody find no error, no answer beside its description, and nothing that is not theirs', async () => {
  await fillSampleCounty(urls, { projects: 60, months: 6 });
  const lastError = { text: '' };
  const site = await openSite(db, lastError);
  const { run, askers } = await openRun(site, lastError);
  const openStream = (no: number) => openRandom(`slice/${no}`);
  await runRound(site, run, { askers, requests: REQUESTS, openStream });
  await site.close();
  expect(run.requests).toBe(REQUESTS);
  // Codes that a description forgot are for the long drill: which of them two thousand requests meet changes with every route.
  expect(run.findings.list().filter(({ fault }) => !fault.includes('does not name'))).toEqual([]);
  // A drill that is refused at the door finds nothing either.
  expect(run.statuses.get(200)).toBeGreaterThan(REQUESTS / 5);
  expect(run.welcome.size).toBeGreaterThan(80);
}, 900_000);
