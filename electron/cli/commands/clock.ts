import { z } from 'zod';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { computeClock } from '#shared/clocks/compute.ts';
import { clockStatus } from '#shared/clocks/status.ts';
import { momentSchema, unitSchema } from '#shared/clocks/types.ts';
import { DocketError } from '#shared/errors.ts';
import type { CliContext } from '../context.ts';
import { type ClockAnswer, clockAnswer, explanationLines, otherDateLines } from '../explain.ts';

const optionsSchema = z.object({
  regime: z.string(),
  rule: z.string(),
  place: z.string(),
  event: z.array(z.string()),
  extended: z.boolean().default(false),
  amount: z.coerce.number().int().optional(),
  unit: unitSchema.optional(),
  now: z.string().optional(),
});

/** A time to the minute, as people write it; the engine counts in seconds. */
const toTheMinute = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/;

/** Reads `NAME=ISO-TIME`. The time itself is checked by the engine, which names the event that is wrong. */
function readEvent(given: string): [string, string] {
  const at = given.indexOf('=');
  if (at < 1) throw new DocketError('bad-input', { fields: [`--event ${given}`] });
  return [given.slice(0, at), given.slice(at + 1).replace(toTheMinute, '$1:00$2')];
}

/** The moment given with `--now`. Throws `bad-input` for anything but a moment with its offset. */
function readNow(given: string | undefined): { now?: string } {
  if (given === undefined) return {};
  const now = momentSchema.safeParse(given.replace(toTheMinute, '$1:00$2'));
  if (!now.success) throw new DocketError('bad-input', { fields: [`--now ${given}`] });
  return { now: now.data };
}

/** The events by name. Throws `bad-input` for one that is given twice: only one of the times can be meant. */
function readEvents(given: string[]): Record<string, string> {
  const events = new Map<string, string>();
  for (const [name, time] of given.map(readEvent)) {
    if (events.has(name))
      throw new DocketError('bad-input', { fields: [`--event ${name}`], problem: 'twice' });
    events.set(name, time);
  }
  return Object.fromEntries(events);
}

/** A number means nothing without its unit, nor the unit without a number. */
function readParameters({ amount, unit }: z.infer<typeof optionsSchema>) {
  if (amount === undefined && unit === undefined) return {};
  if (amount !== undefined && unit !== undefined) return { parameters: { amount, unit } };
  throw new DocketError('bad-input', { fields: [amount === undefined ? '--amount' : '--unit'] });
}

function readOptions(given: unknown): z.infer<typeof optionsSchema> {
  const options = optionsSchema.safeParse(given);
  if (options.success) return options.data;
  throw new DocketError('bad-input', {
    fields: options.error.issues.map((issue) => `--${issue.path.join('.')}`),
  });
}

function clockLines(answer: ClockAnswer, other: string[], describe: CliContext['describe']): string[] {
  return [
    `${describe('clock.due')}: ${answer.dueDate} (${answer.due}, ${answer.zone})`,
    ...other,
    ...(answer.provisional ? [describe('clock.provisional')] : []),
    ...explanationLines(answer),
  ];
}

const collect = (value: string, previous: string[]) => [...previous, value];

/** `clock`: works out a date under a rule, without a docket. */
export function addClock({ io, describe, command, run }: CliContext): void {
  const clock = command('clock')
    .requiredOption('--regime <id>', describe('option.regime'))
    .requiredOption('--rule <id>', describe('option.rule'))
    .requiredOption('--place <code>', describe('option.clockPlace'))
    .option('--event <name=time>', describe('option.event'), collect, [])
    .option('--extended', describe('option.extended'))
    .option('--amount <number>', describe('option.amount'))
    .option('--unit <unit>', describe('option.unit'))
    .option('--now <moment>', describe('option.now'));
  clock.action(() =>
    run(clock, async () => {
      const options = readOptions(clock.opts());
      const { regime, rule, place, event, extended } = options;
      const asked = readNow(options.now);
      const result = computeClock(
        {
          regime,
          rule,
          place,
          events: readEvents(event),
          extended,
          ...readParameters(options),
          ...asked,
        },
        await loadLaw(findResources()),
      );
      const now = asked.now ?? io.now();
      const status = clockStatus({ clock: result, now, paused: result.pausedSince !== undefined });
      const answer = clockAnswer(result, io.language);
      return {
        json: { ...answer, status },
        lines: clockLines(answer, otherDateLines(result, io.language), describe),
      };
    }),
  );
}
