import type { Actor } from './actor.ts';
import { canKeepAccounts, listGivableRoles } from './permissions.ts';
import type { PersonRow } from './person-import-contract.ts';
import type { AdministrationMode } from './settings.ts';

export interface KnownUnit {
  id: string;
  name: string;
  shortName: string;
  aliases: readonly string[];
  path: string;
  isActive: boolean;
}
export interface KnownPerson {
  personId: string;
  name: string;
  login: string;
  isActive: boolean;
  /** Path of the unit that the account was opened for. */
  orgPath: string;
  posts: readonly { orgId: string; role: string }[];
}
/** What is there already, as far as the person who imports sees it. */
export interface Directory {
  orgs: readonly KnownUnit[];
  persons: readonly KnownPerson[];
  leaders: readonly { personId: string; name: string }[];
  /** Every login of the region, lower case. */
  logins: ReadonlySet<string>;
}
export interface ImportSense {
  actor: Actor;
  mode: AdministrationMode;
  directory: Directory;
  /** A free login from a name; not in `taken`. */
  proposeLogin: (name: string, taken: ReadonlySet<string>) => string;
}
export interface Ask {
  at: string;
  message: string;
}
export type JudgedRow = PersonRow & {
  state: 'new' | 'open' | 'post' | 'same' | 'ask';
  asks: Ask[];
  candidates: { login: string; where: string }[];
  /** Whose row it is: an account that is there, or one to be opened; null as long as it is asked. */
  personKey: string | null;
};

/** May import at all: whoever opens accounts or gives posts at his own unit. */
export const canImportPersons = (actor: Actor, mode: AdministrationMode): boolean =>
  canKeepAccounts(actor, actor.orgPath, mode) || listGivableRoles(actor, actor.orgPath, mode).length > 0;
