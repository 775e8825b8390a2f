export { DUTY_KINDS, type DutyKind } from './duty.ts';
