import { randomUUID } from 'node:crypto';
import { DocketError } from '#shared/errors.ts';

/** What a path was chosen for; a token is good for nothing else. */
export type TokenPurpose = 'create' | 'open' | 'backup' | 'law' | 'import';

/**
 * Stands for paths towards the window: it gets a token and never sees or sends a path, so that no page can make the
 * docket process touch a file that no person chose.
 */
export class Tokens {
  readonly #paths = new Map<string, { path: string; purpose: TokenPurpose }>();

  /** The token of a path; the same path and purpose have one token. */
  give(path: string, purpose: TokenPurpose): string {
    for (const [token, known] of this.#paths) {
      if (known.path === path && known.purpose === purpose) return token;
    }
    const token = randomUUID();
    this.#paths.set(token, { path, purpose });
    return token;
  }

  /** The path behind a token. Throws `bad-input` for one that was not given out for this purpose. */
  pathOf(token: string, purpose: TokenPurpose): string {
    const known = this.#paths.get(token);
    if (known?.purpose !== purpose) throw new DocketError('bad-input', { fields: ['token: not known'] });
    return known.path;
  }
}
