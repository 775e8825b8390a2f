export { listReplyTasks, takeReply, traceTaskFigure } from './paper-contract.ts';
export * from './speech/cadence.ts';
export * from './speech/directory.ts';
export * from './speech/find-tasks.ts';
export * from './speech/task-proposal.ts';
export { describeTaskMove } from './task/change-words.ts';
export {
  CHASE_WAYS,
  SATISFACTION,
  TASK_MOVE_WORDS,
  TASK_SOURCE_KEYS,
  TASK_SOURCES,
  TASK_STATES,
  type TaskMove,
  type TaskMoveKind,
  type TaskOrder,
  type TaskSource,
  type TaskStanding,
  type TaskState,
} from './task/task.ts';
