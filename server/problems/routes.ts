import * as contract from '#core/problems/contract.ts';
import * as files from '#core/problems/problem-file-contract.ts';
import * as rolls from '#core/problems/roll-contract.ts';
import * as rules from '#core/problems/rule-contract.ts';
import * as statistics from '#core/problems/statistics-contract.ts';
import { MOST_EVIDENCE_MEGABYTES } from '#core/quality/public.ts';
import {
  type Routes,
  receiveUpload,
  toDisposition,
  type UploadLimits,
  WORKBOOK_LIMITS,
  XLSX_MEDIA_TYPE,
} from '#server/platform/public.ts';
import { requireEvidenceKind } from '#server/quality/public.ts';
import { attachProblemFile, getProblemFile } from './attach-file.ts';
import { importProblems } from './import-problems.ts';
import { moveProblem } from './move-problem.ts';
import { getProblemView } from './problem.view.ts';
import { addProblemRoll, tickProblemRoll } from './problem-rolls.ts';
import { getProblemRules, setProblemRules } from './problem-rules.ts';
import { getProblemStatistics } from './problem-statistics.view.ts';
import { exportProblems } from './problem-workbook.ts';
import { getProblemCandidates, getProblems } from './problems.view.ts';
import { raiseProblem } from './raise-problem.ts';
import { exportProblemRoll } from './roll-workbook.ts';

const EVIDENCE_LIMITS: UploadLimits = {
  accepts: ['pdf', 'jpeg', 'png', 'zip', 'office-97'],
  mostMegabytes: MOST_EVIDENCE_MEGABYTES,
};

export function bindProblemRoutes(routes: Routes): void {
  routes.signedIn(contract.listProblems, (ctx, { query }) => getProblems(ctx, query));
  routes.signedIn(contract.getProblem, (ctx, { params }) => getProblemView(ctx, params.problemId));
  routes.signedIn(contract.raiseProblem, (ctx, { body }) => raiseProblem(ctx, body));
  routes.signedIn(contract.moveProblem, (ctx, { params, body }) => moveProblem(ctx, params.problemId, body));
  routes.signedIn(statistics.getProblemStatistics, (ctx, { query }) => getProblemStatistics(ctx, query));
  routes.signedIn(contract.listProblemCandidates, (ctx, { query }) => getProblemCandidates(ctx, query));
  routes.signedIn(rolls.addProblemRoll, (ctx, { params, body }) =>
    addProblemRoll(ctx, params.problemId, body),
  );
  routes.signedIn(rolls.tickProblemRoll, (ctx, { params, body }) => tickProblemRoll(ctx, params, body));
  routes.signedIn(rules.getProblemRules, getProblemRules);
  routes.signedIn(rules.setProblemRules, (ctx, { body }) => setProblemRules(ctx, body));
  bindProblemFiles(routes);
}

function bindProblemFiles(routes: Routes): void {
  routes.signedIn(files.attachProblemFile, async (ctx, { params, request }) => {
    const { file } = await receiveUpload(request, files.attachProblemFile.body, EVIDENCE_LIMITS);
    return attachProblemFile(ctx, params.problemId, { ...file, mediaType: requireEvidenceKind(file) });
  });
  routes.signedIn(files.downloadProblemFile, async (ctx, { params, reply }) => {
    const file = await getProblemFile(ctx, params);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(file.mediaType)
      .send(file.content);
  });
  routes.signedIn(rolls.exportProblemRoll, async (ctx, { params, reply }) => {
    const file = await exportProblemRoll(ctx, params);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .type(XLSX_MEDIA_TYPE)
      .send(file.content);
  });
  routes.signedIn(files.exportProblems, async (ctx, { query, reply }) => {
    const file = await exportProblems(ctx, query);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(XLSX_MEDIA_TYPE)
      .send(file.content);
  });
  routes.signedIn(files.importProblems, async (ctx, { request }) => {
    const { fields, file } = await receiveUpload(request, files.importProblems.body, WORKBOOK_LIMITS);
    return importProblems(ctx, file, fields.apply === 'yes');
  });
}
