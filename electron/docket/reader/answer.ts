import { DocketError } from '#shared/errors.ts';
import { readTableFile } from '../exchange/read-table.ts';
import { verifyPack } from '../packs/verify.ts';
import { type ReaderQuestion, type ReaderWord, readerQuestionSchema } from './contract.ts';

/** How often a reader says that it is alive, and at most how it gets on, in milliseconds. */
const SIGN_OF_LIFE_MS = 1_000;
const PROGRESS_MS = 100;

/** Answers one question: signs of life and progress, then the answer, or why there is none. Never throws. */
export async function answerReader(asked: unknown, say: (word: ReaderWord) => void): Promise<void> {
  const alive = setInterval(() => say({ say: 'alive' }), SIGN_OF_LIFE_MS);
  try {
    say(await answerOf(readerQuestionSchema.parse(asked), say));
  } catch (error) {
    say(
      error instanceof DocketError
        ? { say: 'failed', code: error.code, details: error.details }
        : { say: 'defect' },
    );
  } finally {
    clearInterval(alive);
  }
}

async function answerOf(question: ReaderQuestion, say: (word: ReaderWord) => void): Promise<ReaderWord> {
  if (question.read === 'table') {
    const { path, whole, encoding } = question;
    return { say: 'table', table: await readTableFile(path, new Set(whole), encoding) };
  }
  let told = 0;
  const report = await verifyPack(question.path, {
    ...(question.expectedPublicKey !== undefined && { expectedPublicKey: question.expectedPublicKey }),
    onProgress: (done, total) => {
      if (performance.now() - told < PROGRESS_MS) return;
      told = performance.now();
      say({ say: 'progress', done, total });
    },
  });
  return { say: 'pack', report };
}
