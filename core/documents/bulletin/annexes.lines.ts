import type { Annex } from '../content-model.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import { buildRankAnnex, buildSectorAnnex } from './group-annexes.lines.ts';
import { buildBehindAnnex, buildStartingAnnex } from './project-annexes.lines.ts';

/** The annexes in order; each is left out when it would be empty. Their figures never change (8.1). */
export function buildBulletinAnnexes(facts: BulletinFacts): Annex[] {
  return [
    buildRankAnnex(facts),
    buildSectorAnnex(facts),
    buildBehindAnnex(facts),
    buildStartingAnnex(facts),
  ].filter((annex) => annex !== null);
}
