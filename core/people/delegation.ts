import { addDays, daysBetween, type IsoDate, isIsoDate } from '#core/platform/public.ts';
import type { Role } from './actor.ts';
import { UNIT_WORK_ROLES } from './offices.ts';

/** Roles that somebody else may exercise for a time; leaders' and administrators' are personal. */
export const DELEGABLE_ROLES: readonly Role[] = [...UNIT_WORK_ROLES, 'cosigner', 'approver', 'registrar'];
export const LONGEST_DELEGATION_DAYS = 92;

export interface DelegationWish {
  role: Role;
  validFrom: IsoDate;
  validTo: IsoDate;
}
/** The one who gives (his roles at the unit), and the one who is to stand in (his posts there). */
export interface DelegationSides {
  fromPersonId: string;
  fromRoles: readonly Role[];
  toPersonId: string;
  toIsActive: boolean;
  toHoldsPostHere: boolean;
  /** Delegations of the giver at this unit that were not taken back, to whomever. */
  given: readonly (DelegationWish & { toPersonId: string })[];
}

/** Why not, in both languages of the interface. */
export interface DelegationFault {
  zh: string;
  en: string;
}
const fault = (zh: string, en: string): DelegationFault => ({ zh, en });

/**
 * Why a delegation (授权代办) cannot be given, or null: one's own role, one that may be exercised for another, to a
 * colleague with a post at the same unit, from today or later, for at most three months, and not for days on which the
 * same colleague holds it already: one taking back ends it (handbook 8.2: a liaison never confirms for a leader).
 */
export function findDelegationFault(
  wish: DelegationWish,
  sides: DelegationSides,
  today: IsoDate,
): DelegationFault | null {
  if (!sides.fromRoles.includes(wish.role))
    return fault('只能授权本人现任的岗位', 'Only a post that one holds can be delegated');
  if (!DELEGABLE_ROLES.includes(wish.role))
    return fault('这个岗位不能授权他人代办', 'This post cannot be delegated');
  if (sides.toPersonId === sides.fromPersonId) return fault('不能授权给自己', 'Nobody delegates to himself');
  if (!sides.toIsActive) return fault('被授权人的账号已停用', 'The account of that person is disabled');
  if (!sides.toHoldsPostHere)
    return fault('被授权人须在同一单位任职', 'That person holds no post at this unit');
  if (!isIsoDate(wish.validFrom) || !isIsoDate(wish.validTo))
    return fault('起止日期有误', 'The dates are not valid');
  if (wish.validFrom < today) return fault('开始日期不能早于今天', 'It cannot begin before today');
  if (wish.validTo < wish.validFrom)
    return fault('结束日期不能早于开始日期', 'It cannot end before it begins');
  if (daysBetween(wish.validFrom, wish.validTo) >= LONGEST_DELEGATION_DAYS) {
    const last = addDays(wish.validFrom, LONGEST_DELEGATION_DAYS - 1);
    return fault(
      `一次授权不超过${LONGEST_DELEGATION_DAYS}天，到${last}为止`,
      `At most ${LONGEST_DELEGATION_DAYS} days at a time, until ${last}`,
    );
  }
  const standing = sides.given.find(
    (one) =>
      one.role === wish.role &&
      one.toPersonId === sides.toPersonId &&
      one.validFrom <= wish.validTo &&
      one.validTo >= wish.validFrom,
  );
  if (!standing) return null;
  return fault(
    `已授权此人代办该岗位（${standing.validFrom}至${standing.validTo}），改期请先收回`,
    `Delegated to this person already (${standing.validFrom} to ${standing.validTo}); take it back first to change the days`,
  );
}
