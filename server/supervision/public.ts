export { decideLadderProposal } from './decide-ladder.ts';
export { endInspection, planInspection, setInspectionQuota } from './inspections.ts';
export { getLadderProposals } from './ladder.view.ts';
export { moveTask } from './move-task.ts';
export { proposeTaskIn, proposeTasks } from './propose-tasks.ts';
export { runLadder } from './run-ladder.ts';
export { listTaskDuties } from './task-duties.ts';
export { getTaskView } from './tasks.view.ts';
