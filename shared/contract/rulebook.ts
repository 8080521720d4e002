import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { placeSchema, regimeIdSchema } from '../cases/fields.ts';
import { caseKindSchema } from '../cases/kinds.ts';
import { leadSchema } from '../clocks/safe.ts';
import { momentSchema, plainDateSchema } from '../clocks/types.ts';
import {
  childAgeSchema,
  houseSchema,
  promiseIds,
  promiseTemplateSchema,
  promiseUnitSchema,
  targetIds,
  targetUnitSchema,
} from '../regimes/house.ts';
import { languageSchema } from './call.ts';
import { clockStandSchema } from './case.ts';
import { failureSchema } from './failure.ts';
import { progressSchema } from './keep.ts';

const call = oc.errors({ DOCKET: { data: failureSchema } });
const nothing = z.object({});
const line = z.string().trim().min(1).max(300);

/** Why a clock moves. `unnoted`: the rule is the same, the clock is older than the note of what it was computed with. */
export const whySchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('rule'), name: z.string(), from: z.string(), to: z.string() }),
  z.object({ code: z.literal('promise') }),
  z.object({ code: z.literal('target') }),
  z.object({ code: z.literal('calendar'), name: z.string(), from: z.string(), to: z.string() }),
  z.object({ code: z.literal('ownDays'), name: z.string(), days: z.array(z.string()) }),
  z.object({ code: z.literal('unnoted') }),
]);
export type Why = z.infer<typeof whySchema>;

/** A clock of an open case that a newer law moves. Without `from` it begins, without `to` it ends. */
export const moveSchema = z.object({
  clockId: z.string(),
  caseId: z.string(),
  kind: caseKindSchema,
  ref: z.string(),
  title: z.string(),
  regime: z.string(),
  rule: z.string(),
  place: z.string(),
  subject: z.string(),
  from: clockStandSchema.optional(),
  to: clockStandSchema.optional(),
  why: z.array(whySchema),
});
export type Move = z.infer<typeof moveSchema>;

/** A part of the law that differs from the accepted one. Kind `own`: the organisation's own days or targets. */
const partChangeSchema = z.object({
  kind: z.enum(['regime', 'calendar', 'own']),
  name: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
});

const fileKindSchema = z.enum(['regime', 'calendar']);

/** What a file with a regime or a calendar holds, and the version in whose place it would come. */
export const lawFileFactsSchema = z.object({
  kind: fileKindSchema,
  name: z.string(),
  version: z.string(),
  present: z.string(),
  source: z.string(),
  rules: z.number().int(),
  days: z.number().int(),
  coverage: z.array(
    z.object({ from: plainDateSchema, to: plainDateSchema, basis: z.enum(['published', 'computed']) }),
  ),
});
export type LawFileFacts = z.infer<typeof lawFileFactsSchema>;

const ownDaySchema = z.object({ place: placeSchema, date: plainDateSchema, name: line, works: z.boolean() });

const waitingSchema = z.object({
  parts: z.array(partChangeSchema),
  moves: z.number().int(),
  /** Cases that keep their clocks because their facts cannot be under the newer law. */
  refused: z.number().int(),
});

/** What a docket adds to the law that ships, and the law that waits to be accepted. Changes are the officer's. */
export const rulebook = {
  view: call.input(nothing).output(
    z.object({
      house: houseSchema,
      /** Usual promises to take over; none of them holds by itself. */
      offered: z.array(promiseTemplateSchema),
      lead: leadSchema,
      days: z.array(ownDaySchema),
      files: z.array(
        z.object({
          kind: fileKindSchema,
          name: z.string(),
          version: z.string(),
          source: z.string(),
          loadedAt: momentSchema,
          loadedBy: z.string(),
          /** False while the program ships one that is as new. */
          holds: z.boolean(),
        }),
      ),
    }),
  ),
  /** Writes a promise of the policy; from a later day it begins a new version, from the same day it corrects the newest. */
  setPromise: call
    .input(
      z.object({
        id: z.enum(promiseIds),
        amount: z.number().int().min(1).max(366),
        unit: promiseUnitSchema,
        citation: line,
        wording: line.optional(),
        from: z.union([plainDateSchema, z.literal('always')]),
      }),
    )
    .output(nothing),
  /** Ends a promise with its last day. */
  endPromise: call.input(z.object({ id: z.enum(promiseIds), on: plainDateSchema })).output(nothing),
  /** Sets the organisation's own number for a duty without delay; without a target it is taken away. */
  setTarget: call
    .input(
      z.object({
        id: z.enum(targetIds),
        target: z
          .object({ amount: z.number().int().min(1).max(2_000), unit: targetUnitSchema, citation: line })
          .optional(),
      }),
    )
    .output(nothing),
  setChildAge: call.input(z.object({ age: childAgeSchema })).output(nothing),
  /** Sets which date of a contested clock leads, and moves the open ones over at once. */
  setLead: call.input(z.object({ lead: leadSchema })).output(nothing),
  addDay: call.input(ownDaySchema).output(nothing),
  removeDay: call.input(z.object({ place: placeSchema, date: plainDateSchema })).output(nothing),
  /** Asks for a file in the system's dialog and tells what is in it. Answers nothing when the person cancels. */
  chooseFile: call.input(nothing).output(
    z.object({
      chosen: z
        .object({
          token: z.string(),
          file: z.string(),
          facts: lawFileFactsSchema,
          /** Of the content that is told: nothing else is kept. */
          fingerprint: z.string(),
        })
        .optional(),
    }),
  ),
  /** Keeps in the docket what was shown of the chosen file; one that changed since is refused. */
  loadFile: call.input(z.object({ token: z.string(), fingerprint: z.string() })).output(nothing),
  removeFile: call
    .input(z.object({ kind: fileKindSchema, name: z.union([regimeIdSchema, placeSchema]) }))
    .output(nothing),
  /** Whether a newer law waits, and how many clocks it would move. */
  waiting: call.input(nothing).output(z.object({ waiting: waitingSchema.optional() })),
  /** What would move: those whose reference, title or names hold `search`, `limit` of them. */
  differences: call
    .input(z.object({ search: z.string().max(200), limit: z.number().int().min(1).max(2_000) }))
    .output(
      z.object({ waiting: waitingSchema.optional(), matching: z.number().int(), moves: z.array(moveSchema) }),
    ),
  /** Writes all differences with their reasons as CSV; `saved` is absent when no place was chosen. */
  exportDifferences: call
    .input(z.object({ language: languageSchema }))
    .output(z.object({ saved: z.object({ name: z.string(), moves: z.number().int().min(0) }).optional() })),
  /** Accepts the law that waits: one transaction, one entry. Tells how far it is; giving up leaves everything as it was. */
  accept: call.input(nothing).output(eventIterator(progressSchema)),
};
