import {
  type AmountUnit,
  formatAmount,
  formatPoints,
  formatPrinted,
  NO_FIGURE,
  roundHalfAway,
  toPrintedRate,
} from '#core/platform/public.ts';

/** What a figure is, and with it how it is printed; all values are exact decimal texts. */
export type FigureKind =
  /** 元 in the value, printed in 亿元 (2 digits), 万元 (none) or 元 (2). */
  | { kind: 'amount'; unit: AmountUnit }
  /** A share: `0.35` → 35.0%; kept off the shares `against` which it stands and that it has not reached. */
  | { kind: 'percent'; against?: readonly (string | null)[] }
  /** A share and the one it is set against: the difference of the two printed percents, `−9.4`. */
  | { kind: 'points'; against: string | null }
  /** Points that are already points: `-9.4`. */
  | { kind: 'gap' }
  /** A number of things, or a plain number with its own digits. */
  | { kind: 'count' }
  | { kind: 'number'; digits: number };

export interface FigureTextOptions {
  digits?: number;
  /** `+` before a figure above zero. */
  signed?: boolean;
}

/** Amounts as the office reads them. */
export const WAN = { kind: 'amount', unit: '万元' } as const;

/** A figure as it is printed in a table: no unit (it stands in the head) except the percent sign. */
export function figureText(value: string | null, of: FigureKind, options: FigureTextOptions = {}): string {
  if (value === null) return NO_FIGURE;
  const sign = options.signed ? 'signed' : 'plain';
  switch (of.kind) {
    case 'amount': {
      const text = formatAmount(value, of.unit, ...(options.digits === undefined ? [] : [options.digits]));
      return options.signed && /[1-9]/.test(text) && !text.startsWith('−') ? `+${text}` : text;
    }
    case 'percent': {
      const against = (of.against ?? []).filter((share) => share !== null);
      return `${formatPrinted(toPrintedRate(value, against, options.digits))}%`;
    }
    case 'points':
      return formatPoints(value, of.against, options.digits);
    case 'gap':
      return formatPrinted(roundHalfAway(value, options.digits ?? 1), 'signed');
    case 'count':
      return formatPrinted(roundHalfAway(value, 0), sign);
    case 'number':
      return formatPrinted(roundHalfAway(value, of.digits), sign);
  }
}
