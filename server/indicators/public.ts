export { confirmFiling } from './confirm-filing.ts';
export { freezeIndicators } from './freeze-indicators.ts';
export { moveFiling } from './move-filing.ts';
export { openFiling } from './open-filing.ts';
export { saveFiling } from './save-filing.ts';
export { setIndicators } from './set-indicators.ts';
export { setSubjects } from './set-subjects.ts';
export { setTargets } from './set-targets.ts';
