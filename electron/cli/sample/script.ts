import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { findResources } from '#docket/clocks/resources.ts';
import { placeSchema, regimeInPlaceSchema } from '#shared/cases/fields.ts';
import { caseKindSchema } from '#shared/cases/kinds.ts';
import { childAgeSchema, promiseTemplateSchema } from '#shared/regimes/house.ts';

const sampleCaseSchema = z.object({
  kind: caseKindSchema,
  /** Checked by the register when it is logged, like anything that people enter. */
  record: z.record(z.string(), z.unknown()),
  steps: z.array(z.object({ step: z.string(), answers: z.record(z.string(), z.unknown()) })).default([]),
  /** Attached before the steps, whose answers name them. */
  files: z.array(z.object({ name: z.string(), text: z.string() })).default([]),
  tasks: z
    .array(
      z.object({
        title: z.string(),
        dueOn: z.string().optional(),
        assignee: z.string().optional(),
        done: z.boolean().default(false),
      }),
    )
    .default([]),
  notes: z.array(z.string()).default([]),
});
export type SampleCase = z.infer<typeof sampleCaseSchema>;

/** What the sample docket holds, in relative times, and the names from which further cases are made. */
export const sampleScriptSchema = z.object({
  note: z.string(),
  profile: z.object({ name: z.string(), place: placeSchema, regimes: z.array(regimeInPlaceSchema).min(1) }),
  person: z.string(),
  /** What the policy of the sample's organisation promises. */
  house: z.object({
    promises: z.array(z.object({ ...promiseTemplateSchema.shape, citation: z.string() })),
    childAge: childAgeSchema,
  }),
  cases: z.array(sampleCaseSchema).min(1),
  generated: z.object({ people: z.array(z.string()).min(1), titles: z.array(z.string()).min(1) }),
});
export type SampleScript = z.infer<typeof sampleScriptSchema>;

/** The script that ships with the program. */
export async function readSampleScript(): Promise<SampleScript> {
  const content = await readFile(join(findResources(), 'sample', 'cases.json'), 'utf8');
  return sampleScriptSchema.parse(JSON.parse(content));
}

const someRights = ['access', 'deletion', 'correction', 'portability'] as const;
const someRegimes = ['eu-gdpr', 'uk-gdpr', 'cn-pipl'] as const;

/** The item at a place of a list that is read round and round. */
function nth<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('An empty list has no item');
  return item;
}

/**
 * The first `count` cases of the sample: those that were written by hand, then requests made from the lists of names,
 * the same ones each time.
 */
export function chooseCases(script: SampleScript, count: number): SampleCase[] {
  const missing = Math.max(0, count - script.cases.length);
  const made = Array.from({ length: missing }, (_, index) => makeRequest(script, index));
  return [...script.cases.slice(0, count), ...made];
}

function makeRequest(script: SampleScript, index: number): SampleCase {
  const regime = nth(someRegimes, index);
  const home = script.profile.regimes.find((one) => one.regime === regime);
  const receivedAt = `@-${1 + (index % 60)}d 09:${String(index % 60).padStart(2, '0')}`;
  const verified = { step: 'skipIdentity', answers: { verifiedAt: receivedAt, note: 'Known account.' } };
  return {
    kind: 'request',
    record: {
      title: nth(script.generated.titles, index),
      receivedAt,
      channel: nth(['email', 'webForm', 'app', 'letter'], index),
      requester: { name: nth(script.generated.people, index), relation: 'self' },
      rights: [{ right: nth(someRights, index), outcome: 'open' }],
      regimes: [home ?? { regime, place: script.profile.place }],
    },
    steps: index % 3 === 0 ? [verified] : [],
    files: [],
    tasks: [],
    notes: [],
  };
}
