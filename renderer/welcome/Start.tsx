import { Button, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '#shared/contract/session.ts';
import { arrival } from '../app/arrival.ts';
import { client } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { failWith } from '../app/failure.ts';
import { useFormats } from '../app/format.ts';
import { Icon } from '../app/icons.tsx';
import type { Place } from './place.ts';
import classes from './Start.module.css';

interface Props {
  status: SessionStatus;
  onGo: (place: Place) => void;
}

/** The first screen: the dockets that were open lately, and the three ways to begin. */
export function Start({ status, onGo }: Props) {
  const { t } = useTranslation('welcome');
  const choose = useMutation({ mutationFn: chooseFolder, onSuccess: (place) => place && onGo(place) });
  useMenuChoice(choose.mutate);
  return (
    <>
      <h1 className={classes.title}>{t('start.title')}</h1>
      {arrival === 'closed' && (
        <p className={classes.note} role="status">
          {t('backups:closing.closed')}
        </p>
      )}
      {choose.error && <Failure error={choose.error} />}
      <div className={classes.ways}>
        <Button variant="filled" loading={choose.isPending} onClick={() => choose.mutate('create')}>
          {t('start.create')}
        </Button>
        <Button disabled={choose.isPending} onClick={() => choose.mutate('open')}>
          {t('start.open')}
        </Button>
        <Button variant="subtle" onClick={() => onGo({ at: 'verify' })}>
          {t('start.verify')}
        </Button>
      </div>
      {status.docket && (
        <Dockets
          title={t(`start.given.${givenBy}`)}
          rows={[{ key: 'started', name: status.docket.folderName, aside: '' }]}
          onOpen={() => onGo({ at: 'unlock', folder: status.docket?.folderName ?? '' })}
        />
      )}
      <Recent status={status} onGo={onGo} />
    </>
  );
}

/** What made the docket above the list the one at hand: the start of the program, or what just closed it. */
const givenBy = arrival === 'locked' || arrival === 'crashed' ? arrival : 'open';

/** The dockets of the list without the one above it, which is the newest of its name. */
function withoutGiven({ recent, docket }: SessionStatus): SessionStatus['recent'] {
  const given = recent.find(({ name }) => name === docket?.folderName);
  return recent.filter((one) => one !== given);
}

/** Goes straight to the dialog when the person came here by the menu; only once, however often this screen is shown. */
let menuChoice = arrival === 'create' || arrival === 'open' ? arrival : undefined;

function useMenuChoice(choose: (purpose: 'create' | 'open') => void) {
  useEffect(() => {
    if (!menuChoice) return;
    choose(menuChoice);
    menuChoice = undefined;
  }, [choose]);
}

function Recent({ status, onGo }: Props) {
  const { t } = useTranslation('welcome');
  const formats = useFormats();
  const others = withoutGiven(status);
  if (others.length === 0) {
    return status.docket ? null : <p className={classes.empty}>{t('start.none')}</p>;
  }
  const rows = others.map(({ token, name, openedAt }) => ({
    key: token,
    name,
    aside: t('start.openedAt', { when: formats.moment(openedAt) }),
  }));
  return (
    <Dockets
      title={t('start.recent')}
      rows={rows}
      onOpen={({ key, name }) => onGo({ at: 'unlock', token: key, folder: name })}
    />
  );
}

interface Row {
  key: string;
  name: string;
  aside: string;
}

interface DocketsProps {
  title: string;
  rows: Row[];
  onOpen: (row: Row) => void;
}

function Dockets({ title, rows, onOpen }: DocketsProps) {
  return (
    <section>
      <h2 className={classes.heading}>{title}</h2>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.key}>
            <UnstyledButton className={classes.docket} onClick={() => onOpen(row)}>
              <Icon name="folder" />
              <span className={classes.name}>{row.name}</span>
              <span className={classes.aside}>{row.aside}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks for a folder in the system's dialog. Undefined when the person cancels; fails when the folder does not fit. */
async function chooseFolder(purpose: 'create' | 'open'): Promise<Place | undefined> {
  const { chosen } = await client.session.chooseFolder({ purpose });
  if (!chosen) return undefined;
  if (purpose === 'create') {
    if (chosen.isDocket) throw failWith('docket-exists');
    return { at: 'create', token: chosen.token, folder: chosen.name };
  }
  if (!chosen.isDocket) throw failWith('not-a-docket');
  return { at: 'unlock', token: chosen.token, folder: chosen.name };
}
