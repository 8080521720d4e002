import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemCodes } from '#docket/packs/problems.ts';
import { neutraliseCell, tablesOf, writeCsv } from '#docket/reports/csv.ts';
import { findFonts } from '#docket/reports/fonts.ts';
import { describeRegister } from '#docket/reports/model.ts';
import { writeRegisterPdf } from '#docket/reports/pdf.ts';
import { type ReportLanguage, speechIn, wordsIn } from '#docket/reports/text.ts';
import { packs as packsEn } from '#shared/text/en/packs.ts';
import { packs as packsZh } from '#shared/text/zh-CN/packs.ts';
import { hostile, madeAt, makeContent } from './content.ts';
import { inFolder, runTool } from './tools.ts';

async function writePdf(language: ReportLanguage, register = 0) {
  const content = makeContent(language);
  const chosen = content.registers[register];
  if (!chosen) throw new Error('no such register');
  const speech = speechIn(language, content.docket.zone);
  return writeRegisterPdf(describeRegister(content, chosen, speech), speech.words, madeAt);
}

describe('the report on a register as PDF', () => {
  test.each(['en', 'zh-CN'] as const)(
    'in %s embeds its fonts and gives its Chinese text back',
    async (language) => {
      await inFolder(async (folder) => {
        const file = join(folder, 'report.pdf');
        await writeFile(file, await writePdf(language));
        const fonts = runTool('pdffonts', [file]).trim().split('\n').slice(2);
        expect(fonts.length).toBeGreaterThan(2);
        for (const font of fonts)
          expect(font).toMatch(/NotoSans(?:SC|JP|HK)?-\w+ +CID TrueType +Identity-H +yes yes yes/);
        const text = runTool('pdftotext', ['-layout', file, '-']);
        for (const word of [hostile.chinese, '注销账户', 'REQ-2026-0001', 'Dr. Jana Weiß', '赵敏'])
          expect(text).toContain(word);
        expect(text).toContain(
          language === 'en' ? 'Register of data-subject requests' : '个人行使权利请求登记册',
        );
        expect(text).toContain(language === 'en' ? 'met in time' : '按期完成');
        // What the font lacks is named by its number instead of an empty box.
        expect(text).toContain('[U+05E9 05DC 05D5 05DD]');
        expect(text).toContain('[U+202E]');
      });
    },
  );

  test('declares PDF/A-2b in its metadata, with an output intent and no script', async () => {
    await inFolder(async (folder) => {
      const bytes = await writePdf('en');
      const file = join(folder, 'report.pdf');
      await writeFile(file, bytes);
      const metadata = runTool('pdfinfo', ['-meta', file]);
      expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
      expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
      expect(metadata).toContain('<xmp:CreateDate>2026-11-22T01:41:00Z</xmp:CreateDate>');
      // The organisation's name has signs of XML in it; the metadata must still be XML.
      expect(metadata.replaceAll(/<\?[^>]*\?>/g, '')).not.toMatch(/&|<Ltd/);
      const raw = bytes.toString('latin1');
      expect(raw).toContain('/OutputIntents');
      expect(raw).toContain('/S /GTS_PDFA1');
      expect(raw).toContain('/Lang (en)');
      expect(raw).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/URI|\/Encrypt/);
      expect(runTool('pdfinfo', [file])).toMatch(/JavaScript: +no/);
    });
  });

  test('is the same bytes for the same content', async () => {
    const [one, other] = [await writePdf('zh-CN'), await writePdf('zh-CN')];
    expect(one.equals(other)).toBe(true);
  });

  test('of a register without cases says so', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'report.pdf');
      await writeFile(file, await writePdf('en', 1));
      expect(runTool('pdftotext', [file, '-'])).toContain('No case of this register falls into the period.');
      expect(runTool('pdfinfo', [file])).toMatch(/Pages: +1\n/);
    });
  });

  test('names the font that is missing', () => {
    expect(() => findFonts('en', '/nowhere')).toThrow(expect.objectContaining({ code: 'file-missing' }));
  });
});

describe('a register as CSV', () => {
  test('begins with a byte order mark and gives no spreadsheet a formula', () => {
    const content = makeContent();
    const register = content.registers[0];
    if (!register) throw new Error('no register');
    const [table] = tablesOf(register, speechIn('en', 'Asia/Shanghai'));
    const csv = table ? [...writeCsv(table)].join('') : '';
    expect(csv.startsWith('\ufeff"Reference","What is asked, in short",')).toBe(true);
    expect(csv).toContain(`"'=cmd()|""/C calc""!A0"`);
    expect(csv).toContain(`"'＋SUM(A1)"`);
    expect(csv).not.toMatch(/"[\s]*[=+@＝＋＠]/);
    expect(csv.split('\r\n')).toHaveLength(register.cases.length + 2);
    expect(csv).toContain('陈思远');
  });

  test('marks what a spreadsheet would compute and leaves numbers alone', () => {
    for (const text of [
      '=1+1',
      '+86 756 123',
      '-2+3',
      '@SUM(A1)',
      ' =1',
      '\t=1',
      '\r=1',
      '　＝1',
      '－1+2',
      '\ttab',
    ]) {
      expect(neutraliseCell(text)).toBe(`'${text}`);
    }
    for (const text of ['-5', '-5.25', '12', 'a=b', 'x-y', '', '2026-11-22', '注销']) {
      expect(neutraliseCell(text)).toBe(text);
    }
  });
});

describe('the words of packs and reports', () => {
  test('name every problem that verification can find, in both languages', () => {
    expect(Object.keys(packsEn.problem).toSorted()).toEqual(problemCodes.toSorted());
    expect(Object.keys(packsZh.problem).toSorted()).toEqual(problemCodes.toSorted());
  });

  test('do not pass over a key that has no text', () => {
    expect(() => wordsIn('en')('reports:status.unheard')).toThrow('no text for reports:status.unheard');
  });
});
