import { sql } from 'kysely';
import { Refusal } from '#core/platform/public.ts';
import { openText, type SecretStore, sealText, type Tx } from '#server/platform/public.ts';

export interface SecondFactor {
  /** Null: sealed with a key that the server does not have. */
  secret: string | null;
  isConfirmed: boolean;
  lastStep: number;
  recoveryHashes: string[];
}

interface Who {
  regionId: number;
  personId: string;
}

const aboutOf = ({ regionId, personId }: Who): string => `second_factors.secret ${regionId} ${personId}`;

function openSecret(kept: string, who: Who): string | null {
  try {
    return openText(kept, aboutOf(who));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** For sign-in alone: with the secret. */
export async function findSecondFactor(
  tx: Tx,
  { regionId, personId }: Who,
): Promise<SecondFactor | undefined> {
  const { rows } = await sql<
    SecondFactor & { secret: string }
  >`select secret, confirmed_at is not null as "isConfirmed", last_step::int as "lastStep",
      recovery_hashes as "recoveryHashes"
    from second_factors where region_id = ${regionId} and person_id = ${personId}`.execute(tx);
  const [row] = rows;
  return row && { ...row, secret: openSecret(row.secret, { regionId, personId }) };
}

/** Since when somebody has one; null without. */
export async function findFactorSince(tx: Tx, { regionId, personId }: Who): Promise<Date | null> {
  const row = await tx
    .selectFrom('second_factors')
    .select('confirmed_at')
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.confirmed_at ?? null;
}

/** A new secret that waits for its first code; takes the place of one that waited, never of one in use. */
export async function putSecret(
  tx: Tx,
  { regionId, personId, secret }: Who & { secret: string },
): Promise<void> {
  const sealed = sealText(secret, aboutOf({ regionId, personId }));
  await sql`insert into second_factors (region_id, person_id, secret) values (${regionId}, ${personId}, ${sealed})
    on conflict (region_id, person_id) do update set secret = excluded.secret, last_step = 0, recovery_hashes = '{}'
      where second_factors.confirmed_at is null`.execute(tx);
}

/** In use from now on; sessions that waited for it go on. */
export async function confirmFactor(
  tx: Tx,
  { regionId, personId, hashes }: Who & { hashes: readonly string[] },
): Promise<void> {
  await sql`update second_factors set confirmed_at = now(), recovery_hashes = ${[...hashes]}::text[]
    where region_id = ${regionId} and person_id = ${personId}`.execute(tx);
  await sql`update sessions set must_set_factor = false where region_id = ${regionId} and person_id = ${personId}`.execute(
    tx,
  );
}

/** Uses a step up; false where another sign-in was quicker with it. */
export async function takeStep(
  tx: Tx,
  { regionId, personId, step }: Who & { step: number },
): Promise<boolean> {
  const done = await sql`update second_factors set last_step = ${step}
    where region_id = ${regionId} and person_id = ${personId} and last_step < ${step}`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Uses a recovery code up; false where there is none such. */
export async function takeRecoveryCode(
  tx: Tx,
  { regionId, personId, hash }: Who & { hash: string },
): Promise<boolean> {
  const done = await sql`update second_factors set recovery_hashes = array_remove(recovery_hashes, ${hash})
    where region_id = ${regionId} and person_id = ${personId} and ${hash} = any(recovery_hashes)`.execute(tx);
  return done.numAffectedRows === 1n;
}

export async function deleteFactor(tx: Tx, { regionId, personId }: Who): Promise<void> {
  await tx
    .deleteFrom('second_factors')
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .execute();
}

/** From now on the sessions of somebody wait until he has set one. */
export async function demandFactorOf(tx: Tx, { regionId, personId }: Who): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ must_set_factor: true })
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .execute();
}

export const factorSecrets: SecretStore = {
  zh: '动态口令',
  list: async (tx) => {
    const { rows } = await sql<Who & { kept: string }>`
      select region_id as "regionId", person_id::text as "personId", secret as kept from second_factors
      order by region_id, second_factors.person_id`.execute(tx);
    return rows.map(({ kept, ...who }) => ({
      about: aboutOf(who),
      kept,
      put: async (tx, sealed) =>
        void (await sql`update second_factors set secret = ${sealed}
          where region_id = ${who.regionId} and person_id = ${who.personId} and secret = ${kept}`.execute(
          tx,
        )),
    }));
  },
};
