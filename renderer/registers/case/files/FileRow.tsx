import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '#shared/contract/case.ts';
import { useWriters } from '../../../components/dates.ts';
import { small } from '../../../components/small.ts';
import styles from './files.module.css';
import { kindOf, type Versioned } from './versions.ts';

/** What can be done with an attachment. Absent: not by this person, or not with this version. */
export interface FileActions {
  show: (file: FileView) => void;
  save: (file: FileView) => void;
  openElsewhere: (file: FileView) => void;
  replace?: (file: FileView) => void;
  remove?: (file: FileView) => void;
}

interface FileRowProps {
  versions: Versioned;
  actions: FileActions;
}

/** An attachment: what it is, who added it and when, what to do with it; the versions before it folded under it. */
export function FileRow({ versions: { file, older, number }, actions }: FileRowProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const before = older[0];
  return (
    <li>
      <div className={styles.name} id={id}>
        {file.name}
      </div>
      <Facts file={file} />
      {number > 1 && (
        <div className={styles.facts}>
          {before
            ? t('files:version.replaces', { number, name: before.name })
            : t('files:version.replacesDeleted', { number })}
        </div>
      )}
      <div className={styles.actions}>
        <Act file={id} onClick={() => actions.show(file)}>
          {t('files:show')}
        </Act>
        <Act file={id} onClick={() => actions.save(file)}>
          {t('files:save')}
        </Act>
        <Act expanded={isOpen} file={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('files:less') : t('files:more')}
        </Act>
      </div>
      {isOpen && (
        <div className={styles.more}>
          <div className={styles.actions}>
            <Act file={id} onClick={() => actions.openElsewhere(file)}>
              {t('files:openElsewhere')}
            </Act>
            {actions.replace && (
              <Act file={id} onClick={() => actions.replace?.(file)}>
                {t('files:replace')}
              </Act>
            )}
            {actions.remove && (
              <Act file={id} onClick={() => actions.remove?.(file)}>
                {t('files:remove')}
              </Act>
            )}
          </div>
          <Hash file={file} />
          {older.length > 0 && <Older actions={actions} older={older} />}
        </div>
      )}
    </li>
  );
}

function Facts({ file }: { file: FileView }) {
  const { t } = useTranslation();
  const write = useWriters();
  const facts = [
    write.bytes(file.size),
    t(`files:kind.${kindOf(file)}`),
    file.addedBy,
    write.shortMoment(file.addedAt),
  ];
  return <div className={styles.facts}>{facts.join(' · ')}</div>;
}

/** The hash by which anybody can compare the file; a click or the focus selects all of it to be copied. */
function Hash({ file }: { file: FileView }) {
  const { t } = useTranslation();
  return (
    <Textarea
      autosize
      classNames={{ input: styles.hash ?? '', label: styles.hashLabel ?? '' }}
      label={t('files:sha512')}
      onFocus={(event) => event.currentTarget.select()}
      readOnly
      value={file.sha512}
    />
  );
}

function Older({ older, actions }: { older: readonly FileView[]; actions: FileActions }) {
  const { t } = useTranslation();
  const title = useId();
  return (
    <div>
      <div className={styles.olderTitle} id={title}>
        {t('files:version.older')}
      </div>
      <ul aria-labelledby={title} className={styles.older}>
        {older.map((file) => (
          <OlderRow actions={actions} file={file} key={file.id} />
        ))}
      </ul>
    </div>
  );
}

function OlderRow({ file, actions }: { file: FileView; actions: FileActions }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <li>
      <div className={styles.name} id={id}>
        {file.name}
      </div>
      <Facts file={file} />
      <Hash file={file} />
      <div className={styles.actions}>
        <Act file={id} onClick={() => actions.show(file)}>
          {t('files:show')}
        </Act>
        <Act file={id} onClick={() => actions.save(file)}>
          {t('files:save')}
        </Act>
        {actions.remove && (
          <Act file={id} onClick={() => actions.remove?.(file)}>
            {t('files:remove')}
          </Act>
        )}
      </div>
    </li>
  );
}

interface ActProps {
  /** Id of the element with the name of the file, which is part of the button's name. */
  file: string;
  onClick: () => void;
  expanded?: boolean;
  children: ReactNode;
}

/** A button of a file; its name for screen readers ends with that of the file. */
function Act({ file, onClick, expanded, children }: ActProps) {
  const id = useId();
  return (
    <Button aria-expanded={expanded} aria-labelledby={`${id} ${file}`} id={id} onClick={onClick} {...small}>
      {children}
    </Button>
  );
}
