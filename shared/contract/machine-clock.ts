import { z } from 'zod';
import { momentSchema } from '../clocks/types.ts';
import { call, nothing } from './call.ts';

/**
 * What was seen of the clock of the computer. `jump`: it was set, ahead (`byMs` above 0) or back, while the program ran;
 * `behind`: it is so much behind the last entry of the trail; `zone`: it was set to another time zone.
 */
export const sightingSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('jump'), at: momentSchema, byMs: z.int() }),
  z.object({ what: z.literal('behind'), at: momentSchema, byMs: z.int(), lastAt: momentSchema }),
  z.object({ what: z.literal('zone'), at: momentSchema, from: z.string(), to: z.string() }),
]);
export type Sighting = z.infer<typeof sightingSchema>;

/** Warnings about the clock of the computer, by which every date is counted. */
export const machineClock = {
  /** What was seen and nobody acknowledged yet, the oldest first. */
  seen: call.input(nothing).output(z.object({ sightings: z.array(sightingSchema) })),
  /** Takes note of what was seen, with an entry in the trail. */
  acknowledge: call.input(nothing).output(nothing),
};
