// npm run advisories: asks the registry what holes are known in the packages that the product runs with.
// Ends with 0 when it answered and nothing is open, 1 when something is to be done, 2 when it gave no answer: then nothing is known.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHECKOUT, say } from './install.mjs';

/** Days from the day a hole was found until a version without it runs; docs/security.md says the same. */
export const DAYS = { critical: 3, high: 14, moderate: 30, low: 90, info: 90 };
/** Where there is no mended version yet, somebody says what is done meanwhile and looks again within so many days. */
export const LONGEST_DELAY = 30;
const DAY_MS = 86_400_000;

/**
 * A package with a hole that every list of advisories knows (CVE-2017-5941) and that was never mended. It is asked for beside the
 * product's own packages and never installed: an answer that does not name it is no answer, whatever it says of the others.
 * `npm audit` alone calls an installation without a network free of holes.
 */
export const PROBE = { name: 'node-serialize', version: '0.0.4' };

/** A folder with the product's lock and the probe in it. */
function layOut(checkout) {
  const folder = mkdtempSync(path.join(tmpdir(), 'luoshi-advisories-'));
  const read = (name) => JSON.parse(readFileSync(path.join(checkout, name), 'utf8'));
  const stated = read('package.json');
  const lock = read('package-lock.json');
  stated.dependencies = { ...stated.dependencies, [PROBE.name]: PROBE.version };
  lock.packages[''].dependencies = { ...lock.packages[''].dependencies, [PROBE.name]: PROBE.version };
  lock.packages[`node_modules/${PROBE.name}`] = { version: PROBE.version };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(stated));
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  const settings = path.join(checkout, '.npmrc');
  if (existsSync(settings)) copyFileSync(settings, path.join(folder, '.npmrc'));
  return folder;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** What npm printed, read: the advisories of each package, or why there is no answer. */
export function readAnswer(text) {
  const { vulnerabilities, message, error } = parse(text);
  if (!vulnerabilities) return { silence: message ?? error?.summary ?? 'npm audit' };
  const all = Object.values(vulnerabilities).flatMap(({ via, fixAvailable }) =>
    via
      .filter((one) => typeof one === 'object')
      .map((one) => ({
        id: String(one.url ?? one.source).replace(/^.*\//, ''),
        package: one.dependency ?? one.name,
        severity: one.severity,
        title: one.title,
        range: one.range,
        isMended: Boolean(fixAvailable),
      })),
  );
  const findings = all.filter((one) => one.package !== PROBE.name);
  if (findings.length === all.length)
    return { silence: `${PROBE.name} ${PROBE.version}: a known hole that is not in the answer` };
  return { findings };
}

/** Asks with npm itself, so that its registry, proxy and certificates are those of every installation. */
export function ask(checkout, args = []) {
  const folder = layOut(checkout);
  try {
    const quick = ['--fetch-retries=0', '--fetch-timeout=30000'];
    const audit = ['audit', '--package-lock-only', '--omit=dev', '--json', ...quick, ...args];
    const { stdout, error } = spawnSync('npm', audit, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: 180_000,
    });
    return error ? { silence: error.message } : readAnswer(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const dayAfter = (day, count) => new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

/**
 * What is to be done of each finding. `known` is docs/advisories.json: since when it is known, and where there is no mended
 * version, what is done meanwhile (`measure`) and when it is looked at again (`until`).
 */
export function judge(findings, known, today) {
  return findings.map((finding) => {
    const noted = known.find(({ advisory }) => advisory === finding.id);
    if (!noted) return { ...finding, state: 'new', due: dayAfter(today, DAYS[finding.severity] ?? 0) };
    const due = noted.until ?? dayAfter(noted.foundOn, DAYS[finding.severity] ?? 0);
    const isTooFar = noted.until !== undefined && noted.until > dayAfter(today, LONGEST_DELAY);
    const isUnsaid = noted.until !== undefined && !noted.measure;
    return { ...finding, due, state: isTooFar || isUnsaid ? 'unsound' : due < today ? 'late' : 'noted' };
  });
}

const STATES = {
  new: ['新查到，写进 docs/advisories.json', 'new: write it into docs/advisories.json'],
  late: ['已过期限', 'past its day'],
  unsound: [
    `延期须写明措施（measure），每次不超过 ${LONGEST_DELAY} 天`,
    `a delay needs its measure and is at most ${LONGEST_DELAY} days`,
  ],
  noted: ['已记录', 'noted'],
};

/** Says the outcome and gives the exit code. */
export function report(answer, known, today, tell = say) {
  if (answer.silence !== undefined) {
    tell(
      '登记处没有给出答复：有没有已知漏洞不知道，不能当作没有。换一台能连官方登记处的机器再查',
      `No answer from the registry: nothing is known, which is not the same as no holes (${answer.silence})`,
    );
    return 2;
  }
  const judged = judge(answer.findings, known, today);
  for (const { id, package: name, severity, title, range, isMended, state, due } of judged) {
    const [zh, en] = STATES[state];
    const mended = isMended ? '有修正版 mended version' : '还没有修正版 no mended version';
    tell(
      `${severity} ${name} ${range} ${id}：${title}；${mended}；${due} 前处理；${zh}`,
      `due ${due}; ${en}`,
    );
  }
  for (const { advisory } of known)
    if (!judged.some(({ id }) => id === advisory))
      tell(`${advisory} 已不再查到，可从 docs/advisories.json 删去`, `${advisory}: no longer found`);
  const open = judged.filter(({ state }) => state !== 'noted').length;
  tell(
    `登记处已答复：查到 ${judged.length} 项，其中须立即处理 ${open} 项`,
    `The registry answered: ${judged.length} found, ${open} to act on`,
  );
  return open > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) {
  const known = JSON.parse(readFileSync(path.join(CHECKOUT, 'docs/advisories.json'), 'utf8'));
  const today = new Date().toISOString().slice(0, 10);
  process.exitCode = report(ask(CHECKOUT, process.argv.slice(2)), known, today);
}
