import { addSampleCommandOffice } from './sample-command-office.ts';
import type { SampleDesk } from './sample-desk.ts';
import { addSampleDocuments } from './sample-documents.ts';
import { addSampleEconomy } from './sample-economy.ts';
import { addSampleEnterprises } from './sample-enterprises.ts';
import { addSampleInspections } from './sample-inspections.ts';
import { addSampleMeetings } from './sample-meetings.ts';
import { addSampleTasks } from './sample-tasks.ts';

/** What the offices of the sample did beside the ledger, in the order in which one stands on the other. */
export async function addSampleMatters(desk: SampleDesk): Promise<void> {
  await addSampleCommandOffice(desk);
  await addSampleDocuments(desk);
  await addSampleEconomy(desk);
  await addSampleEnterprises(desk);
  await addSampleTasks(desk);
  await addSampleInspections(desk);
  await addSampleMeetings(desk);
}
