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

/**
 * Why a delegation (授权代办) cannot be given, or null: one's own role, one that may be exercised for another, to a
 * colleague with a post at the same unit, from today or later, for at most three months, and not for days on which the
 * same colleague holds it already: one taking back ends it (handbook 8.2: a liaison never confirms for a leader).
 */
export function findDelegationFault(
  wish: DelegationWish,
  sides: DelegationSides,
  today: IsoDate,
): string | null {
  if (!sides.fromRoles.includes(wish.role)) return '只能授权本人现任的岗位';
  if (!DELEGABLE_ROLES.includes(wish.role)) return '这个岗位不能授权他人代办';
  if (sides.toPersonId === sides.fromPersonId) return '不能授权给自己';
  if (!sides.toIsActive) return '被授权人的账号已停用';
  if (!sides.toHoldsPostHere) return '被授权人须在同一单位任职';
  if (!isIsoDate(wish.validFrom) || !isIsoDate(wish.validTo)) return '起止日期有误';
  if (wish.validFrom < today) return '开始日期不能早于今天';
  if (wish.validTo < wish.validFrom) return '结束日期不能早于开始日期';
  if (daysBetween(wish.validFrom, wish.validTo) >= LONGEST_DELEGATION_DAYS)
    return `一次授权不超过${LONGEST_DELEGATION_DAYS}天，到${addDays(wish.validFrom, LONGEST_DELEGATION_DAYS - 1)}为止`;
  const standing = sides.given.find(
    (one) =>
      one.role === wish.role &&
      one.toPersonId === sides.toPersonId &&
      one.validFrom <= wish.validTo &&
      one.validTo >= wish.validFrom,
  );
  if (standing) return `已授权此人代办该岗位（${standing.validFrom}至${standing.validTo}），改期请先收回`;
  return null;
}
