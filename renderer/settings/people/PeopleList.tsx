import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedPerson } from '#shared/contract/people.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFormats } from '../../app/format.ts';
import { useMay } from '../../app/may.ts';
import { Inside, Section } from '../../app/Page.tsx';
import { small } from '../../components/small.ts';
import { AddPerson } from './AddPerson.tsx';
import styles from './people.module.css';
import { RemovePerson } from './RemovePerson.tsx';
import { usePeople, whyKept } from './usePeople.ts';

const BYTES_PER_MIB = 1024 * 1024;

/** Everybody who belongs to the docket, with what their role may do. */
export function PeopleList() {
  const { t } = useTranslation('people');
  const may = useMay();
  const { data, error } = usePeople();
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<ListedPerson>();
  const [added, setAdded] = useState('');
  const people = data?.people ?? [];
  return (
    <Section title={t('list.section')} hint={t('list.hint')}>
      {error && <Failure error={error} />}
      <ul className={styles.people} aria-label={t('list.section')}>
        {people.map((person) => (
          <li key={person.id}>
            <Person person={person} kept={whyKept(person, people)} onRemove={() => setLeaving(person)} />
          </li>
        ))}
      </ul>
      {may.call('people.add') && (
        <Inside>
          <div className={styles.row}>
            <Button onClick={() => setAdding(true)}>{t('list.add')}</Button>
            <p className={styles.good} role="status">
              {added && t('add.done', { name: added })}
            </p>
          </div>
        </Inside>
      )}
      {isAdding && <AddPerson close={() => setAdding(false)} onAdded={setAdded} />}
      {leaving && <RemovePerson close={() => setLeaving(undefined)} person={leaving} />}
    </Section>
  );
}

interface PersonProps {
  person: ListedPerson;
  /** Why the person cannot be removed. */
  kept: string | undefined;
  onRemove: () => void;
}

function Person({ person, kept, onRemove }: PersonProps) {
  const { t } = useTranslation('people');
  const may = useMay();
  const formats = useFormats();
  const { name, role, since, self, hasPassphrase, holdsRecoveryKey, kdf } = person;
  const mayRemove = may.call('people.remove');
  const facts = [
    t('list.since', { date: formats.moment(since) }),
    hasPassphrase ? '' : t('list.noPassphrase'),
    kdf
      ? t('list.kdf', { memory: formats.number(kdf.memLimitBytes / BYTES_PER_MIB), count: kdf.opsLimit })
      : '',
  ];
  return (
    <div className={styles.person}>
      <div className={styles.who}>
        <b>{name}</b>
        {self && <span className={styles.self}>{t('list.self')}</span>}
        <div>{t(`role.${role}`)}</div>
      </div>
      <div>
        <div>{t(`does.${role}`)}</div>
        <div className={styles.muted}>{facts.filter(Boolean).join(' · ')}</div>
        {holdsRecoveryKey && <div className={styles.muted}>{t('list.holdsRecoveryKey')}</div>}
        {mayRemove && kept && <div className={styles.muted}>{t(`list.${kept}`)}</div>}
      </div>
      {mayRemove && !self && !kept && (
        <Button aria-label={t('list.removeWho', { name })} onClick={onRemove} {...small}>
          {t('list.remove')}
        </Button>
      )}
    </div>
  );
}
