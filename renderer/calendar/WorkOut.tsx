import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventTimes } from '#shared/clocks/types.ts';
import { defaultPlace } from '#shared/regimes/territory.ts';
import { eventTitleKey, regimeTitleKey, ruleTitleKey } from '#shared/regimes/titleKey.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { ClockWhy } from '../components/clocks/ClockWhy.tsx';
import { ListSelect } from '../components/form/ListSelect.tsx';
import { usePlaceEntries } from '../components/form/usePlaceEntries.ts';
import { MomentInput } from '../components/when/MomentInput.tsx';
import { halvesOf, isDate, isMoment } from '../components/when/moment.ts';
import styles from './calendar.module.css';

const units = ['day', 'week', 'month'] as const;
type Unit = (typeof units)[number];

/** What was typed as the time of an event: a moment, its date alone where no hour was given, nothing, or what cannot be read. */
function eventTime(typed: string): { at?: string; isUnread: boolean } {
  if (typed === '') return { isUnread: false };
  if (isMoment(typed)) return { at: typed, isUnread: false };
  const { date, time } = halvesOf(typed, 'UTC');
  return time === '' && isDate(date) ? { at: date, isUnread: false } : { isUnread: true };
}

/** Works out a date under any rule without a case, and explains it. */
export function WorkOut() {
  const { t } = useTranslation();
  const { data: law, error } = useQuery(orpc.law.list.queryOptions({ input: {} }));
  const profile = useQuery(orpc.keep.profile.queryOptions({ input: {} })).data;
  const compute = useMutation(orpc.law.compute.mutationOptions());
  const places = useMemo(() => law?.places.map((one) => one.place) ?? [], [law]);
  const placeEntries = usePlaceEntries(places);
  const [regime, setRegime] = useState('eu-gdpr');
  const [ruleId, setRuleId] = useState('request.response');
  const [chosenPlace, setPlace] = useState<string>();
  const [times, setTimes] = useState<Record<string, string>>({});
  const [isExtended, setExtended] = useState(false);
  const [amount, setAmount] = useState<number>(3);
  const [unit, setUnit] = useState<Unit>('month');

  const regimeLaw = law?.regimes.find(({ id }) => id === regime);
  const place = chosenPlace ?? defaultPlace(regimeLaw ?? {}, profile?.place ?? '');
  const rules = regimeLaw?.rules ?? [];
  const rule = rules.find(({ id }) => id === ruleId);
  const names = rule ? [rule.trigger, ...rule.events.filter((name) => name !== rule.trigger)] : [];
  const typed = names.map((name) => ({ name, ...eventTime(times[name] ?? '') }));
  const events: EventTimes = Object.fromEntries(
    typed.flatMap(({ name, at }) => (at === undefined ? [] : [[name, at]])),
  );

  function chooseRegime(id: string) {
    setRegime(id);
    setPlace(undefined);
    setRuleId(law?.regimes.find((one) => one.id === id)?.rules.find(({ inForce }) => inForce)?.id ?? '');
    compute.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    compute.mutate({
      regime,
      rule: ruleId,
      place,
      events,
      extended: isExtended && rule?.extendable === true,
      ...(rule?.parameters ? { parameters: { amount, unit } } : {}),
    });
  }

  return (
    <div className={styles.workOut}>
      <form className={styles.form} onSubmit={submit}>
        {error && <Failure error={error} />}
        <ListSelect
          entries={law?.regimes.map(({ id }) => ({ value: id, label: t(regimeTitleKey(id)) })) ?? []}
          label={t('calendar:workOut.regime')}
          onChange={(id) => chooseRegime(id)}
          value={regime}
        />
        <ListSelect
          entries={rules
            .filter(({ inForce }) => inForce)
            .map(({ id }) => ({ value: id, label: t(ruleTitleKey(regime, id)) }))}
          label={t('calendar:workOut.rule')}
          onChange={(id) => {
            setRuleId(id);
            compute.reset();
          }}
          value={ruleId}
        />
        <ListSelect
          entries={placeEntries}
          label={t('calendar:workOut.place')}
          onChange={setPlace}
          value={place}
        />
        {names.map((name, index) => (
          <div key={name}>
            <span className={styles.label}>
              {t(eventTitleKey(name))} {index > 0 && <small>{t('registers:form.optional')}</small>}
            </span>
            <MomentInput
              id={`event-${name}`}
              name={t(eventTitleKey(name))}
              set={(time) => setTimes((all) => ({ ...all, [name]: time }))}
              value={times[name] ?? ''}
            />
          </div>
        ))}
        {rule?.parameters && (
          <>
            <NumberInput
              allowDecimal={false}
              label={t('calendar:workOut.amount')}
              min={1}
              onChange={(value) => setAmount(Number(value) || 1)}
              value={amount}
            />
            <ListSelect
              entries={units.map((value) => ({ value, label: t(`choices:durationUnit.${value}`) }))}
              label={t('calendar:workOut.unit')}
              onChange={(value) => setUnit(units.find((one) => one === value) ?? 'month')}
              value={unit}
            />
          </>
        )}
        {rule?.extendable && (
          <Checkbox
            checked={isExtended}
            label={t('calendar:workOut.extended')}
            onChange={(event) => setExtended(event.currentTarget.checked)}
          />
        )}
        <Button
          disabled={!rule || !(rule.trigger in events) || typed.some(({ isUnread }) => isUnread)}
          loading={compute.isPending}
          type="submit"
          variant="filled"
        >
          {t('calendar:workOut.compute')}
        </Button>
      </form>
      <div aria-live="polite">
        {compute.error && <Failure error={compute.error} />}
        {compute.data ? (
          <ClockWhy result={compute.data} />
        ) : (
          !compute.error && <p className={styles.empty}>{t('calendar:workOut.lead')}</p>
        )}
      </div>
    </div>
  );
}
