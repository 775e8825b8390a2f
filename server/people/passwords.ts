import { hash, verify } from '@node-rs/argon2';

// 2 = argon2id (the package declares it as an ambient enum, which cannot be imported here).
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);
export const isPassword = (password: string, passwordHash: string): Promise<boolean> =>
  verify(passwordHash, password);

let decoy: Promise<string> | undefined;
/** Takes as long as a real check, so that an unknown login cannot be told by the time. */
export async function checkDecoy(password: string): Promise<false> {
  decoy ??= hashPassword('no account has this');
  await isPassword(password, await decoy);
  return false;
}
