import { fromList, type SearchParams, toList } from '../../app/search-params.ts';

export interface FilterChoice {
  value: string;
  label: string;
  /** Number of rows behind the choice, when known. */
  count?: number;
}

export interface FilterField {
  /** Name in the address. */
  key: string;
  /** 牵头单位, 灯, 性质. */
  name: string;
  choices: readonly FilterChoice[];
  /** Only one at a time. */
  isSingle?: boolean;
}

/** The values chosen for each field; a field without a choice does not filter. */
export type FilterValues = Record<string, string[]>;

export function readFilters(fields: readonly FilterField[], params: SearchParams): FilterValues {
  return Object.fromEntries(
    fields
      .map((field) => [field.key, toList(params[field.key])] as const)
      .filter(([, values]) => values.length > 0),
  );
}

/** The change of the address that sets one field. */
export function filterPatch(key: string, values: readonly string[]): Record<string, string | undefined> {
  return { [key]: fromList(values) };
}

/** Labels of the chosen values; a value that is no choice any more stays readable as itself. */
export function chosenLabels(field: FilterField, values: readonly string[]): string[] {
  return values.map((value) => field.choices.find((choice) => choice.value === value)?.label ?? value);
}

/** 住建局、交通局; more than three are counted: 住建局、交通局等5个. */
export function joinLabels(
  labels: readonly string[],
  words: { join: string; andMore: (count: number) => string },
): string {
  if (labels.length <= 3) return labels.join(words.join);
  return `${labels.slice(0, 2).join(words.join)}${words.andMore(labels.length)}`;
}

/** Choices whose label holds the typed text. */
export function findChoices(choices: readonly FilterChoice[], text: string): FilterChoice[] {
  const wanted = text.trim().toLowerCase();
  return choices.filter((choice) => choice.label.toLowerCase().includes(wanted));
}
