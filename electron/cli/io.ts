import type { KdfCost } from '#docket/vault/wrap.ts';
import type { Language } from '#shared/text/texts.ts';

/** The outside world of one run of the CLI, so that a test can stand in for the terminal and the clock. */
export interface Io {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Asks for a secret without showing it. Undefined when no terminal is there to ask. */
  askSecret: ((question: string) => Promise<string>) | undefined;
  /** The moment at which the command runs, ISO in UTC. */
  now: () => string;
  language: Language;
  /** Cost of the slots that are made; measured on this machine unless given (tests). */
  kdf?: KdfCost;
}

/** Simplified Chinese where the locale of the system is Chinese, English everywhere else. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
