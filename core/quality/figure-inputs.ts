/** Reading the inputs of one entry, with the field named when one cannot be read. */

import type { z } from 'zod';
import { type Fraction, multiply, powerOfTen } from '#core/platform/public.ts';
import { type BoundedInterval, roundingInterval } from './figure-interval.ts';
import {
  describeProblem,
  halfPrintedUnit,
  type PrintedFigure,
  parsePrintedFigure,
} from './printed-figure.ts';

export interface FigureInput {
  field: string;
  /** What the field is called in sentences. */
  label: string;
  raw: unknown;
  /** Whether 增长/下降 before the figure is a sign. */
  words?: boolean;
}

/** An input in the unit common to all inputs. */
export interface ReadFigure extends PrintedFigure {
  /** Half the last printed unit, in the common unit. */
  halfUnit: Fraction;
}

export type Readings = { ok: true; figures: ReadFigure[]; unit: FigureUnit } | { ok: false; reason: string };

/** 万元 and 亿元 beside each other; `places` undefined when no input and no result names one. */
export interface FigureUnit {
  places: number | undefined;
  text: string;
}

const NO_UNIT: FigureUnit = { places: undefined, text: '' };

/**
 * Reads inputs and brings 万 and 亿 to one unit: that of `result` if it names one, else that of the first
 * input that does. An input without a unit shares the only unit named; with several it is unclear.
 */
export function readFigures(inputs: readonly FigureInput[], result?: PrintedFigure): Readings {
  const figures: PrintedFigure[] = [];
  for (const input of inputs) {
    const reading = parsePrintedFigure(input.raw, input.words ?? false);
    if (!reading.ok)
      return { ok: false, reason: `${input.field}（${input.label}）${describeProblem(reading.reason)}` };
    figures.push(reading.figure);
  }
  const named = [...figures, ...(result === undefined ? [] : [result])].filter(
    (figure) => figure.places !== undefined,
  );
  const units = new Set(named.map((figure) => figure.places));
  const bare = figures.findIndex((figure) => figure.places === undefined);
  if (units.size > 1 && bare >= 0) {
    return {
      ok: false,
      reason: `${inputs[bare]?.field}（${inputs[bare]?.label}）未写单位，其余数字单位不一，无法换算`,
    };
  }
  const target = result?.places === undefined ? named[0] : result;
  const unit = target?.places === undefined ? NO_UNIT : { places: target.places, text: target.unit };
  return { ok: true, figures: figures.map((figure) => toUnit(figure, unit)), unit };
}

function toUnit(figure: PrintedFigure, unit: FigureUnit): ReadFigure {
  const shift = (figure.places ?? unit.places ?? 0) - (unit.places ?? 0);
  const factor = shift >= 0 ? { num: powerOfTen(shift), den: 1n } : { num: 1n, den: powerOfTen(-shift) };
  return {
    ...figure,
    value: multiply(figure.value, factor),
    halfUnit: multiply(halfPrintedUnit(figure), factor),
  };
}

/** The values that may stand behind a printed input. */
export function toInterval(figure: ReadFigure): BoundedInterval {
  return roundingInterval(figure.value, figure.halfUnit);
}

/** The first field that a schema refuses, in words. */
export function describeSchemaProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  return field === '' ? '输入项不完整或格式不对' : `${field}缺失或格式不对`;
}
