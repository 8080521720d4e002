import { randomBytes } from 'node:crypto';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import fc from 'fast-check';
import sodium from 'sodium-native';
import { describe, expect, it } from 'vitest';
import {
  createRecoveryKey,
  formatRecoveryKey,
  parseRecoveryKey,
  RECOVERY_KEY_BYTES,
} from '#docket/vault/recovery-key.ts';
import { languages } from '#shared/text/texts.ts';
import { failureOf } from './helpers.ts';

const anyKey = fc.uint8Array({ minLength: RECOVERY_KEY_BYTES, maxLength: RECOVERY_KEY_BYTES });
const lists = { en: english, 'zh-CN': chinese };

const problemOf = async (typed: string) =>
  (await failureOf(Promise.resolve().then(() => parseRecoveryKey(typed)))).details;

function opensWith(typed: string): boolean {
  try {
    parseRecoveryKey(typed);
    return true;
  } catch {
    return false;
  }
}

describe.each(languages)('a recovery key in words: %s', (language) => {
  it('is 24 words, from which its 32 bytes come back, whatever they are', () => {
    fc.assert(
      fc.property(anyKey, (bytes) => {
        const written = formatRecoveryKey(Buffer.from(bytes), language);
        expect(written.split(' ')).toHaveLength(24);
        expect(parseRecoveryKey(written).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('may be typed in capitals, with numbers, commas, hyphens, line breaks and spaces of any kind', () => {
    const between = fc.constantFrom(
      ' ',
      '  ',
      '\n',
      '\r\n\t',
      '-',
      ' – ',
      ', ',
      '，',
      '、',
      '\u3000',
      '\u00A0',
      '. ',
    );
    fc.assert(
      fc.property(anyKey, fc.array(between, { minLength: 24, maxLength: 24 }), (bytes, gaps) => {
        const words = formatRecoveryKey(Buffer.from(bytes), language).toUpperCase().split(' ');
        const plain = words.map((word, index) => `${word}${gaps[index]}`).join('');
        const numbered = words.map((word, index) => `${index + 1}. ${word}`).join('\n');
        for (const typed of [` ${plain}`, numbered])
          expect(parseRecoveryKey(typed).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused with one word changed for another of the list, but for one change in 256', () => {
    const list = lists[language];
    // One key for every run: over three thousand changes a share of random keys lies far from one in 256.
    const key = Buffer.from(
      Array.from({ length: RECOVERY_KEY_BYTES }, (_, index) => (index * 151 + 47) % 256),
    );
    const words = formatRecoveryKey(key, language).split(' ');
    let taken = 0;
    let tried = 0;
    for (const [place, right] of words.entries()) {
      for (const wrong of list.filter((word, index) => word !== right && index % 16 === place % 16)) {
        tried += 1;
        if (opensWith(words.with(place, wrong).join(' '))) taken += 1;
      }
    }
    expect(tried).toBeGreaterThan(3000);
    expect(taken / tried).toBeGreaterThan(1 / 256 / 2);
    expect(taken / tried).toBeLessThan((1 / 256) * 2);
  });

  it('with two words swapped says that each is in the list but not where it belongs', async () => {
    const words = formatRecoveryKey(Buffer.alloc(RECOVERY_KEY_BYTES, 0x5a), language).split(' ');
    const swapped = words.with(3, words[4] ?? '').with(4, words[3] ?? '');
    expect(swapped).not.toEqual(words);
    expect(await problemOf(swapped.join(' '))).toEqual({ problem: 'words-checksum' });
  });

  it('with words left out or too many says how many there are', async () => {
    const words = formatRecoveryKey(createRecoveryKey(), language).split(' ');
    const counted = { problem: 'words-count', expected: 24 };
    expect(await problemOf(words.slice(1).join(' '))).toEqual({ ...counted, found: 23 });
    expect(await problemOf([...words, words[0]].join(' '))).toEqual({ ...counted, found: 25 });
    expect(await problemOf(' ')).toEqual({ ...counted, found: 0 });
  });
});

describe('a word that is in no list', () => {
  it.each([
    ['aple', 'apple'],
    ['abadnon', 'abandon'],
    ['zebraa', 'zebra'],
    ['galery', 'gallery'],
    ['w0rld', 'world'],
  ])('%s is named with its place and the nearest of the list, %s', async (wrong, nearest) => {
    const words = formatRecoveryKey(createRecoveryKey(), 'en').split(' ').with(6, wrong);
    expect(await problemOf(words.join(' '))).toEqual({ problem: 'word', position: 7, word: wrong, nearest });
  });

  it('is named without a suggestion in Chinese, where no character is nearly another', async () => {
    const words = formatRecoveryKey(createRecoveryKey(), 'zh-CN').split(' ').with(1, '鱀');
    for (const typed of [words.join(' '), words.join('')])
      expect(await problemOf(typed)).toEqual({ problem: 'word-strange', position: 2, word: '鱀' });
  });

  it('is told alone and cut short: what else was typed is repeated nowhere', async () => {
    const words = formatRecoveryKey(createRecoveryKey(), 'en').split(' ');
    const details = await problemOf(words.with(2, 'sevenquietheronswade').join(' '));
    expect(details).toEqual({ problem: 'word-strange', position: 3, word: 'sevenquiet…' });
  });
});

it('the two forms of one key, and its form from before there were words, are the same key', () => {
  const key = createRecoveryKey();
  for (const language of languages)
    expect(parseRecoveryKey(formatRecoveryKey(key, language)).equals(key)).toBe(true);
  expect(parseRecoveryKey(groupsOf(key)).equals(key)).toBe(true);
  expect(parseRecoveryKey(formatRecoveryKey(key, 'zh-CN').replaceAll(' ', '')).equals(key)).toBe(true);
});

/** The groups that were printed before there were words. */
function groupsOf(key: Buffer): string {
  const digest = Buffer.alloc(32);
  sodium.crypto_generichash_batch(digest, [Buffer.from('privacy-docket/recovery-key/1', 'utf8'), key]);
  let bits = (BigInt(`0x${key.toString('hex')}`) << 19n) | (BigInt(digest.readUInt32BE(28)) & 0x7ffffn);
  let text = '';
  for (let place = 0; place < 55; place += 1) {
    text = `${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number(bits & 31n)]}${text}`;
    bits >>= 5n;
  }
  return (text.match(/.{5}/g) ?? []).join('-');
}

describe('a recovery key from before there were words', () => {
  it('is typed in any usual way', () => {
    fc.assert(
      fc.property(anyKey, (bytes) => {
        const printed = groupsOf(Buffer.from(bytes));
        const typed = ` ${printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}\n`;
        for (const one of [printed, typed])
          expect(parseRecoveryKey(one).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('with one wrong character or two swapped is found by its checksum', () => {
    const printed = groupsOf(randomBytes(RECOVERY_KEY_BYTES));
    for (let place = 0; place < printed.length; place += 1) {
      const right = printed[place];
      if (right === '-') continue;
      const wrong = right === '7' ? '4' : '7';
      const typed = printed.slice(0, place) + wrong + printed.slice(place + 1);
      expect(() => parseRecoveryKey(typed)).toThrow('recovery-key-mistyped');
      const next = printed[place + 1];
      if (next === undefined || next === '-' || next === right) continue;
      const swapped = printed.slice(0, place) + next + right + printed.slice(place + 2);
      expect(() => parseRecoveryKey(swapped)).toThrow('recovery-key-mistyped');
    }
  });

  it('that is too short, or holds a character that no key has, says which', async () => {
    const printed = groupsOf(randomBytes(RECOVERY_KEY_BYTES));
    expect(await problemOf(printed.slice(0, 60))).toEqual({ problem: 'length', found: 50, expected: 55 });
    const strange = `${printed.slice(0, 14)}?${printed.slice(15)}`;
    expect(await problemOf(strange)).toEqual({ problem: 'character', group: 3 });
  });
});
