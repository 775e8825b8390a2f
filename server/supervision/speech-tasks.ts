import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import {
  buildDirectory,
  type Directory,
  findInDirectory,
  indexDirectory,
} from '#core/supervision/speech/directory.ts';
import { findTasks } from '#core/supervision/speech/find-tasks.ts';
import type {
  proposeSpeechTasks as proposeRoute,
  takeSpeechTasks as takeRoute,
} from '#core/supervision/speech-contract.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  getWorkingCalendar,
  once,
  withScope,
} from '#server/platform/public.ts';
import {
  askModel,
  findModelPlace,
  type ModelAdvice,
  type ModelSettings,
  readModelSettings,
} from './ask-model.ts';
import { proposeTaskIn, requireProposer, requireUnits } from './propose-tasks.ts';
import { insertSourceText, listOrganisationNames } from './source-texts.queries.ts';

const MOST_QUOTED = 2_000;
const NO_ADVICE: ModelAdvice = { proposals: [], fault: '', said: '' };

/** That a text left the house, where to and how long it was: kept before it leaves. */
const noteAsking = (ctx: Ctx, place: string, length: number): Promise<void> =>
  withScope(ctx.db, ctx.actor, (tx) =>
    appendAudit(tx, ctx, { kind: 'ask-model', outcome: 'ok', subject: `model:${place}`, detail: { length } }),
  );

/** Units that the model names as the text does, by the names of the directory. */
function resolveLeads(advice: ModelAdvice, directory: Directory): ModelAdvice {
  const index = indexDirectory(directory);
  const proposals = advice.proposals.map((task) => ({
    ...task,
    leadUnit: task.leadUnit && (findInDirectory(index, task.leadUnit)?.name ?? task.leadUnit),
  }));
  return { ...advice, proposals };
}

/** Breaks a text into proposals with the units of the region; writes nothing (4.6). */
export async function proposeSpeechTasks(
  ctx: Ctx,
  { text, heldOn, withModel }: z.output<typeof proposeRoute.body>,
  settings: ModelSettings = readModelSettings(),
): Promise<z.input<typeof proposeRoute.output>> {
  requireProposer(ctx);
  const { organisations, calendar } = await withScope(ctx.db, ctx.actor, async (tx) => ({
    organisations: await listOrganisationNames(tx, ctx.actor.regionId),
    calendar: await getWorkingCalendar(tx),
  }));
  const directory = buildDirectory(organisations);
  const found = findTasks(text, {
    date: heldOn,
    directory,
    ...(calendar.coveredYears.size > 0 ? { calendar } : {}),
  });
  const isAsked = withModel && settings.address !== '';
  if (isAsked) await noteAsking(ctx, findModelPlace(settings), text.length);
  const advice = isAsked
    ? resolveLeads(await askModel(settings, { text, heldOn }, found.tasks), directory)
    : NO_ADVICE;
  const byName = new Map(
    organisations.map(({ id, name, shortName }) => [name, { id, name: shortName ?? name }]),
  );
  return {
    sentencesWithoutTask: found.sentencesWithoutTask,
    modelFault: advice.fault,
    modelSaid: advice.said,
    proposals: [...found.tasks, ...advice.proposals].map((task) => ({
      ...task,
      leadOrg: (task.leadUnit && byName.get(task.leadUnit)) || null,
      supportingOrgs: task.supportingUnits.flatMap((name) => byName.get(name) ?? []),
      unknownUnits: [...(task.leadUnit ? [task.leadUnit] : []), ...task.supportingUnits].filter(
        (name) => !byName.has(name),
      ),
    })),
  };
}

function requireSpans({ text, tasks }: z.output<typeof takeRoute.body>): void {
  const isInside = ([from, to]: readonly [number, number]) => from < to && to <= text.length;
  if (!tasks.every(({ spans }) => spans.every(isInside)))
    throw refuse('invalid', 'SPEECH_SPAN_OUTSIDE', '原文位置超出原文', 'A span lies outside the text', [
      '重新拆解后再确认',
    ]);
}

/** Keeps the text and hands over what a person has confirmed of it, each with the words it came from. */
export async function takeSpeechTasks(
  ctx: Ctx,
  input: z.output<typeof takeRoute.body>,
): Promise<{ sourceTextId: string; taskIds: string[] }> {
  requireProposer(ctx);
  requireSpans(input);
  const { regionId } = ctx.actor;
  const { title, sourceKind, heldOn, text, tasks, dropped } = input;
  return once(ctx, async (tx) => {
    await requireUnits(
      tx,
      regionId,
      tasks.map(({ order }) => order),
    );
    const actId = await appendAct(tx, ctx, 'speech-taken.v1', { title, sourceKind, heldOn, tasks, dropped });
    const sourceTextId = await insertSourceText(tx, { regionId, title, sourceKind, heldOn, text, actId });
    const from = {
      sourceKind,
      sourceTitle: title,
      sourceOn: heldOn,
      sourceTextId,
      projectId: null,
      problemId: null,
    };
    const taskIds: string[] = [];
    for (const { order, spans } of tasks) {
      const quote = spans
        .map(([start, end]) => text.slice(start, end))
        .join('……')
        .slice(0, MOST_QUOTED);
      taskIds.push(await proposeTaskIn(tx, ctx, { ...from, quote, spans }, order, actId));
    }
    await appendAudit(tx, ctx, {
      kind: 'take-speech',
      outcome: 'ok',
      subject: `source-text:${sourceTextId}`,
      detail: { taken: taskIds.length, dropped },
    });
    return { sourceTextId, taskIds };
  });
}
