import type { Kysely } from 'kysely';
import type { QueueName } from '#core/platform/public.ts';
import type { DB } from '../db/types.ts';
import { listDerivedTables } from './all-derived.ts';
import { openFilingsJob } from './indicators/open-filings.job.ts';
import { sendOutboxJob } from './notifications/send-outbox.job.ts';
import { tellPeopleJob } from './notifications/tell-people.job.ts';
import { clearLeaversJob } from './people/clear-leavers.job.ts';
import { clearSessionsJob } from './people/clear-sessions.job.ts';
import { expirePasswordsJob } from './people/expire-passwords.job.ts';
import { stopIdleAccountsJob } from './people/stop-idle-accounts.job.ts';
import { watchSecurityJob } from './people/watch-security.job.ts';
import type { JobWork } from './platform/queues.ts';
import { sealAuditEntriesJob } from './platform/seal-audit-entries.job.ts';
import { deriveChangedProjects, deriveOpenPeriods } from './progress/derive-projects.job.ts';
import { rebuildAfterUpgrade } from './progress/rebuild-derived.ts';
import { type ImportJob, importRunJob } from './quality/import/import-run.job.ts';
import { openDueReportsJob } from './reporting/open-due-reports.job.ts';
import { walkChains } from './reporting/walk-chains.ts';
import { runLadderJob } from './supervision/run-ladder.job.ts';

/** What the worker does with each queue; a capability's job is added here. `db` has the worker's login. */
export function listJobWorks(db: Kysely<DB>): Partial<Record<QueueName, JobWork>> {
  return {
    'derive-projects': (payload) =>
      deriveChangedProjects(db, payload as { regionId: number; projectIds: string[] }),
    'derive-open-periods': async () => {
      if (!(await rebuildAfterUpgrade(db, listDerivedTables()))) await deriveOpenPeriods(db);
    },
    'open-due-reports': () => openDueReportsJob(db),
    'open-indicator-filings': () => openFilingsJob(db),
    'run-ladder': () => runLadderJob(db),
    'tell-people': () => tellPeopleJob(db),
    'send-outbox': async () => void (await sendOutboxJob(db)),
    'seal-audit-entries': async () => void (await sealAuditEntriesJob(db)),
    'watch-security': async () => void (await watchSecurityJob(db, new Date(), walkChains)),
    'clear-sessions': async () => void (await clearSessionsJob(db)),
    'expire-passwords': async () => void (await expirePasswordsJob(db, new Date())),
    'stop-idle-accounts': async () => {
      await stopIdleAccountsJob(db, new Date());
      await clearLeaversJob(db, new Date());
    },
    'run-job': (payload) => importRunJob(db, payload as ImportJob),
  };
}
