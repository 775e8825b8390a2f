import type { GroupKind } from './unit-words.ts';

/** One name of a unit or a group of units in the plain text. */
export interface UnitMention {
  from: number;
  to: number;
  printed: string;
  /** 'unit' a single unit; 'bare' a field or service without suffix (发改, 交警); else the kind of a group. */
  kind: 'unit' | 'bare' | GroupKind;
}

/** Units named side by side, with what they are called in the end. */
export interface UnitList {
  from: number;
  to: number;
  mentions: UnitMention[];
  /** Full names, in order, groups expanded when the directory can. */
  units: NamedUnit[];
  /** 等 keeps the list open. */
  isOpen: boolean;
}

export interface NamedUnit {
  /** Full name of the directory, or the fullest form that the text prints. */
  name: string;
  /** Words of a group that this unit was expanded from, or of the group itself. */
  group: string | null;
  kind: UnitMention['kind'];
  isInDirectory: boolean;
}
