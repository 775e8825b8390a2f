// Who sits in 指挥部 and who are the top leaders, set by the head of the project office through the verb itself.
import { DEFAULT_PROBLEM_RULES } from '#core/problems/public.ts';
import { setProblemRules } from '#server/problems/public.ts';
import { onDay, openBureau } from './bureau.ts';
import type { SampleDesk } from './sample-desk.ts';

const HEAD = 'xmb-head';
/** Long before the oldest problem of the sample. */
const AGO = 70;
/** By their accounts, in the official order. */
const COMMAND = ['leader2', 'leader5', 'leader7', 'leader8'];
const TOP = ['leader1', 'leader2'];

export async function addSampleCommandOffice(desk: SampleDesk): Promise<void> {
  const bureau = await openBureau(desk, [HEAD, ...COMMAND, ...TOP]);
  const idsOf = (logins: readonly string[]) =>
    logins.flatMap((login) => bureau.actors.get(login)?.personId ?? []);
  await setProblemRules(onDay(bureau, HEAD, AGO), {
    rules: { ...DEFAULT_PROBLEM_RULES, members: { 3: idsOf(COMMAND), 4: idsOf(TOP) } },
    source: '县重点项目建设指挥部组成人员名单',
  });
}
