import type { Role } from './actor.ts';
import { SYSTEM_GIVEN } from './permissions.ts';
import { ADMINISTRATION_RULEBOOK } from './settings.ts';

/** 安全告警: what is worth a look at once, out of the audit log of the last hour and of the walk over the chains. */
export const ALERT_KINDS = [
  'sign-in-login',
  'sign-in-address',
  'refusals',
  'exports',
  'rights',
  'chain',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export interface WatchedEntry {
  id: string;
  regionId: number | null;
  at: Date;
  login: string;
  address: string;
  kind: string;
  outcome: string;
  subject: string;
  detail: Record<string, unknown>;
}

export interface SecurityAlert {
  regionId: number | null;
  kind: AlertKind;
  /** The same matter is told once. */
  key: string;
  subject: string;
  detail: { count?: number; address?: string; login?: string; role?: string; act?: string; message?: string };
}

/** How many within an hour are worth an alert. */
export const ALERT_LIMITS = { 'sign-in-login': 5, 'sign-in-address': 20, refusals: 20, exports: 30 } as const;
type CountedKind = keyof typeof ALERT_LIMITS;

const isSignInFailure = ({ kind, outcome }: WatchedEntry): boolean =>
  kind === 'sign-in' && outcome === 'refused';
const isTakenOut = ({ kind, outcome }: WatchedEntry): boolean =>
  outcome === 'ok' && /^(export|download)-/.test(kind);

/** Under whose name an entry counts for each kind; undefined where it does not count. */
const COUNTED: Record<CountedKind, (entry: WatchedEntry) => string | undefined> = {
  'sign-in-login': (entry) => (isSignInFailure(entry) ? entry.login.toLowerCase() : undefined),
  'sign-in-address': (entry) => (isSignInFailure(entry) ? entry.address : undefined),
  refusals: (entry) => (entry.kind === REFUSED_KIND ? entry.login : undefined),
  exports: (entry) => (isTakenOut(entry) ? entry.login : undefined),
};

/** The kind of the audit entry that each refused request leaves. */
export const REFUSED_KIND = 'access-refused';

function countAlerts(kind: CountedKind, entries: readonly WatchedEntry[]): SecurityAlert[] {
  const groups = new Map<string, WatchedEntry[]>();
  for (const entry of entries) {
    const subject = COUNTED[kind](entry);
    if (subject) groups.set(subject, [...(groups.get(subject) ?? []), entry]);
  }
  return [...groups].flatMap(([subject, found]) => {
    const last = found[ALERT_LIMITS[kind] - 1];
    if (!last) return [];
    const hour = last.at.toISOString().slice(0, 13);
    const detail = { count: found.length, address: last.address };
    return [{ regionId: last.regionId, kind, key: `${kind}:${subject}:${hour}`, subject, detail }];
  });
}

const isSystemRole = (role: unknown): role is Role => SYSTEM_GIVEN.includes(role as Role);

/** Administrators appointed or dismissed, the way of administration changed, the network declared anew. */
function findRightsAlert(entry: WatchedEntry): SecurityAlert | undefined {
  const { id, regionId, kind, outcome, subject, detail, login, address } = entry;
  const isPost = ['add-post', 'end-post', 'add-person'].includes(kind) && isSystemRole(detail.role);
  const isMode = kind === 'rulebook-changed.v1' && subject === ADMINISTRATION_RULEBOOK;
  if (outcome !== 'ok' || !(isPost || isMode || kind === 'network-zone-declared')) return undefined;
  const told = { login, address, act: kind, ...(isPost ? { role: String(detail.role) } : {}) };
  return { regionId, kind: 'rights', key: `rights:${id}`, subject, detail: told };
}

/** The alerts that the entries of the last hour give, in the order of their ids. */
export function listAlerts(entries: readonly WatchedEntry[]): SecurityAlert[] {
  const counted = (Object.keys(ALERT_LIMITS) as CountedKind[]).flatMap((kind) => countAlerts(kind, entries));
  return [...counted, ...entries.flatMap((entry) => findRightsAlert(entry) ?? [])];
}

/** A chain or a seal that is not what it was: told once a day until it is mended. */
export const toChainAlert = (
  regionId: number | null,
  broken: { at: string; message: string },
  day: string,
): SecurityAlert => ({
  regionId,
  kind: 'chain',
  key: `chain:${regionId ?? 0}:${broken.at}:${day}`,
  subject: broken.at,
  detail: { message: broken.message },
});
