// npm run drill -- sign-ins [--sign-ins=2000] [--projects=80]: so many people sign in at the same moment, from many addresses, while others work.
// Nobody is told of a fault, memory stays bounded, pages answer; and those who guess are locked out by account and by address.
import { setTimeout as sleep } from 'node:timers/promises';
import { SAMPLE_PASSWORD } from '../server/sample/sample-logins.ts';
import { askPages } from './county-work.ts';
import { DrilledCounty } from './drilled-county.ts';
import { numberOf } from './seeded-random.ts';
import { ServerFigures } from './server-figures.ts';
import { Verdicts } from './verdicts.ts';

const SIGN_INS = numberOf('sign-ins', 2_000);
const PROJECTS = numberOf('projects', 80);
const ADDRESSES = 400;
const MOST_MEMORY_MB = 512;
const verdicts = new Verdicts();
const watch = await ServerFigures.choose();

interface Told {
  status: number;
  code: string;
  cookie: string;
}

async function signIn(
  county: DrilledCounty,
  login: string,
  password: string,
  address: string,
): Promise<Told> {
  const answer = await fetch(`http://127.0.0.1:${county.port}/api/people/sign-in`, {
    method: 'POST',
    headers: { 'x-luoshi': '1', 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ login, password }),
  });
  const { code = '' } = (await answer.json()) as { code?: string };
  return { status: answer.status, code, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const count = (told: readonly Told[]): string => {
  const counts = new Map<string, number>();
  for (const { status, code } of told)
    counts.set(`${status} ${code}`.trim(), (counts.get(`${status} ${code}`.trim()) ?? 0) + 1);
  return [...counts].map(([heard, times]) => `${heard} × ${times}`).join(', ');
};

const signInFrom = (county: DrilledCounty, logins: readonly string[], n: number): Promise<Told> =>
  signIn(
    county,
    logins[n % logins.length] ?? '',
    SAMPLE_PASSWORD,
    `10.1.${(n % ADDRESSES) >> 8}.${(n % ADDRESSES) & 255}`,
  );

async function tryCrowd(county: DrilledCounty, logins: readonly string[]): Promise<void> {
  const begun = performance.now();
  const crowd = Promise.all(Array.from({ length: SIGN_INS }, (_, n) => signInFrom(county, logins, n)));
  let isOver = false;
  void crowd.finally(() => {
    isOver = true;
  });
  const pages: number[] = [];
  const refused: string[] = [];
  let mostMegabytes = 0;
  while (!isOver) {
    const asked = performance.now();
    refused.push(...(await askPages(county, 3)));
    pages.push(performance.now() - asked);
    mostMegabytes = Math.max(mostMegabytes, await watch.readMegabytes());
    await sleep(200);
  }
  const first = await crowd;
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
  const isClear = first.every(({ status, code }) => status === 200 || code === 'SIGN_IN_CROWDED');
  verdicts.hold(
    isClear,
    `${SIGN_INS} at once are let in or told to come again (${count(first)}; ${seconds} s)`,
  );
  verdicts.hold(mostMegabytes < MOST_MEMORY_MB, `meanwhile the process has at most ${mostMegabytes} MiB`);
  const longest = Math.round(Math.max(...pages));
  verdicts.hold(refused.length === 0, `meanwhile ${pages.length * 3} pages of others answer`, refused);
  verdicts.say(`       three of them took ${longest} ms at the longest`);
  const told = [...first.filter(({ status }) => status === 200), ...(await comeAgain(county, logins, first))];
  const tokens = new Set(told.map(({ cookie }) => cookie));
  verdicts.hold(
    tokens.size === SIGN_INS,
    `who comes again is let in; each has a session of his own (${tokens.size})`,
  );
  const [kept] = await county.query<{ n: number }>(
    "select count(*)::int as n from sessions where address like '10.1.%'",
  );
  verdicts.hold(kept?.n === SIGN_INS, `and it stands in the database (${kept?.n})`);
}

/** Those who were sent away, as often as it takes. */
async function comeAgain(
  county: DrilledCounty,
  logins: readonly string[],
  first: readonly Told[],
): Promise<Told[]> {
  const inside: Told[] = [];
  let outside = first.filter(({ status }) => status !== 200).length;
  for (let tries = 0; outside > 0 && tries < 5; tries += 1) {
    const told = await Promise.all(Array.from({ length: outside }, (_, n) => signInFrom(county, logins, n)));
    inside.push(...told.filter(({ status }) => status === 200));
    outside = told.filter(({ status }) => status !== 200).length;
  }
  return inside;
}

async function tryGuessing(county: DrilledCounty, logins: readonly string[]): Promise<void> {
  const [victim = '', ...others] = logins;
  const guesses = await Promise.all(
    Array.from({ length: 20 }, (_, n) => signIn(county, victim, `wrong-${n}`, `10.2.0.${n}`)),
  );
  const clear = guesses.every(({ code }) => ['SIGN_IN_WRONG', 'SIGN_IN_LOCKED'].includes(code));
  verdicts.hold(clear, `20 guesses at one account from 20 addresses (${count(guesses)})`);
  const right = await signIn(county, victim, SAMPLE_PASSWORD, '10.2.1.1');
  verdicts.hold(
    right.code === 'SIGN_IN_LOCKED',
    'then the account is locked, for the right password too',
    right,
  );
  const tries = await Promise.all(
    Array.from({ length: 60 }, (_, n) => signIn(county, `nobody-${n}`, 'wrong', '10.3.0.1')),
  );
  verdicts.hold(
    tries.every(({ status }) => status < 500),
    `60 guesses at 60 accounts from one address (${count(tries)})`,
  );
  const there = await signIn(county, others[0] ?? '', SAMPLE_PASSWORD, '10.3.0.1');
  verdicts.hold(there.code === 'SIGN_IN_LOCKED', 'then the address is locked', there);
  const elsewhere = await signIn(county, others[0] ?? '', SAMPLE_PASSWORD, '10.3.0.2');
  verdicts.hold(elsewhere.status === 200, 'and others come in from elsewhere', elsewhere);
}

const county = new DrilledCounty({ webEnv: watch.env });
try {
  await county.open(PROJECTS);
  await county.signIn('xmb-1');
  const logins = (
    await county.query<{ login: string }>(
      'select distinct p.login from persons p join posts po on po.person_id = p.id where p.is_active order by 1 limit 120',
    )
  ).map(({ login }) => login);
  await county.beginRound();
  await tryCrowd(county, logins);
  await tryGuessing(county, logins);
  await county.endRound();
} finally {
  await county.close();
}
verdicts.close();
