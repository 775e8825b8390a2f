import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** What will stand here: "这里将列出本月要填报的项目。" */
  sentence: string;
  /** Why it is empty now, when that is known. */
  reason?: string;
  /** The first step, as a button or link. */
  firstStep?: ReactNode;
}

/** An empty page says what will stand here and offers the first step. */
export function EmptyState({ sentence, reason, firstStep }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p>{sentence}</p>
      {reason ? <p className="empty-reason">{reason}</p> : null}
      {firstStep}
    </div>
  );
}
