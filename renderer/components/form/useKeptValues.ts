import { useCallback, useEffect, useRef, useState } from 'react';
import { shorten } from './draftTitle.ts';
import { useDraft } from './useDraft.ts';

/**
 * Small fields that are kept as they are typed: a note, a task. The newest draft of the form stands in them again when they
 * are shown; `back` is when it was kept. `read` takes the values out of a draft, or nothing where it holds others;
 * `titleOf` names the draft.
 */
export function useKeptValues<Values extends object>(
  form: string,
  empty: Values,
  { read, titleOf }: { read: (body: unknown) => Values | undefined; titleOf: (values: Values) => string },
) {
  const drafts = useDraft(form);
  const { save, stop, offered, take, discard, bringBack, begin, slot } = drafts;
  const [values, setValues] = useState(empty);
  const [back, setBack] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const isTouched = useRef(false);

  const put = useCallback(
    async (id: string) => {
      const draft = await take(id);
      const found = draft && read(draft.body);
      if (!found) return;
      setValues(found);
      setBack(draft.savedAt);
    },
    [take, read],
  );

  const newest = offered?.[0]?.id;
  useEffect(() => {
    if (newest === undefined || isTouched.current) return;
    isTouched.current = true;
    put(newest).catch(setFailure);
  }, [newest, put]);

  const type = useCallback(
    (next: Values) => {
      isTouched.current = true;
      setValues(next);
      save(next, shorten(titleOf(next)));
    },
    [save, titleOf],
  );

  /** Stops keeping while what stands in the fields is saved; gives the id of the draft that is thereby used up. */
  const hold = useCallback(() => {
    stop();
    return slot();
  }, [stop, slot]);

  /** Empties the fields after what stood in them was saved. */
  const done = useCallback(() => {
    begin();
    setValues(empty);
    setBack(undefined);
  }, [begin, empty]);

  const throwAway = useCallback(() => {
    const id = slot();
    setValues(empty);
    setBack(undefined);
    if (id !== undefined) discard(id).catch(setFailure);
  }, [slot, discard, empty]);

  const undo = useCallback(() => {
    isTouched.current = false;
    bringBack().catch(setFailure);
  }, [bringBack]);

  return {
    values,
    type,
    done,
    hold,
    back,
    throwAway,
    thrown: drafts.thrown,
    undo,
    failure: failure ?? drafts.failure,
  };
}
