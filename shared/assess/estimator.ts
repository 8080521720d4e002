import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** zxcvbn with its dictionaries, and whether a word in small letters is one of its common ones. */
export interface Estimator {
  zxcvbn: ZxcvbnFactory;
  isWord: (word: string) => boolean;
}

let loaded: Promise<Estimator> | undefined;

async function load(): Promise<Estimator> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    timeEstimationValues: {
      // Its advice comes with every score up to 2: that is what we refuse (`LEAST_GUESSES`).
      scoring: { 0: 1e3, 1: 1e6, 2: 1e12, 3: 1e15 },
      // We tell the times ourselves; these must be there.
      attackTime: {
        onlineThrottlingXPerHour: 100,
        onlineNoThrottlingXPerSecond: 10,
        offlineSlowHashingXPerSecond: 1e4,
        offlineFastHashingXPerSecond: 1e10,
      },
    },
  });
  const words = new Set<string>(
    [common.dictionary['diceware-common'], english.dictionary['commonWords-en']].flat(),
  );
  return { zxcvbn, isWord: (word) => words.has(word) };
}

/** Loads the dictionaries (1.7 MB) at the first call and keeps them. */
export function loadEstimator(): Promise<Estimator> {
  loaded ??= load();
  return loaded;
}
