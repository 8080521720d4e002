import { z } from 'zod';
import { deviceAnswers, deviceQuestions } from './device-host.ts';

/** The heap that a process may have which reads files of others, in MiB. */
export const READER_MEGABYTES = 512;

/**
 * What the docket process may ask of the main process, over its parent port: dialogs, the list of recent dockets, the
 * lock, the keychain. Paths travel only here, never over the window's port. The main process sees paths and the key of a
 * device slot, which opens nothing without the docket's folder; never rows, nor what opens them.
 */
export const hostQuestionSchema = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('chooseFolder'),
    purpose: z.enum(['create', 'open', 'backup', 'salvage']),
    /** What the dialog proposes for a folder that is to be made. */
    name: z.string().optional(),
  }),
  z.object({
    ask: z.literal('chooseFiles'),
    purpose: z.enum(['attach', 'replace', 'pack', 'backup', 'law', 'import']),
  }),
  z.object({
    ask: z.literal('chooseTarget'),
    purpose: z.enum(['pack', 'backup', 'file', 'calendar', 'page', 'differences']),
    name: z.string(),
  }),
  /** The page that the window shows, as it would be printed. */
  z.object({ ask: z.literal('pagePdf') }),
  /** Have another program open a copy that this process made; answered with the path when one did. */
  z.object({ ask: z.literal('openCopy'), path: z.string() }),
  z.object({ ask: z.literal('recentDockets') }),
  z.object({ ask: z.literal('rememberDocket'), path: z.string() }),
  z.object({ ask: z.literal('lock') }),
  ...deviceQuestions,
  /** Whether the system shows notifications. */
  z.object({ ask: z.literal('notifications') }),
  /** Show a reminder. Its `id` comes back when it is clicked; its words hold references and rules, nothing that anybody typed. */
  z.object({
    ask: z.literal('remind'),
    notice: z.object({ id: z.uuid(), title: z.string().max(300), body: z.string().max(1_000) }),
  }),
  /** When there will be something to remind of, so that it can be said while the docket is locked; absent: say nothing. */
  z.object({ ask: z.literal('nextReminder'), at: z.iso.datetime().optional() }),
  /** Start a process that reads files of others; answered with its number, and a port to it. */
  z.object({ ask: z.literal('startReader') }),
  /** Answered when that reader is gone. */
  z.object({ ask: z.literal('readerGone'), reader: z.number().int() }),
  z.object({ ask: z.literal('endReader'), reader: z.number().int() }),
  /** A sign of life while the docket is being closed. */
  z.object({ ask: z.literal('closing') }),
  /** The closing was given up, or its backup failed: the window stays. */
  z.object({ ask: z.literal('stay') }),
  /** The docket is closed: the start screen comes, or the program ends. */
  z.object({ ask: z.literal('closed') }),
  z.object({ ask: z.literal('leave') }),
]);
export type HostQuestion = z.infer<typeof hostQuestionSchema>;

/** Docket process to main: a question with a number that its answer repeats. */
export const hostAskSchema = z.object({
  type: z.literal('ask'),
  number: z.number().int(),
  question: hostQuestionSchema,
});

export const recentDocketSchema = z.object({ path: z.string(), openedAt: z.iso.datetime({ offset: true }) });

/** Main to docket process. `connect` carries the window's port beside it; `start` names what the program was started with; `close` asks
 * for the docket to be closed, and with `leaving` for the program to end afterwards. */
export const hostMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    docketPath: z.string().optional(),
    sample: z.boolean(),
    productVersion: z.string(),
    /** Milliseconds by which the time of a program under test is moved. */
    timeShift: z.int(),
  }),
  z.object({ type: z.literal('connect') }),
  /** A reminder that this process had shown was clicked. */
  z.object({ type: z.literal('clicked'), id: z.uuid() }),
  z.object({ type: z.literal('close'), leaving: z.boolean() }),
  z.object({
    type: z.literal('answer'),
    number: z.number().int(),
    paths: z.array(z.string()),
    recent: z.array(recentDocketSchema),
    /** A PDF; absent when there is no window. */
    pdf: z.instanceof(Uint8Array).optional(),
    ...deviceAnswers,
    notifications: z.boolean().optional(),
    /** Number of a reader that was started; its port comes beside the message. */
    reader: z.number().int().optional(),
    /** `memory`: the reader wanted more than it may have. */
    readerGone: z.enum(['memory', 'ended']).optional(),
  }),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;
