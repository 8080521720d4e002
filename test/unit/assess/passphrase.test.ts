import { describe, expect, it } from 'vitest';
import { spanOf } from '#shared/assess/guessing-time.ts';
import { weighPassphrase } from '#shared/assess/passphrase.ts';
import { passphraseAdvice, passphraseWeaknesses } from '#shared/assess/passphrase-weight.ts';
import { createTexts, languages } from '#shared/text/texts.ts';

const names = ['Mingguang Optics 珠海明光光学有限公司', 'Li Wen'];

describe('a passphrase', () => {
  it.each([
    ['elevenchars', 'short'],
    ['           a           ', 'short'],
    ['我爱北京天安门太阳升', 'short'],
    ['aaaaaaaaaaaaaaaa', 'repeated'],
    ['passpasspasspass', 'repeated'],
    ['1212121212122', 'repeated'],
    ['明光光学明光光学明光光学', 'repeated'],
    ['哈哈哈哈哈哈哈哈哈哈哈哈', 'repeated'],
    ['abcdefghijklmnop', 'sequence'],
    ['1234567890123', 'sequence'],
    ['qwertyuiopasdf', 'sequence'],
    ['zyxwvutsrqponm', 'sequence'],
    ['一二三四五六七八九十一二', 'sequence'],
    ['床前明月光，疑是地上霜，举头望明月', 'knownPhrase'],
    ['祝你生日快乐祝你身体健康', 'knownPhrase'],
    ['To be, or not to be: that is the question', 'knownPhrase'],
    ['correct horse battery staple', 'knownPhrase'],
    ['correct horse battery', 'fewWords'],
    ['three lions read', 'fewWords'],
    ['Li Wen 1984 Zhuhai', 'fewWords'],
    ['wo ai ni zhongguo', 'fewWords'],
    ['Password1234', 'similarToCommon'],
    ['iloveyou2024!', 'similarToCommon'],
    ['1q2w3e4r5t6y', 'common'],
    ['MingguangOptics2026', 'userInputs'],
    ['明光光学有限公司珠海2026', 'userInputs'],
    ['20261126201512', 'dates'],
    ['p@ssw0rdp@ssw0rd', 'extendedRepeat'],
    ['zhongguobeijing', 'guessable'],
  ])('“%s” is weak: %s', async (passphrase, weakness) => {
    const weight = await weighPassphrase(passphrase, names);
    expect(weight).toMatchObject({ level: 'weak', weakness });
    expect(weight.advice.length).toBeGreaterThan(0);
  });

  it.each([
    // Twelve characters without a pattern: the shortest that a generator may give.
    ['x8Kp!2vQz9mL', 'fair'],
    ['k3vq8zt1xw7p', 'fair'],
    ['seven quiet herons wade', 'good'],
    ['nine pale moths hover', 'good'],
    ['lantern harbour violet quarry', 'good'],
    ['seven quiet herons over the estuary', 'strong'],
    ['schöne grüße aus köln und bonn', 'strong'],
    ['hubsyf-kexwom-3rotda', 'strong'],
  ])('“%s” is %s, and says how long guessing takes', async (passphrase, level) => {
    const weight = await weighPassphrase(passphrase, names);
    expect(weight).toMatchObject({ level, lasts: { one: expect.anything(), thousand: expect.anything() } });
    expect(weight.weakness).toBeUndefined();
  });

  it.each([
    '青石板上的第七只白鹭数着雨',
    '我们的服务器在三楼左边第二间',
    '青石板Linux上的第七只白鹭',
    '春江潮水连海平海上明月共',
    'привет как дела друг',
  ])('“%s”, in a script whose words are not known, is neither refused nor praised', async (passphrase) => {
    expect(await weighPassphrase(passphrase, names)).toEqual({ level: 'unread', advice: [] });
  });

  it('in pinyin is worth its syllables, not its letters', async () => {
    expect((await weighPassphrase('qing shi ban shang bai lu', names)).level).toBe('fair');
    expect((await weighPassphrase('qingshibanshangbailu', names)).level).toBe('fair');
  });

  it('that holds a name of the docket is weaker there than elsewhere', async () => {
    const passphrase = 'Mingguang Optics Zhuhai';
    expect((await weighPassphrase(passphrase, names)).level).toBe('weak');
    expect((await weighPassphrase(passphrase, [])).level).not.toBe('weak');
  });

  it('of any length is weighed within a second', async () => {
    const begin = performance.now();
    await weighPassphrase('a1@4$5'.repeat(170), names);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('the time that guessing takes', () => {
  // 2,000 guesses a second on one card: 10^12 of them are 5 * 10^8 seconds.
  it.each([
    [6, 1, 'moment', 0],
    [9, 1, 'day', 5],
    [12, 1, 'year', 16],
    [12, 1000, 'day', 5],
    [14, 1000, 'month', 19],
    [18, 1000, 'ages', 1000],
  ] as const)('for 10^%d guesses on %d cards', (guesses, cards, unit, count) => {
    expect(spanOf(guesses, cards)).toEqual({ unit, count });
  });
});

describe.each(languages)('in %s', (language) => {
  const texts = createTexts(language);
  it('every weakness and every advice has words', () => {
    const keys = [
      ...passphraseWeaknesses.map((one) => `why.${one}`),
      ...passphraseAdvice.map((one) => `advice.${one}`),
    ];
    const own = (key: string) => typeof texts.getResource(language, 'passphrase', key) === 'string';
    expect(keys.filter((key) => !own(key))).toEqual([]);
  });

  it('the failure names the reason', () => {
    const said = texts.t('errors:passphrase-too-weak.title', { problem: 'short', minimum: 12 });
    expect(said).toContain(texts.t('passphrase:why.short', { minimum: 12 }));
    expect(said).toContain('12');
  });
});
