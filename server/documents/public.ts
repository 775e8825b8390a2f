export { listDocumentDuties } from './document.view.ts';
