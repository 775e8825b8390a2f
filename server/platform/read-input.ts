import type { z } from 'zod';
import { type Refusal, type RefusalDetail, refuse } from '#core/platform/refusal.ts';
import { nameFields } from './strict-input.ts';

interface Findings {
  unknown: string[];
  details: RefusalDetail[];
}
type Issue = z.core.$ZodIssue;

const isUnknown = (issue: Issue) => issue.code === 'unrecognized_keys';

/** Of a choice among shapes the one that fits but for its unknown fields is what was meant. */
function unfold(issue: Issue): Issue[] {
  const meant =
    issue.code === 'invalid_union' ? issue.errors.find((branch) => branch.every(isUnknown)) : undefined;
  return meant?.length ? meant.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) : [issue];
}

function toFindings(issues: readonly Issue[]): Findings {
  const all = issues.flatMap(unfold);
  return {
    unknown: all.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [])),
    details: all.map(({ path, message }) => ({ at: `/${path.join('/')}`, message })),
  };
}

/** A field that nobody reads is no wrong value: the request was meant for something else, or for another version. */
function refuseUnknown({ unknown, details }: Findings): Refusal {
  const names = nameFields(unknown);
  return refuse(
    'invalid',
    'FIELD_UNKNOWN',
    `提交了这里没有的栏：${names}`,
    `Unknown field: ${names}`,
    ['刷新页面后重试', '接口调用方按接口说明只填列出的栏'],
    details,
  );
}

/** What is said of input that is not what the contract says; `sayWrong` says it where all fields are known. */
export function refuseInput(
  { issues }: z.core.$ZodError,
  sayWrong: (details: RefusalDetail[]) => Refusal,
): Refusal {
  const findings = toFindings(issues);
  return findings.unknown.length > 0 ? refuseUnknown(findings) : sayWrong(findings.details);
}

/** How path, query and body of a request are read: by the schemas that the routes were bound with. */
export function compileInput({ schema }: { schema: unknown }) {
  return (given: unknown) => {
    const parsed = tryParse(schema as z.ZodType, given);
    if (parsed === null) return { error: sayWrong([]) };
    if (parsed.success) return { value: parsed.data };
    return { error: refuseInput(parsed.error, sayWrong) };
  };
}

const sayWrong = (details: RefusalDetail[]): Refusal =>
  refuse('invalid', 'INPUT_INVALID', '提交的内容不合要求', 'The input is not valid', [], details);

/** Null where a check breaks on what it is given: an object in the place of a text whose `length` is an object that is no number. */
function tryParse(schema: z.ZodType, given: unknown): ReturnType<z.ZodType['safeParse']> | null {
  try {
    return schema.safeParse(given);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
