import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { USUAL_CHILD_AGE } from '#shared/regimes/house.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Inside, Section } from '../../app/Page.tsx';
import classes from './law.module.css';
import { useLawChange, useMayChangeLaw } from './useLawChange.ts';

/** The age under which the policy regards anyone as a child. */
export function ChildAge({ age }: { age: number | undefined }) {
  const { t } = useTranslation('rulebook');
  const mayChange = useMayChangeLaw();
  const [next, setNext] = useState(age ?? USUAL_CHILD_AGE);
  const save = useLawChange(client.rulebook.setChildAge);

  const standing = age === undefined ? t('child.none') : t('child.under', { age });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ age: next });
  }

  return (
    <Section title={t('child.section')} hint={t('child.hint')}>
      <Inside>
        {mayChange ? (
          <form className={classes.buttons} onSubmit={submit}>
            <NumberInput
              allowDecimal={false}
              aria-label={t('child.label')}
              max={21}
              min={1}
              onChange={(value) => setNext(Number(value) || next)}
              value={next}
              w={90}
            />
            <Button disabled={next === age} loading={save.isPending} type="submit">
              {t('save')}
            </Button>
            <span className={classes.sub}>{standing}</span>
          </form>
        ) : (
          <p>{standing}</p>
        )}
        {save.error && <Failure error={save.error} />}
      </Inside>
    </Section>
  );
}
