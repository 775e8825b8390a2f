import { z } from 'zod';

const name = z.string().trim().min(1).max(60);
export const SeatedPerson = z.strictObject({ name, unit: z.string().trim().max(60).default('') });
export type SeatedPerson = z.infer<typeof SeatedPerson>;

/** 座次: who sits on the rostrum, in order of rank, and in the hall, row by row. */
export const Seating = z.strictObject({
  rostrum: z.array(SeatedPerson).max(30),
  floor: z.array(SeatedPerson).max(400),
  perRow: z.number().int().min(2).max(20),
});
export type Seating = z.infer<typeof Seating>;

/**
 * The rostrum as the hall sees it, from left to right: the first in the middle, the second at his left hand, the third at his
 * right hand, and so on outwards; with an even number the first two share the middle. Whoever sits at the left hand of the first
 * is seen at his right.
 */
export function orderRostrum<Person>(byRank: readonly Person[]): Person[] {
  const leftHand = byRank.filter((_, index) => index % 2 === 1);
  const rightHand = byRank.filter((_, index) => index % 2 === 0 && index > 0);
  return [...rightHand.reverse(), ...byRank.slice(0, 1), ...leftHand];
}

/** Rows of the hall from the front, each filled from the left in the order given. */
export function layRows<Person>(persons: readonly Person[], perRow: number): Person[][] {
  const rows: Person[][] = [];
  for (let from = 0; from < persons.length; from += perRow) rows.push(persons.slice(from, from + perRow));
  return rows;
}

export interface SeatingFacts {
  chairName: string;
  /** Leaders who comment on entries or conclude them, in the official order. */
  leaderNames: readonly string[];
  /** Units that were invited, in the official order, with what they replied. */
  invited: readonly {
    unit: string;
    seat: 'attend' | 'observe';
    /** Who comes; empty while nobody is named. */
    persons: readonly string[];
    /** Leave without a substitute: no seat is kept. */
    isAway: boolean;
  }[];
}

const PER_ROW = 8;

/**
 * A first seating (8.8): the chair and the leaders on the rostrum, units that attend before those in attendance, each in the
 * official order, whoever is away left out; a unit that has named nobody keeps one seat in its name.
 */
export function proposeSeating({ chairName, leaderNames, invited }: SeatingFacts): Seating {
  const rostrum = [...new Set([chairName, ...leaderNames])].filter((one) => one !== '');
  const seated = (seat: 'attend' | 'observe') =>
    invited
      .filter((one) => one.seat === seat && !one.isAway)
      .flatMap(({ unit, persons }): SeatedPerson[] =>
        persons.length === 0 ? [{ name: unit, unit: '' }] : persons.map((one) => ({ name: one, unit })),
      );
  return {
    rostrum: rostrum.map((one) => ({ name: one, unit: '' })),
    floor: [...seated('attend'), ...seated('observe')],
    perRow: PER_ROW,
  };
}

/** `单位 姓名` a line, as one types or pastes it; the last word is the name. */
export function parseSeats(text: string): SeatedPerson[] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/[\s\t]+/))
    .filter(([first]) => first !== undefined && first !== '')
    .map((words) => ({ name: words.at(-1) ?? '', unit: words.slice(0, -1).join('') }));
}

/** The same lines for editing. */
export const seatLines = (persons: readonly SeatedPerson[]): string =>
  persons.map(({ name: one, unit }) => (unit === '' ? one : `${unit} ${one}`)).join('\n');
