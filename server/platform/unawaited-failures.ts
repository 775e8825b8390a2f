import { findDatabaseTrouble } from './database-trouble.ts';

interface Hearing {
  on: (event: 'unhandledRejection', hear: (reason: unknown) => void) => unknown;
}

/**
 * The queues tell the database that a job has ended without waiting for its answer (pg-boss 10, manager.js). Where the database
 * is in trouble in that moment, nobody hears of it and Node would end the process. It is noted instead: the job counts as left
 * by its worker and is taken up again. Every other failure that nobody awaits still ends the process.
 */
export function outliveDatabaseTrouble(hearing: Hearing, note: (error: unknown) => void): void {
  hearing.on('unhandledRejection', (reason) => {
    if (!findDatabaseTrouble(reason)) throw reason;
    note(reason);
  });
}
