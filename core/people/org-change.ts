/** What may change of a unit, as history keeps it: `{field: [before, after]}`. */
export interface OrgWords {
  name: string;
  shortName: string;
  aliases: readonly string[];
  kind: string;
  parentId: string | null;
  isActive: boolean;
}
export type OrgField = keyof OrgWords;

export const ORG_FIELD_LABELS: Record<OrgField, { zh: string; en: string }> = {
  name: { zh: '名称', en: 'Name' },
  shortName: { zh: '简称', en: 'Short name' },
  aliases: { zh: '别名', en: 'Other names' },
  kind: { zh: '类别', en: 'Kind' },
  parentId: { zh: '上级单位', en: 'Parent' },
  isActive: { zh: '在用', en: 'In use' },
};

/** Fields that differ, in a stable order; aliases in another order are the same. */
export function listOrgChanges(before: OrgWords, after: OrgWords): OrgField[] {
  const text = (words: OrgWords, field: OrgField): string =>
    field === 'aliases' ? JSON.stringify([...words.aliases].sort()) : JSON.stringify(words[field]);
  const fields = Object.keys(ORG_FIELD_LABELS) as OrgField[];
  return fields.filter((field) => text(before, field) !== text(after, field));
}

/** Whether a path lies in the subtree of another: a unit never comes to stand beneath itself. */
export const isWithin = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}.`);

/**
 * Names that a unit has had stay findable: renaming keeps the old full and short name among the other names,
 * so that ledgers written with them are still understood.
 */
export function keepFormerNames(before: OrgWords, after: OrgWords): string[] {
  const former = [before.name, before.shortName].filter((n) => n !== after.name && n !== after.shortName);
  return [...new Set([...after.aliases, ...former])].slice(0, 20);
}
