import { MOST_EVIDENCE_MEGABYTES } from '#core/quality/public.ts';
import * as contract from '#core/supervision/contract.ts';
import * as inspection from '#core/supervision/inspection-contract.ts';
import * as ladder from '#core/supervision/ladder-contract.ts';
import * as papers from '#core/supervision/paper-contract.ts';
import * as speech from '#core/supervision/speech-contract.ts';
import {
  type Routes,
  receiveUpload,
  toDisposition,
  type UploadLimits,
  withScope,
  XLSX_MEDIA_TYPE,
} from '#server/platform/public.ts';
import { requireEvidenceKind } from '#server/quality/public.ts';
import { findModelPlace, readModelSettings } from './ask-model.ts';
import { attachTaskFile, getTaskFile } from './attach-file.ts';
import { decideLadderProposal } from './decide-ladder.ts';
import { draftSupervisionBulletin } from './draft-bulletin.ts';
import { draftSpecialReport } from './draft-papers.ts';
import { endInspection, getInspections, planInspection, setInspectionQuota } from './inspections.ts';
import { getLadderProposals } from './ladder.view.ts';
import { getLadderRules, setLadderRules } from './ladder-rules.ts';
import { drawLookBack, getLookBackDraws } from './look-backs.ts';
import { moveTask } from './move-task.ts';
import { proposeTasks } from './propose-tasks.ts';
import { readSpeechFile } from './read-speech-file.ts';
import { runLadder } from './run-ladder.ts';
import { getSourceTextRow } from './source-texts.queries.ts';
import { proposeSpeechTasks, takeSpeechTasks } from './speech-tasks.ts';
import { listReplyTasks, takeReply } from './take-reply.ts';
import { exportTasks } from './task-workbook.ts';
import { getTaskStatistics, getTasks, getTaskView } from './tasks.view.ts';
import { getTaskFigureTrace } from './trace-tasks.view.ts';

const EVIDENCE_LIMITS: UploadLimits = {
  accepts: ['pdf', 'jpeg', 'png', 'zip', 'office-97'],
  mostMegabytes: MOST_EVIDENCE_MEGABYTES,
};

export function bindSupervisionRoutes(routes: Routes): void {
  routes.signedIn(contract.listTasks, (ctx, { query }) => getTasks(ctx, query));
  routes.signedIn(contract.getTask, (ctx, { params }) => getTaskView(ctx, params.taskId));
  routes.signedIn(contract.proposeTasks, (ctx, { body }) => proposeTasks(ctx, body));
  routes.signedIn(contract.moveTask, (ctx, { params, body }) => moveTask(ctx, params.taskId, body));
  routes.signedIn(contract.getTaskStatistics, (ctx, { query }) => getTaskStatistics(ctx, query));
  bindTaskFiles(routes);
  bindLadderRoutes(routes);
  bindInspectionRoutes(routes);
  bindSpeechRoutes(routes);
  routes.signedIn(papers.draftSupervisionBulletin, draftSupervisionBulletin);
  routes.signedIn(papers.listReplyTasks, (ctx, { params }) => listReplyTasks(ctx, params.documentId));
  routes.signedIn(papers.takeReply, (ctx, { params, body }) => takeReply(ctx, params, body));
  routes.signedIn(papers.traceTaskFigure, (ctx, { query }) => getTaskFigureTrace(ctx, query.figure));
  routes.signedIn(papers.draftSpecialReport, (ctx, { body }) => draftSpecialReport(ctx, body.taskId));
}

function bindSpeechRoutes(routes: Routes): void {
  routes.signedIn(speech.readSpeechFile, (ctx, { request }) => readSpeechFile(ctx, request));
  routes.signedIn(speech.getSpeechOptions, async () => ({
    canAskModel: readModelSettings().address !== '',
    modelPlace: findModelPlace(readModelSettings()),
  }));
  routes.signedIn(speech.proposeSpeechTasks, (ctx, { body }) => proposeSpeechTasks(ctx, body));
  routes.signedIn(speech.takeSpeechTasks, (ctx, { body }) => takeSpeechTasks(ctx, body));
  routes.signedIn(speech.getSourceText, (ctx, { params }) =>
    withScope(ctx.db, ctx.actor, (tx) => getSourceTextRow(tx, ctx.actor.regionId, params.sourceTextId)),
  );
}

function bindLadderRoutes(routes: Routes): void {
  routes.signedIn(ladder.listLadderProposals, (ctx, { query }) => getLadderProposals(ctx, query));
  routes.signedIn(ladder.runLadder, runLadder);
  routes.signedIn(ladder.decideLadderProposal, (ctx, { params, body }) =>
    decideLadderProposal(ctx, params.proposalId, body),
  );
  routes.signedIn(ladder.getLadderRules, getLadderRules);
  routes.signedIn(ladder.setLadderRules, (ctx, { body }) => setLadderRules(ctx, body));
  routes.signedIn(ladder.listLookBackDraws, getLookBackDraws);
  routes.signedIn(ladder.drawLookBack, (ctx, { body }) => drawLookBack(ctx, body));
}

function bindInspectionRoutes(routes: Routes): void {
  routes.signedIn(inspection.listInspections, (ctx, { query }) => getInspections(ctx, query.year));
  routes.signedIn(inspection.planInspection, (ctx, { body }) => planInspection(ctx, body));
  routes.signedIn(inspection.endInspection, (ctx, { params, body }) =>
    endInspection(ctx, params.planId, body),
  );
  routes.signedIn(inspection.setInspectionQuota, (ctx, { body }) => setInspectionQuota(ctx, body));
}

function bindTaskFiles(routes: Routes): void {
  routes.signedIn(contract.attachTaskFile, async (ctx, { params, request }) => {
    const { file } = await receiveUpload(request, contract.attachTaskFile.body, EVIDENCE_LIMITS);
    return attachTaskFile(ctx, params.taskId, { ...file, mediaType: requireEvidenceKind(file) });
  });
  routes.signedIn(contract.downloadTaskFile, async (ctx, { params, reply }) => {
    const file = await getTaskFile(ctx, params);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(file.mediaType)
      .send(file.content);
  });
  routes.signedIn(contract.exportTasks, async (ctx, { query, reply }) => {
    const file = await exportTasks(ctx, query);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(XLSX_MEDIA_TYPE)
      .send(file.content);
  });
}
