import { attachProblemFile } from '#core/problems/problem-file-contract.ts';
import { upload } from '../../app/transfer.ts';
import { FilesField, type FilesFieldProps } from '../../ui/FilesField.tsx';

/** Evidence of a step of a problem. */
export const ProblemFilesField = ({
  problemId,
  ...field
}: { problemId: string } & Omit<FilesFieldProps, 'keep'>) => (
  <FilesField
    {...field}
    keep={(file, onSent) => upload(attachProblemFile, { params: { problemId }, body: {} }, file, { onSent })}
  />
);
