import { type Run, SLOW_MS } from './run-round.ts';

/** What a run did and found; the last line is `N requests, N findings`. */
export function sayRun(run: Run, say: (line: string) => void): void {
  const statuses = [...run.statuses].sort(([a], [b]) => a - b);
  say(`statuses: ${statuses.map(([status, times]) => `${status} × ${times}`).join(', ')}`);
  const asked = [...run.welcome.keys()].length;
  say(`routes: ${run.routes.length}, answered at least once: ${asked}`);
  const silent = run.routes.filter(({ name }) => !run.welcome.has(name)).map(({ name }) => name);
  if (silent.length > 0) say(`never answered with 200: ${silent.join(', ')}`);
  for (const [name, ms] of [...run.slow].sort(([, a], [, b]) => b - a))
    say(`slower than ${SLOW_MS / 1000} s: ${name} ${(ms / 1000).toFixed(1)} s`);
  const findings = run.findings.list();
  for (const { route, fault, request, times } of findings)
    say(`FINDING ${route} (× ${times}): ${fault}\n    ${request}`);
  say(`${run.requests} requests, ${findings.length} findings`);
}
