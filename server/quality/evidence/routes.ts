import * as contract from '#core/quality/evidence-contract.ts';
import { type Routes, receiveUpload, toDisposition, type UploadLimits } from '#server/platform/public.ts';
import { attachEvidence, getEvidence, getEvidenceFile, withdrawEvidence } from './attach-evidence.ts';

const LIMITS: UploadLimits = {
  accepts: ['pdf', 'jpeg', 'png', 'zip', 'office-97'],
  mostMegabytes: contract.MOST_EVIDENCE_MEGABYTES,
};

export function bindEvidenceRoutes(routes: Routes): void {
  routes.signedIn(contract.listEvidence, (ctx, { params, query }) =>
    getEvidence(ctx, params.projectId, query.period),
  );
  routes.signedIn(contract.attachEvidence, async (ctx, { params, request }) => {
    const { fields, file } = await receiveUpload(request, contract.attachEvidence.body, LIMITS);
    return attachEvidence(ctx, params.projectId, fields, file);
  });
  routes.signedIn(contract.withdrawEvidence, (ctx, { params, body }) => withdrawEvidence(ctx, params, body));
  routes.signedIn(contract.downloadEvidence, async (ctx, { params, reply }) => {
    const file = await getEvidenceFile(ctx, params);
    return reply
      .header('content-disposition', toDisposition(file.name))
      .header('x-content-type-options', 'nosniff')
      .type(file.mediaType)
      .send(file.content);
  });
}
