export * from './check-office-figures.ts';
export * from './enterprise.ts';
export * from './entry-candidate.ts';
export * from './permissions.ts';
export * from './talk.ts';
export * from './trailing-sales.ts';
