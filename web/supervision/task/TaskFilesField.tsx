import { attachTaskFile } from '#core/supervision/contract.ts';
import { upload } from '../../app/transfer.ts';
import { FilesField, type FilesFieldProps } from '../../ui/FilesField.tsx';

/** Evidence of a step of a task. */
export const TaskFilesField = ({ taskId, ...field }: { taskId: string } & Omit<FilesFieldProps, 'keep'>) => (
  <FilesField
    {...field}
    keep={(file, onSent) => upload(attachTaskFile, { params: { taskId }, body: {} }, file, { onSent })}
  />
);
