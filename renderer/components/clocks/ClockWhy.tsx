import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockOption } from '#shared/cases/clock-options.ts';
import { explainSteps } from '#shared/clocks/explain.ts';
import { type End, otherEnd, prevailingEnd, safeEnd } from '#shared/clocks/safe.ts';
import type { ClockResult, Step } from '#shared/clocks/types.ts';
import { eventTitleKey, readingKey, ruleDutyKey } from '#shared/regimes/titleKey.ts';
import { explainLine } from '#shared/text/explained.ts';
import { useWriters, type Writers } from '../dates.ts';
import styles from './ClockWhy.module.css';

/** What may still move a date: the events it was counted from, and the date that an extension would give. */
export interface Changers {
  events: { name: string; at?: string }[];
  extended?: ClockResult;
  /** What the rule allows to be done with the clock. */
  options: readonly ClockOption[];
}

/** Steps that name another reading or a remark; they are told below the numbered steps, not among them. */
const asideCodes = new Set(['reading', 'readingOpen', 'consequence', 'note', 'provisional']);
const notedCodes = new Set(['consequence', 'note', 'provisional']);

interface NumberedStepsProps {
  steps: Step[];
  /** The zone in which the clock runs: every moment of the explanation reads as it does there. */
  zone: string;
  t: TFunction;
  write: Writers;
}

function NumberedSteps({ steps, zone, t, write }: NumberedStepsProps) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => {
        const line = explainLine(step, zone, { t, write });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a computed result never change their order
          <li key={index}>
            <span>{line.sentence}</span>
            {line.value && <span className={styles.value}>{line.value}</span>}
          </li>
        );
      })}
    </ol>
  );
}

const isMoment = (value: string | number): boolean => /^\d{4}-\d\d-\d\dT/.test(String(value));

/** The sources of a rule and of the steps by which its date was counted, each once. */
function sourcesOf({ rule, explanation }: ClockResult): string[] {
  const steps = explanation.filter((step) => !asideCodes.has(step.code));
  return [...new Set([rule.citation, ...steps.flatMap((step) => step.citation ?? [])])];
}

/** The reason behind a date: numbered steps, the source, other readings, what would move it, how well it is verified. */
export function ClockWhy({ result, changers }: { result: ClockResult; changers?: Changers }) {
  const { t } = useTranslation();
  const write = useWriters();
  const title = useId();
  const { rule } = result;
  const steps = result.explanation.filter((step) => !asideCodes.has(step.code));
  const asides = result.explanation.filter((step) => notedCodes.has(step.code));
  const format = { date: write.date, moment: (moment: string) => write.eitherIn(moment, result.zone) };
  const prevailing = prevailingEnd(result);
  const isContested = otherEnd(result) !== undefined;
  const endText = ({ due, dueDate }: End, writeDate: (date: string) => string) =>
    result.period.unit === 'hour' ? write.momentIn(due, result.zone) : writeDate(dueDate);
  const hasMoments = steps.some((step) => Object.values(step.values).some((value) => isMoment(value)));
  return (
    <section aria-labelledby={title} className={styles.why}>
      <h4 className={styles.title} id={title}>
        {t('registers:why.title', {
          date: endText(prevailing, write.date),
        })}
      </h4>
      <p className={styles.duty}>{t(ruleDutyKey(rule.regime, rule.id))}</p>
      <NumberedSteps steps={steps} t={t} write={write} zone={result.zone} />
      <dl className={styles.notes}>
        {hasMoments && (
          <div>
            <dt>{t('registers:why.times')}</dt>
            <dd>{t('registers:clock.zone', { name: write.zone(result.zone), zone: result.zone })}</dd>
          </div>
        )}
        <div>
          <dt>{t('registers:why.source')}</dt>
          <dd>{sourcesOf(result).join('; ')}</dd>
        </div>
        <div>
          <dt>{t('registers:why.nature')}</dt>
          <dd>
            {t('registers:why.natureLine', {
              nature: t(`registers:why.natures.${rule.nature}`),
              verified: t(`registers:why.verified.${rule.verified}`),
            })}
          </dd>
        </div>
        {isContested && (
          <div>
            <dt>{t('registers:why.safe')}</dt>
            <dd>
              {t('registers:why.safeLine', { date: endText(safeEnd(result), write.longDate) })}{' '}
              {t(result.prevailing ? 'registers:why.safeLeads' : 'registers:why.prevailingLeads')}
            </dd>
          </div>
        )}
        {result.alternatives.length > 0 && (
          <div>
            <dt>{t('registers:why.readings')}</dt>
            <dd>
              {result.alternatives.map((other) => (
                <p key={`${other.dueDate} ${other.reason}`}>
                  <b>{endText(other, write.longDate)}</b>
                  {t('registers:why.because')}
                  {t(readingKey(other.reason))}
                  {other.citation && other.verified && (
                    <span className={styles.cited}>
                      {t('registers:why.cited', {
                        citation: other.citation,
                        verified: t(`registers:why.verified.${other.verified}`),
                      })}
                    </span>
                  )}
                </p>
              ))}
            </dd>
          </div>
        )}
        {asides.length > 0 && (
          <div>
            <dt>{t('registers:why.notes')}</dt>
            <dd>
              {asides.map((step) => (
                <p key={`${step.code} ${Object.values(step.values).join(' ')}`}>
                  {explainSteps([step], (key, values) => t(key, values ?? {}), format).join('')}
                </p>
              ))}
            </dd>
          </div>
        )}
        {changers && <WhatMoves changers={changers} zone={result.zone} />}
      </dl>
    </section>
  );
}

/** What the rule itself says may move the date, with its article; undefined for what does not. */
function changeBy(option: ClockOption, zone: string, t: TFunction, write: Writers): string | undefined {
  const { act, event, ends, citation, extendsBy, until, refusal } = option;
  const name = (one: string | undefined) => (one === undefined ? '' : t(eventTitleKey(one)));
  if (refusal?.reason === 'pauseInReading') return t('acts:changes.pauseInReading', { citation });
  if (refusal) return undefined;
  if (act === 'extend' && extendsBy && until) {
    const period = t(`steps:unit.${extendsBy.unit}`, { count: extendsBy.amount });
    return t('acts:changes.extend', { period, until: write.eitherIn(until, zone), citation });
  }
  if (event === undefined) return undefined;
  return t(`acts:changes.${act}`, { event: name(event), ends: name(ends), citation });
}

function WhatMoves({ changers, zone }: { changers: Changers; zone: string }) {
  const { t } = useTranslation();
  const write = useWriters();
  const allowed = changers.options.flatMap((option) => changeBy(option, zone, t, write) ?? []);
  if (changers.events.length === 0 && !changers.extended && allowed.length === 0) return null;
  return (
    <div>
      <dt>{t('registers:why.changes')}</dt>
      <dd>
        {allowed.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {changers.extended && (
          <p>{t('registers:why.extension', { date: write.longDate(changers.extended.dueDate) })}</p>
        )}
        {changers.events.map(({ name, at }) => (
          <p key={name}>
            {at === undefined
              ? t('registers:why.eventUnknown', { event: t(eventTitleKey(name)) })
              : t('registers:why.event', { event: t(eventTitleKey(name)), at: write.eitherIn(at, zone) })}
          </p>
        ))}
      </dd>
    </div>
  );
}
