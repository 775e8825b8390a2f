export { type Announcement, listAnnouncements } from './changes.queries.ts';
export { listDutiesOf } from './duties.ts';
