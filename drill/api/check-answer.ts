// What is asked of every answer, whatever the request was.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { ApiRoute, Description, Schema } from './api-description.ts';
import type { Attempt } from './attempt.ts';
import { type Asker, STRANGERS } from './people.ts';
import type { PlantedText } from './planted-texts.ts';
import { readTexts } from './read-texts.ts';
import { Sight } from './sight.ts';

export interface Answer {
  status: number;
  media: string;
  /** Sent to be kept as a file. */
  isAttachment: boolean;
  payload: Buffer;
}

/** Words of the machine that nobody outside it may read. */
const INTERNALS =
  /\bat (?:async )?[\w.<> ]+ \((?:\/|file:|node:)|node_modules|\.[cm]?[jt]s:\d+:\d+|\bselect\b.{1,300}\bfrom "?\w+"? (?:where|as|inner|left|join|order)|\binsert into "?\w+"? \(|violates \w+|relation "|column "|operator does not exist|syntax error at|luoshi_(?:app|region|scoped|gate|audit|worker|owner)|\/(?:home|root|tmp|work|var|usr)\/\w/;
/** Answers that a person without a session gets although the route is for those who are signed in. */
const OPEN_TO_NOBODY: readonly string[] = ['session'];

export class AnswerChecker {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #refusal: ValidateFunction;
  readonly #planted: readonly PlantedText[];

  constructor(description: Description, planted: readonly PlantedText[]) {
    this.#refusal = this.#ajv.compile(description.components.schemas.Refusal);
    this.#planted = planted;
  }

  /** Every fault of the answer, in a few words. */
  async check(attempt: Attempt, asker: Asker, answer: Answer, sight: Sight): Promise<string[]> {
    const { route } = attempt;
    const isGood = answer.status < 300;
    const isJson = answer.media.includes('json');
    const text = readTexts(answer.payload);
    const body: unknown = isJson ? JSON.parse(text) : undefined;
    return [
      ...(answer.status >= 500 ? [`status ${answer.status}`] : []),
      ...(isGood ? this.#checkShape(route, answer, body) : this.#checkRefusal(route, answer, body)),
      ...(isJson ? findInternals(text) : []),
      ...(isGood && asker.cookie === null ? checkNobody(route) : []),
      ...(isGood ? checkFields(attempt) : []),
      ...(isGood ? await checkPlaces(attempt, asker, sight) : []),
      ...(await this.#checkPlanted(text, asker, sight)),
    ];
  }

  #checkShape(route: ApiRoute, { media, isAttachment }: Answer, body: unknown): string[] {
    if (route.answersFile)
      return isAttachment || !media.includes('json') ? [] : ['answers JSON where a file is described'];
    if (!route.answer) return [];
    if (!media.includes('json')) return ['answers no JSON'];
    const validate = this.#validatorOf(route.name, route.answer);
    if (validate(body)) return [];
    const [error] = validate.errors ?? [];
    return [`does not fit its description: ${error?.instancePath.replaceAll(/\d+/g, 'N')} ${error?.message}`];
  }

  #validatorOf(name: string, schema: Schema): ValidateFunction {
    const validate = this.#validators.get(name) ?? this.#ajv.compile(schema);
    this.#validators.set(name, validate);
    return validate;
  }

  #checkRefusal(route: ApiRoute, { status, media }: Answer, body: unknown): string[] {
    if (status < 400) return [`unexpected status ${status}`];
    if (!media.startsWith('application/problem+json') && !this.#refusal(body))
      return [`refuses with ${status} in another form`];
    if (!this.#refusal(body))
      return [`refusal without its form: ${this.#ajv.errorsText(this.#refusal.errors)}`];
    const { code } = body as { code: string };
    const isSaid = status >= 500 || route.refusals.has(code);
    return isSaid ? [] : [`refuses with ${code}, which its description does not name`];
  }

  async #checkPlanted(text: string, asker: Asker, sight: Sight): Promise<string[]> {
    if (asker.login !== null && !STRANGERS.includes(asker.login)) return [];
    const found: string[] = [];
    for (const planted of this.#planted)
      if (text.includes(planted.text) && !(await sight.sees(asker, planted.kind, planted.id)))
        found.push(`shows ${planted.text}, planted in ${planted.kind} ${planted.id}`);
    return found;
  }
}

/** Quotes stand behind a stroke in JSON. */
function findInternals(text: string): string[] {
  const found = INTERNALS.exec(text.replaceAll('\\"', '"'));
  return found ? [`shows ${found[0].slice(0, 80)}`] : [];
}

const checkNobody = ({ isPublic, name }: ApiRoute): string[] =>
  isPublic || OPEN_TO_NOBODY.includes(name) ? [] : ['answers without a session'];

/** A parameter or a field of the body that the description does not have, and that was taken all the same. */
function checkFields({ route, url, payload }: Attempt): string[] {
  const known = new Set(route.query.map(({ name }) => name));
  const asked = [...new URL(url, 'http://drill').searchParams.keys()].filter((name) => !known.has(name));
  const fields = route.body?.properties;
  // The server passes over the mark of bytes at the beginning, too.
  const body =
    fields && typeof payload === 'string' ? (JSON.parse(payload.replace(/^\uFEFF/, '')) as object) : {};
  const sent = Object.keys(body).filter((name) => !Object.hasOwn(fields ?? {}, name));
  return asked.concat(sent).length > 0 ? ['takes a field that it does not have'] : [];
}

/** A thing in the path that the person does not see in his own list. */
async function checkPlaces({ places }: Attempt, asker: Asker, sight: Sight): Promise<string[]> {
  if (asker.login === null || !STRANGERS.includes(asker.login)) return [];
  const unseen: string[] = [];
  for (const [kind, id] of Object.entries(places))
    if (Sight.isListed(kind) && !(await sight.sees(asker, kind, id.replace(/^0+(?=\d)/, ''))))
      unseen.push(`answers for a ${kind} that is not in the person's list`);
  return unseen;
}
