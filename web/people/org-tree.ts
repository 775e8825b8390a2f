interface TreeOrg {
  id: string;
  parentId: string | null;
  name: string;
  shortName: string;
  aliases: readonly string[];
}

const isHit = (org: TreeOrg, term: string): boolean =>
  [org.name, org.shortName, ...org.aliases].some((word) => word.includes(term));

/**
 * Units as a tree read from the top: each after its parent, siblings in the order given (the official one). A search
 * keeps the hits and what stands above them. A unit whose parent is not in the list stands at the top.
 */
export function listTree<Org extends TreeOrg>(orgs: readonly Org[], search: string): Org[] {
  const known = new Set(orgs.map((org) => org.id));
  const children = new Map<string | null, Org[]>();
  for (const org of orgs) {
    const parent = org.parentId !== null && known.has(org.parentId) ? org.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), org]);
  }
  const term = search.trim();
  const walk = (parent: string | null): Org[] =>
    (children.get(parent) ?? []).flatMap((org) => {
      const below = walk(org.id);
      return term === '' || below.length > 0 || isHit(org, term) ? [org, ...below] : [];
    });
  return walk(null);
}
