import type { ReactNode } from 'react';
import { ApiRefusal } from '../app/api.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState, type ErrorStateProps } from './ErrorState.tsx';

/** Figures of a period that could not be shown: one that nobody opened yet is empty, anything else is an error. */
export function LookError({ firstStep, ...props }: ErrorStateProps & { firstStep?: ReactNode }) {
  const { error } = props;
  return error instanceof ApiRefusal && error.body.code === 'PERIOD_NOT_OPENED' ? (
    <EmptyState
      sentence={error.message}
      reason={error.body.allowed.join('；')}
      {...(firstStep ? { firstStep } : {})}
    />
  ) : (
    <ErrorState {...props} />
  );
}
