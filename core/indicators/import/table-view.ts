import type { ReadFigure, StatDesk } from './stat-desk.ts';
import type { LabelFacts } from './stat-label.ts';
import type { StatSheet } from './stat-sheet.ts';

/** Labels of one side of a cell, the nearest first, and all of them read as one text. */
export interface Side {
  facts: LabelFacts[];
  joined: LabelFacts | null;
  text: string;
  /** Of a column that names no time: the span that the column before it names (累计 | 同比). */
  besideSpan: ReadFigure['span'];
  /** Of a column that names nothing itself (增长%): the column before it that does. */
  besideNamed: Side | null;
  /** Where its time stands, for a head 2016.1. */
  place: string;
}

/** What lies around the figures of one table. */
export interface TableView {
  desk: StatDesk;
  sheet: StatSheet;
  key: string;
  name: string;
  /** Titles the nearest first, then the names of sheet and file. */
  around: LabelFacts[];
  rowKind: 'subject' | 'indicator' | null;
  columnKind: 'subject' | 'indicator' | null;
  yearsOfHeads: Set<number>;
}
