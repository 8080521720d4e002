import ical, { ICalEventBusyStatus, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import { otherEnd } from '#shared/clocks/safe.ts';
import { clockStatus } from '#shared/clocks/status.ts';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import type { ClockView } from '#shared/contract/case.ts';
import { eventTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { clockName } from '#shared/text/clockName.ts';
import type { Language } from '#shared/text/texts.ts';
import { type Words, wordsIn } from '../reports/text.ts';

const NEW_LINE = '\r\n';

/** What other programs are told about one date. */
interface Told {
  summary: string;
  lines: string[];
  /** Ends at this moment; without it the date is a day. */
  moment?: string;
}

/**
 * Dates as iCalendar (RFC 5545) for other calendars. It leaves the encryption, so it tells no more than references, rules,
 * citations and how each clock stands: no title, no party, no name, nothing that anybody typed. A date keeps its UID
 * however it moves, so that importing the file again moves the event instead of adding another.
 * @param now moment of the export, ISO 8601
 */
export function writeIcs(items: readonly AgendaItem[], language: Language, now: string): string {
  const words = wordsIn(language);
  const calendar = ical({
    name: words('exchange:name'),
    prodId: {
      company: 'Privacy Docket',
      product: 'Calendar',
      language: language === 'en' ? 'EN' : 'ZH',
    },
  });
  for (const item of items) {
    const { summary, lines, moment } = tell(item, words, now);
    calendar.createEvent({
      id: item.key,
      stamp: new Date(now),
      start: moment === undefined ? item.date : new Date(moment),
      allDay: moment === undefined,
      summary,
      description: lines.join('\n'),
      class: ICalEventClass.PRIVATE,
      // A deadline takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString() + NEW_LINE;
}

function tell({ ref, kind, what }: AgendaItem, words: Words, now: string): Told {
  if (what.is === 'clock') return tellClock({ ref, kind }, what.clock, words, now);
  const isDone = what.is === 'task' && what.task.doneAt !== undefined;
  return {
    summary: words('exchange:summary', { ref, rule: words('exchange:task') }),
    lines: [words(isDone ? 'exchange:done' : 'exchange:open'), words('exchange:origin')],
  };
}

/** Says of a clock that it is counted from another event because the moment of its own is not known. */
function assumedStart(result: ClockView['result'], words: Words): string[] {
  if (!result?.assumed) return [];
  const { event, from } = result.assumed;
  return [
    words('exchange:assumed', { event: words(eventTitleKey(event)), from: words(eventTitleKey(from)) }),
  ];
}

function tellClock(
  { ref, kind }: Pick<AgendaItem, 'ref' | 'kind'>,
  clock: ClockView,
  words: Words,
  now: string,
): Told {
  const { regime, result } = clock;
  const name = clockName(kind, clock, words);
  const status = clockStatus({
    clock: result ?? null,
    now,
    metAt: clock.metAt,
    paused: clock.state === 'paused',
  });
  const told = {
    summary: words('exchange:summary', { ref, rule: name }),
    lines: [
      words('exchange:rule', { regime: words(regimeTitleKey(regime)), rule: name }),
      ...citationOf(result),
      ...otherDateOf(result, words),
      words('exchange:status', { status: words(`reports:status.${status}`) }),
      ...(result?.provisional ? [words('exchange:provisional')] : []),
      ...assumedStart(result, words),
      words('exchange:origin'),
    ],
  };
  return result?.period.unit === 'hour' ? { ...told, moment: result.due } : told;
}

/** The date that does not lead where the law is contested. */
function otherDateOf(result: ClockView['result'], words: Words): string[] {
  const other = result && otherEnd(result);
  if (!other) return [];
  const date = result.period.unit === 'hour' ? other.due : other.dueDate;
  return [words(`exchange:other.${other.is}`, { date })];
}

/** What a promise of the house or a clause of an agreement cites was typed by somebody, and stays inside. */
function citationOf(result: ClockView['result']): string[] {
  if (result?.rule.nature !== 'statute' && result?.rule.nature !== 'standard') return [];
  return [result.rule.citation];
}
