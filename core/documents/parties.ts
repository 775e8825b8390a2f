import type { DocumentModel, HeadStyle } from './content-model.ts';
import type { IssuedKind } from './document-kinds.ts';

/** To whom a paper is addressed and copied, as printed: 主送 and 抄送, or 报 and 送 of a 专报 (8.9). */
export interface Parties {
  addressees: readonly string[];
  copyTo: readonly string[];
}

/**
 * The name by which a paper addresses a unit. The directory says 甘溪镇, a letter goes to 甘溪镇人民政府; a sub-district is
 * addressed by its office. Every other unit is addressed by its own name; a name that already says so stays.
 */
export function toAddressName(name: string): string {
  if (/[镇乡]$/u.test(name)) return `${name}人民政府`;
  return name.endsWith('街道') ? `${name}办事处` : name;
}

/** Forms whose 版记 has no printing line: it is not kept for the sake of an empty list. */
const WITHOUT_PRINTER: ReadonlySet<HeadStyle> = new Set(['letter', 'form', 'white']);

/** The form names its unit in its table: only copies are chosen. */
export const hasAddressees = (style: HeadStyle): boolean => style !== 'form';

export const partiesOf = ({ addressees, imprint }: DocumentModel): Parties => ({
  addressees,
  copyTo: imprint?.copyTo ?? [],
});

/** The same document addressed and copied to others; a list that is left out stays. */
export function withParties(model: DocumentModel, { addressees, copyTo }: Partial<Parties>): DocumentModel {
  const { head, imprint, signature } = model;
  const copies = [...(copyTo ?? imprint?.copyTo ?? [])];
  const printedBy = imprint?.printedBy ?? signature?.issuingBodies[0] ?? head.issuingBody;
  const isDropped = copies.length === 0 && (imprint === null || WITHOUT_PRINTER.has(head.style));
  return {
    ...model,
    addressees: addressees && hasAddressees(head.style) ? [...addressees] : model.addressees,
    imprint: isDropped ? null : { printedBy, printedOn: imprint?.printedOn ?? null, copyTo: copies },
  };
}

/** What the product prints where a region has set nothing, by the region's own level: 县委书记, 县直有关单位. */
export function listDefaultParties(kind: IssuedKind, regionName: string): Parties & { issuingBody: string } {
  const level = regionName.slice(-1);
  const issuingBody = `${regionName}委${level}政府督查室`;
  if (kind === 'supervision-bulletin')
    return {
      issuingBody,
      addressees: ['各镇（街道）人民政府（办事处）', `${level}直有关单位`],
      copyTo: [],
    };
  if (kind === 'special-report')
    return {
      issuingBody,
      addressees: [`${level}委书记`, `${level}长`],
      copyTo: [`${level}委常委`, `${level}政府副${level}长`],
    };
  return { issuingBody: '', addressees: [], copyTo: [] };
}

/** Kinds whose issuing body is set with their way; the others take it from the ladder, from 通报设置 or from the meeting. */
export const ISSUING_BODY_BY_WAY: readonly IssuedKind[] = ['supervision-bulletin', 'special-report'];
