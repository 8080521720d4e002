import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFonts } from '#docket/reports/fonts.ts';
import { describeRegister } from '#docket/reports/model.ts';
import { writeRegisterPdf } from '#docket/reports/pdf.ts';
import { toRuns } from '#docket/reports/runs.ts';
import { speechIn } from '#docket/reports/text.ts';
import { languages } from '#shared/text/texts.ts';
import { madeAt, makeContent } from './content.ts';
import { inFolder, runTool } from './tools.ts';

/** A name in each official language of the EU, then in others that people of its neighbours and of China have. */
const names: Record<string, string> = {
  Bulgarian: 'Кристалина Щерева-Въжарова',
  Croatian: 'Đurđica Čović-Šćepanović',
  Czech: 'Jiří Dvořák, Žofie Šťastná',
  Danish: 'Søren Ærø Ågård',
  Dutch: 'Daniël van IJzendoorn',
  English: 'Siobhan O’Connor-Smith',
  Estonian: 'Õie Jürgenson-Žukov',
  Finnish: 'Väinö Yrjölä Åkerblom',
  French: 'Anaïs Œuvray-Lefèvre, Loÿs',
  German: 'Jörg Weiß, GROẞ',
  Greek: 'Γιώργος Παπαδόπουλος, Άννα Ξένου-Ϊωάννου',
  Hungarian: 'Győző Fűtő-Szűrös',
  Irish: 'Séamus Ó hÚrdail, Méabh Ní Ḃriain',
  Italian: 'Niccolò Cefalù',
  Latvian: 'Kārlis Ķeniņš, Ģirts Ļaviņš',
  Lithuanian: 'Živilė Šarūnaitė-Čiurlionienė, Ųžas',
  Maltese: 'Ġorġ Ħabib Żerafa-Ċini',
  Polish: 'Łukasz Źdźbłowski, Świętosława Żółć',
  Portuguese: 'João Gonçalves Araújo',
  Romanian: 'Ștefan Țurcanu-Brânză',
  Slovak: 'Ľubomír Ďurčanský, Ŕáž',
  Slovenian: 'Žiga Čuček-Šuštaršič',
  Spanish: 'Íñigo Núñez Agüero',
  Swedish: 'Björn Åström',
  Ukrainian: 'Їжакевич Євгенія Ґалаґан, Володимир Зеленський',
  Turkish: 'Çağrı Işık Şimşek, İbrahim Öğüt',
  Icelandic: 'Þórdís Ævarsdóttir, Guðrún',
  Norwegian: 'Håkon Bjørnsæter',
  Vietnamese: 'Nguyễn Thị Hường, Đặng Ữ',
  Serbian: 'Ђорђе Његош Џамоња, Љубица Ћирић',
  Albanian: 'Çlirim Gjyzëli',
  Azerbaijani: 'Əli Məmmədov',
  Chinese: '陶喆、堃、䶮、张㛃、㑇、镕、赵𬭚、𬱖、𤧛、𫖯',
  Japanese: '𠮷野家、髙橋、山﨑、渡邉',
  HongKong: '𨋢𠝹𠵱',
};

/** A report whose cases are of these people; a line end between words of a name may come from the layout. */
async function textOfReport(language: (typeof languages)[number]): Promise<string> {
  const content = makeContent(language);
  const [register] = content.registers;
  const [example] = register?.cases ?? [];
  if (!register || !example) throw new Error('the content has no case');
  const cases = Object.values(names).map((name) => ({ ...example, title: name, party: name }));
  const speech = speechIn(language, content.docket.zone);
  const report = describeRegister(content, { ...register, cases }, speech);
  return inFolder(async (folder) => {
    const file = join(folder, 'names.pdf');
    await writeFile(file, await writeRegisterPdf(report, speech.words, madeAt));
    return runTool('pdftotext', ['-layout', file, '-']);
  });
}

describe('the PDF of a register', () => {
  test.each(languages)('gives every name back as it was written: %s', async (language) => {
    const text = await textOfReport(language);
    const lacking = Object.entries(names).filter(([, name]) => !text.includes(name));
    expect(lacking).toEqual([]);
    // The only number that stands for a sign is the example in the legend.
    expect(text.match(/\[U\+[^\]]*\]/g)).toEqual(['[U+05D0]']);
  });
});

/** Every letter of the alphabets of the EU, its neighbours and Vietnam: the blocks of Unicode that hold them. */
const blocks: [name: string, first: number, last: number][] = [
  ['Basic Latin', 0x20, 0x7e],
  ['Latin-1', 0xa1, 0xff],
  ['Latin Extended-A', 0x100, 0x17f],
  ['letters with comma below', 0x218, 0x21b],
  ['Greek', 0x386, 0x3ce],
  ['Cyrillic', 0x400, 0x45f],
  ['Ukrainian ge', 0x490, 0x491],
  ['Latin Extended Additional', 0x1e00, 0x1ef9],
];
/** Places within the block of Greek to which Unicode assigns no letter. */
const unassigned = new Set([0x38b, 0x38d, 0x3a2]);

describe.each(languages)('the fonts of a report in %s', (language) => {
  const fonts = findFonts(language);

  test.each(blocks)('have every letter of %s', (_name, first, last) => {
    const letters = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const lacking = letters.filter(
      (letter) => !unassigned.has(letter) && !fonts.some(({ covers }) => covers(letter)),
    );
    expect(lacking.map((letter) => letter.toString(16))).toEqual([]);
  });

  test('set a word in one font, and lose no sign of a text', () => {
    expect(toRuns('Łukasz', fonts)).toEqual([{ text: 'Łukasz', font: 'NotoSans' }]);
    expect(
      toRuns('שלום 𠮷a', fonts)
        .map(({ text }) => text)
        .join(''),
    ).toBe('[U+05E9 05DC 05D5 05DD] 𠮷a');
    const sign = fc.constantFrom(...'aŁ9 ,.-ΩЩ界𠮷、(', '\n');
    fc.assert(
      fc.property(fc.string({ unit: sign, minLength: 1 }), (text) => {
        const runs = toRuns(text, fonts);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        for (const { font, text: part } of runs) {
          const own = fonts.filter(({ name }) => name === font);
          const isDrawn = (one: string) => own.some(({ covers }) => covers(one.codePointAt(0) ?? 0));
          for (const one of part) expect(/\s/.test(one) || isDrawn(one)).toBe(true);
        }
      }),
    );
  });
});
