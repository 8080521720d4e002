import { z } from 'zod';
import { momentSchema, plainDateSchema } from '../clocks/types.ts';
import { countryCodes, writtenFor } from './countries.ts';

/**
 * How a field of a record is shown and asked. Records are zod schemas; each leaf is made by one of the functions below,
 * which note the widget beside the schema. Forms, table columns, CSV headers and labels are all read from that note, so
 * that a field is described once.
 */
export type FieldNote =
  | { widget: 'text' | 'long' | 'date' | 'moment' | 'yesNo' | 'number' | 'country' | 'regimes' }
  | { widget: 'choice' | 'choices'; choices: string; values: readonly string[] }
  | { widget: 'duration' | 'count' | 'uncertainTime' | 'obligation' | 'file' | 'person' }
  | { widget: 'code'; names: 'regime' | 'rule' | 'subject' | 'event' | 'state' };

const notes = z.registry<FieldNote>();

/** One line of text; trimmed, at most 300 characters. Empty text counts as missing. */
export const text = () => z.string().trim().min(1).max(300).register(notes, { widget: 'text' });

/** Several lines of text, at most 20,000 characters. */
export const long = () => z.string().trim().min(1).max(20_000).register(notes, { widget: 'long' });

/** A date of the place, `YYYY-MM-DD`. */
export const date = () => plainDateSchema.clone().register(notes, { widget: 'date' });

/** A moment with its offset: what people enter as evidence of when something happened. */
export const moment = () => momentSchema.clone().register(notes, { widget: 'moment' });

export const yesNo = () => z.boolean().register(notes, { widget: 'yesNo' });

/** A whole number, zero or more. */
export const wholeNumber = () =>
  z.number().int().min(0).max(10_000_000_000).register(notes, { widget: 'number' });

const countryPattern = new RegExp(`^(?:${countryCodes.join('|')})$`);

/** A country as ISO 3166-1 alpha-2, one that is assigned. What else many write for one is named in the refusal. */
export const country = () =>
  z
    .string()
    .regex(countryPattern, {
      error: ({ input }) => {
        const meant = typeof input === 'string' ? writtenFor[input] : undefined;
        return meant === undefined ? 'no country of ISO 3166-1' : `no country of ISO 3166-1; write ${meant}`;
      },
    })
    .register(notes, { widget: 'country' });

/** ISO 3166 code of a place with a calendar, with its subdivision where calendars differ (`DE`, `GB-ENG`). */
export const placeSchema = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/);

/** The id of a regime. Whether it exists is checked against the law at hand, which is data. */
export const regimeIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);

/** A regime that a case falls under, with the place whose working days count there. */
export const regimeInPlaceSchema = z.object({ regime: regimeIdSchema, place: placeSchema });
export type RegimeInPlace = z.infer<typeof regimeInPlaceSchema>;

/** The regimes that a case falls under; at least one, none twice. */
export const regimes = () =>
  z
    .array(regimeInPlaceSchema)
    .min(1)
    .max(20)
    .refine((list) => new Set(list.map((one) => one.regime)).size === list.length, {
      message: 'regime-twice',
    })
    .register(notes, { widget: 'regimes' });

/** One of a closed list. `name` finds the labels of the values in the text namespace `choices`. */
export function choice<const Values extends readonly [string, ...string[]]>(name: string, values: Values) {
  return z.enum(values).register(notes, { widget: 'choice', choices: name, values });
}

/** Any number of a closed list. */
export function choices<const Values extends readonly [string, ...string[]]>(name: string, values: Values) {
  return z
    .array(z.enum(values))
    .max(values.length)
    .register(notes, { widget: 'choices', choices: name, values });
}

/** At least one of a closed list. */
export function someOf<const Values extends readonly [string, ...string[]]>(name: string, values: Values) {
  const schema = z.array(z.enum(values)).min(1).max(values.length);
  return schema.register(notes, { widget: 'choices', choices: name, values });
}

/** A number of days, weeks or months that a contract sets. */
export const duration = () =>
  z
    .object({ amount: z.number().int().min(1).max(1200), unit: z.enum(['day', 'week', 'month']) })
    .register(notes, { widget: 'duration' });

/**
 * A number that the law asks for only approximately (GDPR Art. 33(3)(a)). `notKnownYet` is an answer of its own,
 * distinct from a field that nobody has filled in.
 */
export const count = () =>
  z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('notKnownYet') }),
      z.object({
        state: z.literal('known'),
        value: z.number().int().min(0).max(10_000_000_000),
        estimated: z.boolean(),
      }),
    ])
    .register(notes, { widget: 'count' });

/** A time with how certain it is. `at` is absent only while the time is not known. */
export const uncertainTime = () =>
  z
    .object({
      certainty: z.enum(['exact', 'estimated', 'notKnownYet']),
      at: momentSchema.optional(),
    })
    .refine((time) => (time.certainty === 'notKnownYet') === (time.at === undefined), {
      path: ['at'],
      message: 'time-or-unknown',
    })
    .register(notes, { widget: 'uncertainTime' });

/** The id of one of the case's own obligations. */
export const obligationId = () => z.string().min(1).max(80).register(notes, { widget: 'obligation' });

/** An id that the program writes and people read as the name of what it stands for. */
export const code = (names: Extract<FieldNote, { widget: 'code' }>['names']) =>
  z.string().trim().min(1).max(300).register(notes, { widget: 'code', names });

/** Somebody who was signed in when they did it: by id, so that no other name and no namesake passes for them. */
export const signedIn = () => z.object({ id: z.uuid(), name: text() }).register(notes, { widget: 'person' });

export type SignedIn = z.infer<ReturnType<typeof signedIn>>;

/** The id of one of the case's own files. */
export const file = () => z.uuid().register(notes, { widget: 'file' });

/** A field as a form or a table sees it: where it is in the record, how it is asked, whether it may stay empty. */
export type Field =
  | { key: string; required: boolean; kind: 'leaf'; note: FieldNote }
  | { key: string; required: boolean; kind: 'group'; fields: Field[] }
  | { key: string; required: boolean; kind: 'list'; fields: Field[] };

/** Lists the fields of a record in the order in which the schema declares them. */
export function fieldsOf(record: z.ZodObject): Field[] {
  return Object.entries(record.shape).map(([key, schema]) => describeField(key, schema));
}

function describeField(key: string, schema: z.core.$ZodType): Field {
  const { inner, required } = unwrap(schema);
  const note = notes.get(inner);
  if (note) return { key, required, kind: 'leaf', note };
  if (inner instanceof z.ZodObject) return { key, required, kind: 'group', fields: fieldsOf(inner) };
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodObject) {
    return {
      key,
      required: required && !inner.safeParse([]).success,
      kind: 'list',
      fields: fieldsOf(inner.element),
    };
  }
  throw new Error(`The field ${key} has neither a note nor fields of its own`);
}

function unwrap(schema: z.core.$ZodType): { inner: z.core.$ZodType; required: boolean } {
  if (schema instanceof z.ZodOptional) return { inner: unwrap(schema.def.innerType).inner, required: false };
  if (schema instanceof z.ZodDefault) return { inner: unwrap(schema.def.innerType).inner, required: false };
  return { inner: schema, required: true };
}
