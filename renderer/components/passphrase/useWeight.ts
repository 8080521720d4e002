import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { PassphraseWeight } from '#shared/assess/passphrase-weight.ts';
import { client } from '../../app/client.ts';

/** Somebody who types quickly is not asked about at each letter, in milliseconds. */
const PAUSE = 200;

/** No name of a form is longer in the contract. */
const LONGEST_NAME = 300;

/**
 * What the docket process says of a passphrase while it is typed: the same by which it takes or refuses it. The
 * dictionaries stay in that process, so that the window neither loads them nor stops for them. Nothing is kept: a query
 * would hold every passphrase that was ever typed. Undefined while there is nothing to say.
 */
export function useWeight(passphrase: string, names: readonly string[]): PassphraseWeight | undefined {
  const [asked] = useDebouncedValue(passphrase, PAUSE);
  const [weight, setWeight] = useState<PassphraseWeight>();
  const known = names.map((name) => name.slice(0, LONGEST_NAME)).join('\n');

  useEffect(() => {
    let isWanted = true;
    if (asked === '') setWeight(undefined);
    if (asked !== '') {
      client.session.weighPassphrase({ passphrase: asked, names: known.split('\n') }).then(
        (told) => isWanted && setWeight(told),
        // What cannot be estimated is judged when it is sent.
        () => isWanted && setWeight(undefined),
      );
    }
    return () => {
      isWanted = false;
    };
  }, [asked, known]);

  return passphrase === '' ? undefined : weight;
}
