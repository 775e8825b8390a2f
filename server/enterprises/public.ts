export { getEnterprises, getProjectEntries } from './enterprises.view.ts';
export { putEnterprises } from './keep-enterprises.ts';
export { recordEntry, setPaper, tellFigures } from './serve-enterprise.ts';
export { listServiceDuties } from './service-duties.view.ts';
