import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { client } from '../../app/client.ts';
import { isObject } from './values.ts';

/** How long typing must rest before the draft is kept, in milliseconds. */
const restBeforeSaving = 600;

export interface FoundDraft {
  values: FieldValues;
  savedAt: string;
}

/**
 * Keeps what is typed in the docket, encrypted like everything else, under the name of the form. `found` is the draft
 * that lay there when the form opened; nothing is overwritten before somebody types. A draft that cannot be kept is
 * reported by `failure`, because people rely on it.
 */
export function useDraft(form: string) {
  const [found, setFound] = useState<FoundDraft>();
  const [failure, setFailure] = useState<unknown>();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);

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

  const save = useCallback(
    (values: FieldValues) => {
      clearTimeout(waiting.current);
      // What JSON cannot hold (undefined) is nothing that was typed.
      const body = JSON.parse(JSON.stringify(values));
      waiting.current = setTimeout(() => {
        client.drafts.save({ form, body }).then(() => setFailure(undefined), setFailure);
      }, restBeforeSaving);
    },
    [form],
  );

  const stop = useCallback(() => clearTimeout(waiting.current), []);
  const forget = useCallback(() => setFound(undefined), []);
  const discard = useCallback(async () => {
    clearTimeout(waiting.current);
    setFound(undefined);
    await client.drafts.discard({ form });
  }, [form]);

  return { found, failure, save, stop, forget, discard };
}
