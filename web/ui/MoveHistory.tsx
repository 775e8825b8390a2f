import type { ReactNode } from 'react';
import type { RouteContract } from '#core/platform/public.ts';
import type { InputOf } from '../app/api.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { chinaTime } from './labels.ts';

/** One step of a matter: what was done, by whom and when, in which words. */
export interface MoveEntry {
  key: number | string;
  title: string;
  orgName: string;
  personName: string;
  postTitle?: string;
  recordedAt: string;
  lines?: readonly MoveLine[];
  /** Files and links that came with it. */
  more?: ReactNode;
}
export interface MoveLine {
  name: string;
  label: string;
  text: string;
}

/** The steps of a problem, a task or a meeting, the latest first. */
export function MoveHistory({ entries }: { entries: readonly MoveEntry[] }) {
  return (
    <ol className="move-history">
      {entries.map(({ key, title, orgName, personName, postTitle = '', recordedAt, lines = [], more }) => (
        <li key={key}>
          <p>
            <b>{title}</b>
            <span className="muted">
              {[orgName, personName, postTitle, chinaTime(recordedAt)]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </p>
          {lines.map(({ name, label, text }) => (
            <p key={name} className="move-line">
              <span className="muted">{label}</span> {text}
            </p>
          ))}
          {more}
        </li>
      ))}
    </ol>
  );
}

export interface KeptFile {
  fileId: string;
  name: string;
  personName?: string;
  recordedAt?: string;
}

/** A file that was put in; nothing where the matter no longer names it. */
export function FileLink<R extends RouteContract>({
  file,
  route,
  inputOf,
}: {
  file: KeptFile | undefined;
  route: R;
  inputOf: (fileId: string) => InputOf<R>;
}) {
  if (!file) return null;
  return (
    <DownloadButton
      route={route}
      input={inputOf(file.fileId)}
      fallbackName={file.name}
      size="small"
      type="link"
    >
      {file.name}
    </DownloadButton>
  );
}

/** Every file of a matter, with who put it in and when. */
export function FileList<R extends RouteContract>({
  files,
  route,
  inputOf,
}: {
  files: readonly KeptFile[];
  route: R;
  inputOf: (fileId: string) => InputOf<R>;
}) {
  return (
    <ul className="move-history">
      {files.map((file) => (
        <li key={file.fileId}>
          <FileLink file={file} route={route} inputOf={inputOf} />
          {file.recordedAt ? (
            <span className="muted">
              {file.personName} · {chinaTime(file.recordedAt)}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
