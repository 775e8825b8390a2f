export { getEnterprises, getProjectEntries } from './enterprises.view.ts';
export { listEntryDuties } from './entry-duties.view.ts';
export { putEnterprises } from './keep-enterprises.ts';
export { recordTalk } from './record-talk.ts';
export { recordEntry, setPaper, tellFigures } from './serve-enterprise.ts';
