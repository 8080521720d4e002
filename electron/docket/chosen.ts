import { basename } from 'node:path';
import type { Host } from './host.ts';
import { type TokenPurpose, Tokens } from './tokens.ts';
import { readDocketInfo } from './vault/info.ts';

/** What a person chose in a dialog: the token that stands for it towards the window, and its path. */
export interface ChosenFile {
  token: string;
  path: string;
}

/** What people chose in the system's dialogs in one run of the program. */
export class Chosen {
  readonly #host: Host;
  readonly #tokens = new Tokens();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Lets a person choose a folder; undefined when the dialog was cancelled. */
  async folder(
    purpose: 'create' | 'open',
  ): Promise<{ token: string; name: string; isDocket: boolean } | undefined> {
    const { paths } = await this.#host.ask({ ask: 'chooseFolder', purpose });
    const [path] = paths;
    if (path === undefined) return undefined;
    const { isDocket } = await readDocketInfo(path);
    return { token: this.offer(path, purpose), name: basename(path), isDocket };
  }

  /** Lets a person choose a file; undefined when the dialog was cancelled. */
  async file(purpose: 'backup' | 'law' | 'import'): Promise<ChosenFile | undefined> {
    const { paths } = await this.#host.ask({ ask: 'chooseFiles', purpose });
    const [path] = paths;
    return path === undefined ? undefined : { token: this.offer(path, purpose), path };
  }

  /** A token that stands for a path towards the window. */
  offer(path: string, purpose: TokenPurpose): string {
    return this.#tokens.give(path, purpose);
  }

  /** The path behind a token. Throws `bad-input` for one that was not given out for this purpose. */
  pathOf(token: string, purpose: TokenPurpose): string {
    return this.#tokens.pathOf(token, purpose);
  }
}
