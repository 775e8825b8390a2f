// One round: so many requests to one county, by everybody, each answer checked.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Random } from '../../server/sample/random.ts';
import type { ApiRoute, Schema } from './api-description.ts';
import { type Attempt, AttemptMaker } from './attempt.ts';
import type { AnswerChecker } from './check-answer.ts';
import type { Findings } from './findings.ts';
import { type KnownValues, nounOf, type Sighting, toValueName } from './known-values.ts';
import type { Site } from './open-site.ts';
import { type Asker, headersOf, NOBODY, signInAgain } from './people.ts';
import { Sight } from './sight.ts';

export const SLOW_MS = 2_000;

/** What is kept over all rounds of a run. */
export interface Run {
  routes: readonly ApiRoute[];
  checker: AnswerChecker;
  known: KnownValues;
  findings: Findings;
  statuses: Map<number, number>;
  /** Routes that took longer than `SLOW_MS`, with their worst time. */
  slow: Map<string, number>;
  /** Who was answered on a route before: with him the next request goes deeper. */
  welcome: Map<string, Set<string>>;
  /** The last error that the server wrote to its log. */
  lastError: () => string;
  requests: number;
}

/** Sign-ins cost tens of times what others do, and a second factor wanted of everybody ends most of a round. */
const SELDOM: readonly string[] = ['signIn', 'changePassword', 'setSecondFactorDemand'];
const weightOf = ({ answersFile, name }: ApiRoute): number =>
  SELDOM.includes(name) ? 0.2 : answersFile ? 0.4 : 1;

function pickRoute({ routes }: Run, random: Random): ApiRoute {
  const route = random.pick(routes);
  return random.hit(weightOf(route)) ? route : random.pick(routes);
}

const listNames = (schema: Schema | undefined): string[] =>
  schema
    ? [
        ...Object.keys(schema.properties ?? {}),
        ...Object.values(schema.properties ?? {}).flatMap(listNames),
      ].concat(listNames(schema.items))
    : [];

/** Ids that a request of the route names, from the deepest place on. */
function listSubjects({ params, body, path }: ApiRoute): string[] {
  const places = params.map(({ name }) => toValueName(name, nounOf(path))).reverse();
  const named = listNames(body).map((name) => toValueName(name, nounOf(path)));
  const ids = [...places, ...named].filter((name) => name.endsWith('Id'));
  return ids.slice(0, 2);
}

/** Often who has seen the record, often who was welcome on the route, else anybody. */
function pickAsker(
  run: Run,
  { route, subject }: { route: ApiRoute; subject: Sighting | undefined },
  askers: readonly Asker[],
  random: Random,
): Asker {
  const viewer = askers.find(({ login }) => login !== null && login === subject?.login);
  if (viewer && random.hit(0.3)) return viewer;
  const welcome = askers.filter(({ login }) => login !== null && run.welcome.get(route.name)?.has(login));
  return welcome.length > 0 && random.hit(0.5) ? random.pick(welcome) : random.pick(askers);
}

const pickKind = (random: Random) => {
  const roll = random.next();
  return roll < 0.45 ? 'ordinary' : roll < 0.62 ? 'bound' : 'hostile';
};

/** Requests go out from many addresses, since one alone would soon be told to wait. */
const addressOf = (random: Random): string => `10.${random.whole(0, 200)}.${random.whole(0, 255)}.7`;

async function send(
  app: FastifyInstance,
  attempt: Attempt,
  asker: Asker,
  random: Random,
): Promise<LightMyRequestResponse> {
  const { route, url, headers, payload } = attempt;
  return app.inject({
    method: route.method as 'GET',
    url,
    headers: { ...headersOf(asker), ...headers },
    remoteAddress: addressOf(random),
    ...(payload === undefined ? {} : { payload }),
  });
}

/** The places of the path belong to what the answer shows. */
function learnFrom(known: KnownValues, { route, places }: Attempt, login: string, answer: unknown): void {
  const within = nounOf(route.path);
  const values = new Map(Object.entries(places).map(([name, value]) => [toValueName(name, within), value]));
  known.learn(answer, { within, around: { login, values } });
}

/** Sends it, checks the answer, and learns from it. */
async function tryOne(
  { app, door }: Site,
  run: Run,
  { attempt, asker, sight, random }: { attempt: Attempt; asker: Asker; sight: Sight; random: Random },
): Promise<void> {
  const startedAt = performance.now();
  const { statusCode: status, headers, rawPayload: payload } = await send(app, attempt, asker, random);
  const ms = performance.now() - startedAt;
  const { name } = attempt.route;
  run.requests += 1;
  run.statuses.set(status, (run.statuses.get(status) ?? 0) + 1);
  if (ms > SLOW_MS) run.slow.set(name, Math.max(ms, run.slow.get(name) ?? 0));
  const media = String(headers['content-type'] ?? '');
  const isAttachment = String(headers['content-disposition'] ?? '').startsWith('attachment');
  const answer = { status, media, isAttachment, payload };
  for (const fault of await run.checker.check(attempt, asker, answer, sight))
    run.findings.add(attempt, asker, status >= 500 ? `${fault}: ${run.lastError()}` : fault);
  if (status === 200 && asker.login !== null) {
    const welcome = run.welcome.get(name) ?? new Set();
    run.welcome.set(name, welcome.add(asker.login));
    if (media.includes('json')) learnFrom(run.known, attempt, asker.login, JSON.parse(payload.toString()));
  }
  if (status === 401) await signInAgain(door, asker);
}

/** So many requests, each drawn from a stream of its own name, so that one can be found again by its number. */
export async function runRound(
  site: Site,
  run: Run,
  {
    askers,
    requests,
    openStream,
  }: { askers: readonly Asker[]; requests: number; openStream: (no: number) => Random },
): Promise<void> {
  const maker = new AttemptMaker(run.known);
  const sight = new Sight(site.app);
  for (let no = 0; no < requests; no += 1) {
    const random = openStream(no);
    const route = pickRoute(run, random);
    const subject = run.known.turnTo(listSubjects(route), random.whole(0, 2 ** 31 - 1));
    const drawn = pickAsker(run, { route, subject }, askers, random);
    const attempt = maker.make(route, random, pickKind(random));
    const asker = 'cookie' in attempt.headers ? NOBODY : drawn;
    const one = { attempt, asker, sight, random };
    // A click that came twice.
    const isTwice = route.method !== 'GET' && random.hit(0.03) && no + 1 < requests;
    if (isTwice) no += 1;
    await Promise.all([tryOne(site, run, one), ...(isTwice ? [tryOne(site, run, one)] : [])]);
  }
}
