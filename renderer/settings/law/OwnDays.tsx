import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnDay } from '#shared/clocks/question.ts';
import { placeTitleKey } from '#shared/regimes/titleKey.ts';
import { client, orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Inside, Section } from '../../app/Page.tsx';
import { useWriters } from '../../components/dates.ts';
import { ListSelect } from '../../components/form/ListSelect.tsx';
import { usePlaceEntries } from '../../components/form/usePlaceEntries.ts';
import { small } from '../../components/small.ts';
import { DateField } from '../../components/when/DateField.tsx';
import { isDate } from '../../components/when/moment.ts';
import classes from './law.module.css';
import { OwnMark } from './OwnMark.tsx';
import { useLawChange, useMayChangeLaw } from './useLawChange.ts';

/** Days off and working days that the organisation added to the calendars of places. */
export function OwnDays({ days }: { days: readonly OwnDay[] }) {
  const { t } = useTranslation('rulebook');
  const mayChange = useMayChangeLaw();
  return (
    <Section title={t('days.section')} hint={t('days.hint')}>
      {days.length === 0 && <p className={classes.empty}>{t('days.none')}</p>}
      <ul className={classes.rows}>
        {days.map((day) => (
          <li key={`${day.place} ${day.date}`}>
            <Day day={day} mayChange={mayChange} />
          </li>
        ))}
      </ul>
      {mayChange && (
        <Inside>
          <AddDay />
        </Inside>
      )}
    </Section>
  );
}

function Day({ day, mayChange }: { day: OwnDay; mayChange: boolean }) {
  const { t } = useTranslation('rulebook');
  const write = useWriters();
  const remove = useLawChange(client.rulebook.removeDay);
  const { place, date, name, works } = day;
  return (
    <>
      <div className={classes.line}>
        <div>
          <div className={classes.name}>
            {write.longDate(date)}
            <OwnMark />
          </div>
          <p className={classes.sub}>
            {[name, t(placeTitleKey(place)), t(works ? 'days.works' : 'days.off')].join(' · ')}
          </p>
        </div>
        {mayChange && (
          <Button
            {...small}
            aria-label={t('days.remove', { name, date: write.date(date) })}
            loading={remove.isPending}
            onClick={() => remove.mutate({ place, date })}
          >
            {t('days.removeShort')}
          </Button>
        )}
      </div>
      {remove.error && <Failure error={remove.error} />}
    </>
  );
}

function AddDay() {
  const { t } = useTranslation('rulebook');
  const law = useQuery(orpc.law.list.queryOptions({ input: {} })).data;
  const profile = useQuery(orpc.keep.profile.queryOptions({ input: {} })).data;
  const [chosen, setPlace] = useState<string>();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [works, setWorks] = useState(false);
  const add = useLawChange(client.rulebook.addDay, () => {
    setDate('');
    setName('');
  });
  const place = chosen ?? profile?.place;
  const places = useMemo(() => law?.places.map((one) => one.place) ?? [], [law]);
  const entries = usePlaceEntries(places);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (place !== undefined && isDate(date)) add.mutate({ place, date, name, works });
  }

  return (
    <form className={classes.days} onSubmit={submit}>
      <ListSelect entries={entries} label={t('days.place')} onChange={setPlace} value={place ?? ''} />
      <DateField isNarrow label={t('days.date')} name={t('days.date')} set={setDate} value={date} />
      <TextInput
        label={t('days.name')}
        maxLength={300}
        onChange={(event) => setName(event.currentTarget.value)}
        value={name}
      />
      <SegmentedControl
        aria-label={t('days.kind')}
        data={[
          { value: 'off', label: t('days.off') },
          { value: 'works', label: t('days.works') },
        ]}
        onChange={(value) => setWorks(value === 'works')}
        value={works ? 'works' : 'off'}
      />
      <Button
        disabled={!name.trim() || !isDate(date) || place === undefined}
        loading={add.isPending}
        type="submit"
      >
        {t('days.add')}
      </Button>
      {add.error && <Failure error={add.error} />}
    </form>
  );
}
