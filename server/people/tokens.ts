import { createHash, randomBytes } from 'node:crypto';

/** A token goes to the browser once; the database keeps its hash only. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
