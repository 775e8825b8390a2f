import type { z } from 'zod';
import { ROLE_LABELS } from '#core/people/actor.ts';
import type { PersonView } from '#core/people/contract.ts';
import { wordOf } from '../ui/labels.ts';

export type Person = z.output<typeof PersonView>;

/** 单位、岗位；联络员带出所服务的领导。 */
export function postLineOf(post: Person['posts'][number]): string {
  const leader = post.forPersonName === '' ? '' : ` → ${post.forPersonName}`;
  return `${post.orgName} ${wordOf(ROLE_LABELS, post.role)}${leader}`;
}
