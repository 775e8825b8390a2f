export { attachMeetingFile } from './attach-file.ts';
export { getMeetingView, loadMeeting } from './meeting.view.ts';
export { listMeetingDuties, listMinutesOfOthers } from './meeting-duties.ts';
export { draftMeetingPaper } from './meeting-papers.ts';
export { moveMeeting } from './move-meeting.ts';
export { planMeeting, saveMeetingSeries } from './plan-meeting.ts';
export { getAgendaProposal } from './propose-agenda.view.ts';
export { orderAhead, recordDecision } from './record-decision.ts';
