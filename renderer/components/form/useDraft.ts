import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { client } from '../../app/client.ts';
import { keepBeforeLock } from '../../app/unsaved.ts';
import { isObject } from './values.ts';

/** The longest that something typed stays unkept, in milliseconds, however long the typing goes on. */
const longestUnkept = 600;

export interface FoundDraft {
  values: FieldValues;
  savedAt: string;
}

/** What was typed since the draft was last kept. */
interface Unkept {
  body: Parameters<typeof client.drafts.save>[0]['body'];
  timer: ReturnType<typeof setTimeout>;
  leave: () => void;
}

/**
 * Keeps what is typed in the docket, encrypted like everything else, under the name of the form. `found` is the draft
 * that lay there when the form opened; nothing is overwritten before somebody types. A draft that cannot be kept is
 * reported by `failure`, because people rely on it.
 */
export function useDraft(form: string) {
  const [found, setFound] = useState<FoundDraft>();
  const [failure, setFailure] = useState<unknown>();
  const unkept = useRef<Unkept>(undefined);

  useEffect(() => {
    let isOpen = true;
    const look = async () => {
      const { body, savedAt } = await client.drafts.get({ form });
      if (isOpen && savedAt && isObject(body)) setFound({ values: body, savedAt });
    };
    look().catch(setFailure);
    return () => {
      isOpen = false;
    };
  }, [form]);

  const stop = useCallback(() => {
    clearTimeout(unkept.current?.timer);
    unkept.current?.leave();
    unkept.current = undefined;
  }, []);

  const keep = useCallback(async () => {
    const body = unkept.current?.body;
    stop();
    if (body === undefined) return;
    await client.drafts.save({ form, body }).then(() => setFailure(undefined), setFailure);
  }, [form, stop]);

  const save = useCallback(
    (values: FieldValues) => {
      // What JSON cannot hold (undefined) is nothing that was typed.
      const body = JSON.parse(JSON.stringify(values));
      if (unkept.current) {
        unkept.current.body = body;
        return;
      }
      const timer = setTimeout(() => void keep(), longestUnkept);
      unkept.current = { body, timer, leave: keepBeforeLock(keep) };
    },
    [keep],
  );

  const forget = useCallback(() => setFound(undefined), []);
  const discard = useCallback(async () => {
    stop();
    setFound(undefined);
    await client.drafts.discard({ form });
  }, [form, stop]);

  return { found, failure, save, stop, forget, discard };
}
