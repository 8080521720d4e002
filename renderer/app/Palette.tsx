import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DISCARDED } from '#shared/cases/discard.ts';
import type { CaseRow } from '#shared/contract/case.ts';
import { orpc } from './client.ts';
import { matchCommands, useCommands } from './commands.ts';
import { Failure } from './Failure.tsx';
import { Icon, type IconName, kindIcons } from './icons.tsx';
import { kindPaths } from './kinds.ts';
import classes from './Palette.module.css';
import { useFocusBack } from './useFocusBack.ts';

interface Props {
  onClose: () => void;
  onKeyboard: () => void;
}

interface Option {
  id: string;
  icon: IconName;
  label: string;
  aside: string;
  run: () => void;
}

const MOST_CASES = 8;

/** The dialog itself moves the focus a moment later, and the first letters of somebody quick would be lost. */
const focusAtOnce = (input: HTMLInputElement | null) => input?.focus();

/** Finds cases and commands by typing: arrows choose, Enter does it, Escape leaves everything as it was. */
export function Palette({ onClose, onKeyboard }: Props) {
  const { t } = useTranslation();
  const listId = useId();
  useFocusBack();
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const { cases, error } = useFoundCases(typed);
  const commands = useCommandOptions(typed, onKeyboard);
  const options = [...cases, ...commands];
  const current = options[Math.min(index, options.length - 1)];

  function choose(option: Option | undefined) {
    if (!option) return;
    onClose();
    option.run();
  }

  function steer(event: KeyboardEvent) {
    // A candidate of an input method is being chosen: its keys are not ours.
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setIndex((from) => (Math.min(from, options.length - 1) + step + options.length) % options.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(current);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={620}
      padding={0}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <input
        className={classes.input}
        data-autofocus
        ref={focusAtOnce}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        aria-autocomplete="list"
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={steer}
      />
      {error !== null && <Failure error={error} />}
      <div className={classes.list} id={listId} role="listbox" aria-label={t('palette.results')}>
        <Group
          title={t('palette.cases')}
          options={cases}
          listId={listId}
          current={current}
          onChoose={choose}
        />
        <Group
          title={t('palette.commands')}
          options={commands}
          listId={listId}
          current={current}
          onChoose={choose}
        />
      </div>
      <p className={classes.none} role="status">
        {options.length === 0 ? t('palette.nothing', { typed }) : ''}
      </p>
    </Modal>
  );
}

/** What is said of a case beside its reference when it is not open. */
function standOf({ kind, state, closed }: CaseRow, t: TFunction): string {
  if (state === DISCARDED) return t(`states:${kind}.${state}`);
  return closed ? t('palette.closed') : '';
}

/** Cases of all registers that match what was typed; none while nothing is typed. */
function useFoundCases(typed: string): { cases: Option[]; error: Error | null } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text] = useDebouncedValue(typed.trim(), 120);
  const found = useQuery(
    orpc.cases.find.queryOptions({
      input: { text, limit: MOST_CASES },
      enabled: text !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const rows = text === '' ? [] : (found.data?.rows ?? []);
  const cases = rows.map(
    (row): Option => ({
      id: row.id,
      icon: kindIcons[row.kind],
      label: row.title,
      aside: [row.ref, row.party, standOf(row, t)].filter(Boolean).join(' · '),
      run: () => void navigate({ to: '/$kind/$id', params: { kind: kindPaths[row.kind], id: row.id } }),
    }),
  );
  return { cases, error: found.error };
}

function useCommandOptions(typed: string, onKeyboard: () => void): Option[] {
  const commands = useCommands(onKeyboard);
  return matchCommands(commands, typed).map(({ id, icon, label, keys, run }) => ({
    id,
    icon,
    label,
    aside: keys ?? '',
    run,
  }));
}

interface GroupProps {
  title: string;
  options: Option[];
  listId: string;
  current: Option | undefined;
  onChoose: (option: Option) => void;
}

function Group({ title, options, listId, current, onChoose }: GroupProps) {
  const titleId = useId();
  if (options.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox has no element of its own.
    <div role="group" aria-labelledby={titleId}>
      <div className={classes.group} id={titleId}>
        {title}
      </div>
      {options.map((option) => (
        <Choice
          key={option.id}
          id={`${listId}-${option.id}`}
          option={option}
          selected={option === current}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

interface ChoiceProps {
  id: string;
  option: Option;
  selected: boolean;
  onChoose: (option: Option) => void;
}

/** The keyboard acts on the input that points here, so the option itself takes no focus. */
function Choice({ id, option, selected, onChoose }: ChoiceProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the combobox, which names this option as active.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox.
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={selected}
      className={classes.option}
      onClick={() => onChoose(option)}
    >
      <Icon name={option.icon} />
      <span className={classes.label}>{option.label}</span>
      <span className={classes.aside}>{option.aside}</span>
    </div>
  );
}
