import {
  type ComboboxParsedItem,
  type ComboboxParsedItemGroup,
  Select,
  type SelectProps,
} from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListEntry, matchEntries } from './matchEntries.ts';

/** Some entries of a list under a heading of their own. */
export interface ListGroup {
  group: string;
  items: readonly ListEntry[];
}

type Passed =
  | 'aria-label'
  | 'aria-required'
  | 'className'
  | 'description'
  | 'disabled'
  | 'id'
  | 'label'
  | 'required';

export interface ListSelectProps extends Pick<SelectProps, Passed> {
  entries: readonly ListEntry[] | readonly ListGroup[];
  /** What is chosen, or a text that matched nothing; empty for nothing. */
  value: string;
  onChange: (value: string) => void;
  /**
   * Takes a text that matches no entry, so that the form keeps it, shows it and refuses to be saved with it. Without it the
   * field itself keeps it and stops its form.
   */
  onUnmatched?: (text: string) => void;
  onLeave?: () => void;
  clearable?: boolean;
  error?: ReactNode;
}

function isGroup(
  part: ListEntry | ListGroup | ComboboxParsedItem,
): part is ListGroup | ComboboxParsedItemGroup {
  return 'group' in part;
}

function flat(entries: ListSelectProps['entries']): readonly ListEntry[] {
  return entries.flatMap((part) => (isGroup(part) ? part.items : [part]));
}

/** The entry that the keys stand on while the list is open. */
function highlighted(input: HTMLInputElement): HTMLElement | null {
  const list = input.getAttribute('aria-controls');
  return list === null
    ? null
    : (document.getElementById(list)?.querySelector<HTMLElement>('[data-combobox-selected]') ?? null);
}

/**
 * The one list of the window that can be typed into. While something is typed the first match is marked; Enter and Tab take
 * it, and Enter never reaches the form. It shows all of its entries. A text that matches nothing is neither dropped nor
 * replaced by what was chosen before: it stays, and the field says so.
 */
export function ListSelect(props: ListSelectProps) {
  const { entries, value, onChange, onUnmatched, onLeave, clearable = false, error, ...passed } = props;
  const { t } = useTranslation();
  const all = useMemo(() => flat(entries), [entries]);
  const data = useMemo(
    () => entries.map((part) => (isGroup(part) ? { group: part.group, items: [...part.items] } : part)),
    [entries],
  );
  const chosen = all.find((entry) => entry.value === value);
  const shown = chosen?.label ?? value;
  /** What stands in the field since somebody typed; undefined while it shows what was chosen. */
  const [typed, setTyped] = useState<string>();
  const [unmatched, setUnmatched] = useState<string>();
  const isLeaving = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const strange = unmatched ?? (chosen || value === '' ? undefined : value);
  const problem = strange === undefined ? undefined : t('registers:form.notInList', { text: strange });

  function keepUnmatched(text: string | undefined) {
    setUnmatched(onUnmatched ? undefined : text);
    if (text !== undefined) onUnmatched?.(text);
    const message = text === undefined || onUnmatched ? '' : t('registers:form.notInList', { text });
    input.current?.setCustomValidity(message);
  }

  function take(next: string) {
    setTyped(undefined);
    keepUnmatched(undefined);
    if (next !== value) onChange(next);
  }

  /** What was typed and not taken: the only match, nothing at all, or a text to keep. */
  function settle() {
    if (typed === undefined) return;
    const text = typed.trim();
    const [match, ...others] = matchEntries(all, text);
    const isMeant = match !== undefined && (others.length === 0 || match.label === text);
    // An emptied field chooses nothing where nothing may be chosen, and what it showed before where something must.
    if (text === '') take(clearable || !chosen ? '' : value);
    else if (isMeant) take(match.value);
    else {
      if (onUnmatched) setTyped(undefined);
      keepUnmatched(text);
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const isTaking = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey);
    if (!isTaking) return;
    // An Enter that takes nothing must not save the form either.
    if (event.key === 'Enter') event.preventDefault();
    if (typed === undefined || typed.trim() === '') return;
    const [match] = matchEntries(all, typed);
    const marked = highlighted(event.currentTarget);
    if (marked) marked.click();
    else if (match) take(match.value);
    else settle();
  }

  return (
    <Select
      {...passed}
      allowDeselect={false}
      clearable={clearable}
      data={data}
      error={problem ?? error}
      filter={({ options, search }) =>
        matchEntries(
          options.flatMap((part) => (isGroup(part) ? part.items : [part])),
          search,
        )
      }
      maxDropdownHeight={320}
      nothingFoundMessage={t('registers:form.nothingFound')}
      onBlur={() => {
        isLeaving.current = false;
        settle();
        onLeave?.();
      }}
      onBlurCapture={() => {
        isLeaving.current = true;
      }}
      onChange={(next) => take(next ?? '')}
      onKeyDown={onKeyDown}
      onOptionSubmit={() => {
        setTyped(undefined);
        keepUnmatched(undefined);
      }}
      onSearchChange={(text) => {
        // The list puts back what was chosen when it is left; here what was typed stays.
        if (isLeaving.current) return;
        setTyped(text === shown ? undefined : text);
      }}
      openOnFocus={false}
      ref={input}
      searchable
      searchValue={typed ?? unmatched ?? shown}
      selectFirstOptionOnChange
      value={value || null}
    />
  );
}
