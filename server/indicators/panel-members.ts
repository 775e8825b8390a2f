import type { z } from 'zod';
import type { PanelMembersView, PanelQuery } from '#core/indicators/panel-members.ts';
import type { IndicatorSubject } from '#core/indicators/subject.ts';
import type { Tx } from '#server/platform/public.ts';
import { listBelow, listPeers, listUpper, type Member } from './subjects.queries.ts';

export interface PanelMembers {
  members: Member[];
  /** Those above the members, the nearest first. */
  upper: Member[];
  choice: z.input<typeof PanelMembersView>;
}

/**
 * Whom a page puts in order: a named group, those beside the subject, or the regions below it. A city that stands alone
 * looks at its counties; a county at the counties of its city until its towns are asked for.
 */
export async function listPanelMembers(
  tx: Tx,
  regionId: number,
  subject: IndicatorSubject,
  { group, among }: z.output<typeof PanelQuery>,
): Promise<PanelMembers> {
  const above = await listUpper(tx, regionId, subject.id);
  if (group !== undefined) {
    const members = await listPeers(tx, regionId, subject, group);
    return { members, upper: above, choice: { among: 'group', canBe: ['peers', 'below'] } };
  }
  const peers = await listPeers(tx, regionId, subject, null);
  const below = await listBelow(tx, regionId, subject.id, 'region');
  const isBelow = below.length > 1 && (among === 'below' || (among === undefined && peers.length < 2));
  const canBe = [
    ...(peers.length > 1 ? ['peers' as const] : []),
    ...(below.length > 1 ? ['below' as const] : []),
  ];
  return isBelow
    ? { members: below, upper: [subject, ...above], choice: { among: 'below', canBe } }
    : { members: peers, upper: above, choice: { among: 'peers', canBe } };
}
