import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftLine } from '#shared/contract/drafts.ts';
import { client, orpc, queries } from '../../app/client.ts';
import { keepBeforeLock } from '../../app/unsaved.ts';

/** The longest that something typed stays unkept, in milliseconds, however long the typing goes on. */
const longestUnkept = 600;

type Body = Parameters<typeof client.drafts.save>[0]['body'];

/** What was typed since the draft was last kept. */
interface Unkept {
  body: Body;
  title: string;
  timer: ReturnType<typeof setTimeout>;
  leave: () => void;
}

/** A draft that was thrown away just now and can still be brought back. */
interface Thrown {
  id: string;
  form: string;
  title: string;
  body: Body;
  savedAt: string;
}

/** A draft that the form goes on with. */
export interface TakenDraft {
  body: Body;
  savedAt: string;
}

const refreshLists = () => queries.invalidateQueries({ queryKey: orpc.drafts.key() });

/**
 * Keeps what is typed into a form in the docket, encrypted like everything else. Whatever is typed first begins a draft of
 * its own: `offered` are the drafts that lay there when the form opened, and none of them is touched before somebody goes
 * on with it (`take`) or throws it away (`discard`, which `bringBack` undoes). `slot` names the draft in use to the command
 * that saves the form. A draft that cannot be kept is reported by `failure`, because people rely on it.
 */
export function useDraft(form: string) {
  const [offered, setOffered] = useState<DraftLine[]>();
  const [thrown, setThrown] = useState<Thrown>();
  const [failure, setFailure] = useState<unknown>();
  const unkept = useRef<Unkept>(undefined);
  const id = useRef<string>(undefined);

  const look = useCallback(async () => {
    const { drafts } = await client.drafts.list({ form });
    setOffered(drafts.filter((draft) => draft.id !== id.current));
  }, [form]);
  useEffect(() => void look().catch(setFailure), [look]);

  const stop = useCallback(() => {
    clearTimeout(unkept.current?.timer);
    unkept.current?.leave();
    unkept.current = undefined;
  }, []);

  const keep = useCallback(async () => {
    const latest = unkept.current;
    stop();
    if (latest === undefined) return;
    const isNew = id.current === undefined;
    id.current ??= crypto.randomUUID();
    const { body, title } = latest;
    await client.drafts
      .save({ id: id.current, form, title, body })
      .then(() => setFailure(undefined), setFailure);
    if (isNew) void refreshLists();
  }, [form, stop]);

  const save = useCallback(
    (values: object | string, title: string) => {
      // What JSON cannot hold (undefined) is nothing that was typed.
      const body: Body = JSON.parse(JSON.stringify(values));
      if (unkept.current) {
        unkept.current = { ...unkept.current, body, title };
        return;
      }
      const timer = setTimeout(() => void keep(), longestUnkept);
      unkept.current = { body, title, timer, leave: keepBeforeLock(keep) };
    },
    [keep],
  );

  const take = useCallback(
    async (wanted: string): Promise<TakenDraft | undefined> => {
      // What was typed before is kept as it is: going on with another draft must not swallow it.
      await keep();
      const { draft } = await client.drafts.get({ id: wanted });
      id.current = draft && wanted;
      await look();
      return draft;
    },
    [keep, look],
  );

  const discard = useCallback(
    async (wanted: string) => {
      if (wanted === id.current) {
        stop();
        id.current = undefined;
      }
      const { draft } = await client.drafts.discard({ id: wanted });
      setThrown(draft && { id: wanted, ...draft });
      await look();
      void refreshLists();
    },
    [stop, look],
  );

  const bringBack = useCallback(async () => {
    if (!thrown) return;
    const { savedAt: _savedAt, ...draft } = thrown;
    await client.drafts.save(draft);
    setThrown(undefined);
    await look();
    void refreshLists();
  }, [thrown, look]);

  /** Forgets the draft that a command used up, so that what is typed next begins another. */
  const begin = useCallback(() => {
    stop();
    id.current = undefined;
    void refreshLists();
  }, [stop]);

  const slot = useCallback(() => id.current, []);
  return { offered, thrown, failure, save, stop, take, discard, bringBack, begin, slot };
}
