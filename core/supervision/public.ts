export * from './speech/cadence.ts';
export * from './speech/directory.ts';
export * from './speech/find-tasks.ts';
export * from './speech/task-proposal.ts';
