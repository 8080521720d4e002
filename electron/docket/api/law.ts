import type { z } from 'zod';
import { computeClock } from '#shared/clocks/compute.ts';
import type { Law } from '#shared/clocks/question.ts';
import type { EventTimes } from '#shared/clocks/types.ts';
import type { ruleViewSchema } from '#shared/contract/contract.ts';
import type { Calendar } from '#shared/regimes/calendar.ts';
import { isLawOn, type Rule } from '#shared/regimes/regime.ts';
import { tellOwnDays } from '../law/own-days.ts';
import { type ApiContext, anytime } from './base.ts';

const { law: implementer } = anytime;

function toRuleView(rule: Rule, today: string): z.infer<typeof ruleViewSchema> {
  const { id, citation, trigger, nature, verified, validFrom, validTo } = rule;
  return {
    id,
    register: rule.kind,
    citation,
    trigger,
    events: rule.optionalEvents,
    extendable: rule.extension !== undefined,
    parameters: rule.period.from !== 'law',
    nature,
    verified,
    // A clause or a promise binds whenever it was given: it has no first day.
    ...(validFrom === null || validFrom === 'always' ? {} : { validFrom }),
    ...(validTo === null ? {} : { validTo }),
    inForce: isLawOn(rule, today),
  };
}

function coveredTo({ coverage }: Calendar): string {
  return (
    coverage
      .map((span) => span.to)
      .toSorted()
      .at(-1) ?? ''
  );
}

/** The law of the open docket; before one is open, the one that ships. */
function lawOf({ session }: ApiContext): Law {
  return session.peek()?.law ?? session.law;
}

/** The first of the events: no rule counts from before it. */
function firstOf(events: EventTimes): string {
  return Object.values(events).toSorted()[0] ?? '';
}

export const law = {
  list: implementer.list.handler(({ context }) => {
    const { regimes, calendars } = lawOf(context);
    const today = context.session.now().slice(0, 10);
    return {
      regimes: regimes.map(({ id, version, territory, rules }) => ({
        id,
        version,
        ...(territory ? { territory } : {}),
        rules: rules.map((rule) => toRuleView(rule, today)),
      })),
      places: calendars.map((calendar) => ({
        place: calendar.place,
        zone: calendar.zone,
        version: calendar.version,
        coveredTo: coveredTo(calendar),
      })),
    };
  }),
  compute: implementer.compute.handler(({ context, input }) => {
    const { parameters, ...question } = input;
    const law = lawOf(context);
    const result = computeClock({ ...question, ...(parameters ? { parameters } : {}) }, law);
    return tellOwnDays(law, { place: question.place, startedAt: firstOf(question.events) }, result);
  }),
};
