import type { IssuedKind } from '#core/documents/document-kinds.ts';
import {
  type DocumentRole,
  FORWARD_ACTS,
  type ForwardAct,
  type KindWay,
  type WayParties,
} from '#core/documents/kind-way.ts';

/** One step as the form holds it: every step stands there, those that are off are left out of the way. */
export interface StepFields {
  isOn: boolean;
  isOptional: boolean;
  roles: DocumentRole[];
}

export interface WayFields {
  draft: DocumentRole[];
  steps: Record<ForwardAct, StepFields>;
  numbering: KindWay['numbering'];
  audience: KindWay['audience'];
  parties: WayParties;
}

/** Steps that may be passed over (8.1). */
export const MAY_BE_OPTIONAL: readonly ForwardAct[] = ['send-units', 'cosign'];
/** Steps that every kind has. */
export const ALWAYS: readonly ForwardAct[] = ['check', 'issue'];
/** 通报 takes its lists from 通报设置, a form names its unit in its table. */
export const hasOwnAddressees = (kind: IssuedKind): boolean =>
  kind !== 'period-bulletin' && kind !== 'economy-bulletin' && kind !== 'supervision-order';

export function toWayFields(way: KindWay): WayFields {
  const stepOf = (act: ForwardAct): StepFields => {
    const step = way.steps.find((one) => one.act === act);
    return { isOn: step !== undefined, isOptional: step?.isOptional ?? false, roles: step?.roles ?? [] };
  };
  const { draft, numbering, audience, parties } = way;
  const steps = Object.fromEntries(FORWARD_ACTS.map((act) => [act, stepOf(act)])) as WayFields['steps'];
  return { draft, numbering, audience, parties, steps };
}

/** The way that the form describes; registering follows from whether the kind is numbered. */
export function fromWayFields({ steps, numbering, parties, ...fields }: WayFields): KindWay {
  const isOn = (act: ForwardAct): boolean =>
    act === 'register' ? numbering !== 'none' : ALWAYS.includes(act) || steps[act].isOn;
  return {
    ...fields,
    numbering,
    parties: { ...parties, issuingBody: parties.issuingBody?.trim() ? parties.issuingBody.trim() : null },
    steps: FORWARD_ACTS.filter(isOn).map((act) => ({
      act,
      isOptional: MAY_BE_OPTIONAL.includes(act) && steps[act].isOptional,
      roles: steps[act].roles,
    })),
  };
}

/** What a form gives: fields that it does not show for a kind are missing. */
export type ShownWayFields = Partial<Omit<WayFields, 'steps' | 'parties'>> & {
  steps?: Partial<Record<ForwardAct, Partial<StepFields>>> | undefined;
  parties?: Partial<WayParties> | undefined;
};

/** The way that was set with what the form shows over it: what is not shown stays as it was. */
export function overWay(way: KindWay, { steps = {}, parties = {}, ...shown }: ShownWayFields): KindWay {
  const before = toWayFields(way);
  const stepOf = (act: ForwardAct): StepFields => ({ ...before.steps[act], ...steps[act] });
  return fromWayFields({
    ...before,
    ...shown,
    parties: { ...before.parties, ...parties },
    steps: Object.fromEntries(FORWARD_ACTS.map((act) => [act, stepOf(act)])) as WayFields['steps'],
  });
}
