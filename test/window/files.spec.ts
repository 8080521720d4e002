import { randomBytes } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { TFunction } from 'i18next';
import pdfmake from 'pdfmake';
import { findFonts } from '#docket/reports/fonts.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { typeRecord } from './forms.ts';
import {
  answerDialogs,
  axe,
  createDocket,
  type Launched,
  launch,
  screenshot,
  speak,
  usualPassphrase,
} from './harness.ts';
import { lives } from './lives.ts';
import { card, formOf, isAlive, isOpen, lock, openCase, resize, startCase, unlock, words } from './steps.ts';

/** What stands in the files and nowhere else on a computer. */
const seeds = {
  text: 'Dringelfaust 鱀豚龘',
  pdf: 'Vrimpelstok',
  chinese: '纸鸢渡桥遗失记',
  version: 'Snorblewick',
};

/** A picture of 240 by 160 points, one colour each quarter, as PNG. */
function drawPng(): Buffer {
  const [width, height] = [240, 160];
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([
      Buffer.from([0]),
      ...Array.from({ length: width }, (__, x) =>
        Buffer.from([x < width / 2 ? 29 : 168, y < height / 2 ? 79 : 120, x < width / 2 ? 124 : 60]),
      ),
    ]),
  );
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Two pages, the first in Chinese with its font embedded, as any office program makes them; not compressed. */
async function makePdf(): Promise<Buffer> {
  const [{ regular, bold } = { regular: '', bold: '' }] = findFonts('zh-CN');
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold);
  pdfmake.setFonts({ Noto: { normal: regular, bold } });
  const document = {
    compress: false,
    info: { title: seeds.pdf },
    defaultStyle: { font: 'Noto', fontSize: 12 },
    content: [
      {
        text: seeds.chinese,
        bold: true,
        fontSize: 24,
        margin: [0, 0, 0, 20] as [number, number, number, number],
      },
      { text: '处理目的、处理方式等是否合法、正当、必要；对个人权益的影响及安全风险。'.repeat(12) },
      { text: 'The second page', pageBreak: 'before' as const, fontSize: 24 },
    ],
  };
  return pdfmake.createPdf(document).getBuffer();
}

/**
 * A PDF that needs what the program ships beside the reader: it names a Chinese font and holds none, so that the reader needs
 * a character map, and has a black square as a fax machine encodes it, which needs a decoder of scanned pages.
 */
function makeScannedPdf(): Buffer {
  const text = Buffer.from('4e2a4eba', 'hex').toString('hex');
  const stream = `BT /F1 48 Tf 60 100 Td <${text}> Tj ET q 100 0 0 100 180 20 cm /Im1 Do Q`;
  // 64 rows that are all as the one before, which is white, and the end of the block; shown the other way round.
  const fax = Buffer.from('ffffffffffffffff001001', 'hex').toString('latin1');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</Im1 8 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    `<</Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 1/ColorSpace/DeviceGray/Decode[1 0]/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 64/Rows 64>>/Length ${fax.length}>>\nstream\n${fax}\nendstream`,
  ];
  const offsets: number[] = [];
  let body = '%PDF-1.4\n';
  for (const [index, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  return Buffer.from(
    `${body}${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

/** Every seed that stands readable in a file below a folder, with the file. */
async function findTraces(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? await readFile(path).catch(() => Buffer.alloc(0)) : Buffer.alloc(0);
    return Object.values(seeds)
      .flatMap((seed) => [
        Buffer.from(seed),
        Buffer.from(seed, 'utf16le'),
        Buffer.from(Buffer.from(seed).toString('base64').slice(0, -2)),
      ])
      .filter((trace) => content.includes(trace))
      .map((trace) => `${trace.toString()} in ${path}`);
  });
  return (await Promise.all(found)).flat();
}

/** The copies for other programs that lie in the temporary folder. */
async function copiesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('privacy-docket-open-'));
}

/** Puts a recorder in the place of what would start another program. */
async function recordOpening({ app }: Launched): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openPath = async (path) => {
      opened.push(path);
      return '';
    };
  });
  return () => app.evaluate(() => [...Reflect.get(globalThis, 'opened')]);
}

interface Place {
  /** Of the program: user data, docket, temporary folder. */
  home: string;
  temporary: string;
  /** Where the files come from. */
  outside: string;
  variables: Record<string, string>;
}

async function makePlace(): Promise<Place> {
  const home = await mkdtemp(join(tmpdir(), 'privacy-docket-files-'));
  const outside = await mkdtemp(join(tmpdir(), 'privacy-docket-origin-'));
  const temporary = join(home, 'tmp');
  const variables = { TMPDIR: temporary, HOME: join(home, 'person') };
  for (const folder of Object.values(variables)) await mkdir(folder);
  return { home, temporary, outside, variables };
}

async function removePlace({ home, outside }: Place): Promise<void> {
  for (const folder of [home, outside]) await rm(folder, { recursive: true });
}

/** Opens a docket with one case and goes to it. */
async function openNewCase(program: Launched, language: Language, t: TFunction): Promise<void> {
  const { page, home } = program;
  await createDocket(program, { folder: join(home, 'Mingguang.docket'), language });
  await startCase(page, 'request', t);
  await typeRecord(formOf(page, t), 'request', lives.request.typed, t);
  await page.getByRole('button', { name: t('registers:new.save'), exact: true }).click();
  await expect(card(page, t('registers:files.title'))).toBeVisible();
}

function fileButton(files: Locator, t: TFunction, action: string, name: string): Locator {
  return files.getByRole('button', { name: `${t(`files:${action}`)} ${name}`, exact: true });
}

async function addFile(program: Launched, t: TFunction, path: string): Promise<void> {
  await answerDialogs(program.app, { open: [path] });
  const files = card(program.page, t('registers:files.title'));
  await files.getByRole('button', { name: t('registers:files.add') }).click();
  await expect(files.getByText(t('files:added', { count: 1 }))).toBeVisible();
}

async function expectDrawn(page: Page): Promise<void> {
  const canvas = page.getByRole('dialog').locator('canvas');
  await expect(canvas).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => darkShare(canvas)).toBeGreaterThan(0.001);
}

/** The share of dark points of a page: how much was written on it. */
function darkShare(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return 0;
    const context = element.getContext('2d');
    const { data } = context?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) < 128 && data[at + 3] === 255) dark += 1;
    return dark / (element.width * element.height);
  });
}

test('files are shown inside the window without touching the disk, form versions, and are deleted with a reason', async () => {
  test.setTimeout(120_000);
  const t = words('en');
  const place = await makePlace();
  const at = (name: string) => join(place.outside, name);
  await writeFile(at('letter.txt'), `${seeds.text}\n`.repeat(500));
  await writeFile(at('scan.png'), drawPng());
  await writeFile(at('assessment.pdf'), await makePdf());
  await writeFile(at('scanned.pdf'), makeScannedPdf());
  await writeFile(at('letter 2.txt'), seeds.version);
  const program = await launch({ home: place.home, variables: place.variables });
  const { page, app } = program;
  const broken = await recordViolations(page);
  await openNewCase(program, 'en', t);
  const files = card(page, t('registers:files.title'));
  const dialog = page.getByRole('dialog');
  for (const name of ['letter.txt', 'scan.png', 'assessment.pdf', 'scanned.pdf'])
    await addFile(program, t, at(name));

  await test.step('a text', async () => {
    await fileButton(files, t, 'show', 'letter.txt').click();
    await expect(dialog.getByRole('region', { name: t('files:preview.text') })).toContainText(seeds.text);
    await expect(dialog).toContainText('UTF-8');
    await page.keyboard.press('Escape');
  });
  await test.step('an image', async () => {
    await fileButton(files, t, 'show', 'scan.png').click();
    await expect(dialog.getByText(t('files:preview.pixels', { width: 240, height: 160 }))).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('a Chinese PDF, page by page, by keys', async () => {
    await fileButton(files, t, 'show', 'assessment.pdf').click();
    await expectDrawn(page);
    await expect(dialog.getByText(seeds.chinese)).toBeAttached();
    await dialog
      .getByRole('region', { name: t('files:pdf.where', { number: 1, count: 2 }) })
      .press('PageDown');
    await expect(
      dialog.getByRole('region', { name: t('files:pdf.where', { number: 2, count: 2 }) }),
    ).toBeVisible();
    await expect(dialog.getByText('The second page')).toBeAttached();
    await expectDrawn(page);
    await dialog.getByRole('button', { name: t('files:pdf.smaller') }).click();
    await expectDrawn(page);
    await page.keyboard.press('Escape');
  });
  await test.step('a PDF whose Chinese font is not embedded, with a scanned page', async () => {
    await fileButton(files, t, 'show', 'scanned.pdf').click();
    await expect(dialog.getByText('个人')).toBeAttached();
    await expect.poll(() => darkShare(dialog.locator('canvas'))).toBeGreaterThan(0.15);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  expect(await broken(), 'the policy of the page holds').toEqual([]);
  expect(await findTraces(place.home), 'nothing of it lies on the disk').toEqual([]);
  expect((await findTraces(place.outside)).length, 'the search finds what is there').toBeGreaterThan(1);

  await test.step('a new version', async () => {
    await fileButton(files, t, 'more', 'letter.txt').click();
    await answerDialogs(app, { open: [at('letter 2.txt')] });
    await fileButton(files, t, 'replace', 'letter.txt').click();
    await expect(
      files.getByText(t('files:version.replaces', { number: 2, name: 'letter.txt' })),
    ).toBeVisible();
    await fileButton(files, t, 'more', 'letter 2.txt').click();
    await expect(files.getByText(t('files:version.older'))).toBeVisible();
    const hashes = await files
      .getByRole('textbox', { name: t('files:sha512') })
      .evaluateAll((fields) =>
        fields.map((field) => (field instanceof HTMLTextAreaElement ? field.value : '')),
      );
    expect(hashes).toHaveLength(2);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{128}$/);
    await fileButton(files, t, 'show', 'letter.txt').click();
    await expect(dialog).toContainText(seeds.text);
    await page.keyboard.press('Escape');
  });

  await test.step('deleting asks why', async () => {
    await fileButton(files, t, 'more', 'scan.png').click();
    await fileButton(files, t, 'remove', 'scan.png').click();
    await dialog.getByRole('button', { name: t('files:delete.submit') }).click();
    await expect(dialog.getByText(t('files:delete.reasonMissing'))).toBeVisible();
    await dialog.getByLabel(t('files:delete.reason')).fill('It shows somebody else');
    await dialog.getByRole('button', { name: t('files:delete.submit') }).click();
    await expect(files.getByText('scan.png')).toBeHidden();
    const trail = card(page, t('registers:trail.title'));
    await expect(trail.getByText(t('trail:action.fileRemoved'))).toBeVisible();
  });

  await test.step('what is too large is refused in words', async () => {
    const large = at('film.mkv');
    await writeFile(large, '');
    await truncate(large, 4 * 1024 ** 3 + 1);
    await answerDialogs(app, { open: [large] });
    await files.getByRole('button', { name: t('registers:files.add') }).click();
    await expect(files.getByRole('alert')).toContainText(t('errors:file-too-large.title'));
    await expect(files.getByRole('alert')).toContainText('film.mkv');
  });

  await test.step('adding shows its progress and is cancelled', async () => {
    await addLong(program, t, at('long.bin'));
    await expect(files.getByRole('progressbar')).toBeVisible();
    await files.getByRole('button', { name: t('files:progress.cancel') }).click();
    await expect(files.getByText(t('files:progress.cancelled'))).toBeVisible();
    await expect(files.getByText('long.bin')).toBeHidden();
  });
  await program.close();
  await removePlace(place);
});

/** Has a file added that takes a while: 600 MiB, of which nothing is on the disk. */
async function addLong({ app, page }: Launched, t: TFunction, path: string): Promise<void> {
  await writeFile(path, '');
  await truncate(path, 600 * 1024 * 1024);
  await answerDialogs(app, { open: [path] });
  await card(page, t('registers:files.title'))
    .getByRole('button', { name: t('registers:files.add') })
    .click();
}

/** Notes whatever the page's policy stops from now on. */
async function recordViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      broken.push(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return () => page.evaluate(() => Reflect.get(window, 'broken'));
}

test('a copy for another program lies in a private folder and is gone after a lock, and after a crash at the next start', async () => {
  test.setTimeout(120_000);
  const t = words('en');
  const place = await makePlace();
  const letter = join(place.outside, 'letter.txt');
  await writeFile(letter, seeds.text);
  const folder = join(place.home, 'Mingguang.docket');
  let program = await launch({ home: place.home, variables: place.variables });
  await openNewCase(program, 'en', t);
  await addFile(program, t, letter);

  /** Opens the letter in another program, through the warning, and returns where the copy lies. */
  async function openElsewhere(): Promise<string> {
    const { page } = program;
    const opened = await recordOpening(program);
    const files = card(page, t('registers:files.title'));
    await fileButton(files, t, 'more', 'letter.txt').click();
    await fileButton(files, t, 'openElsewhere', 'letter.txt').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(t('files:elsewhere.leaves'));
    await expect(dialog).toContainText(t('files:elsewhere.traces'));
    expect(await opened(), 'nothing is opened before the warning').toEqual([]);
    await dialog.getByRole('button', { name: t('files:elsewhere.submit') }).click();
    await expect(dialog).toBeHidden();
    const trail = card(page, t('registers:trail.title'));
    await expect(trail.getByText(t('trail:action.fileOpenedElsewhere')).first()).toBeVisible();
    await expect.poll(opened).toHaveLength(1);
    const [path = ''] = await opened();
    expect(await readFile(path, 'utf8')).toBe(seeds.text);
    expect((await lstat(path)).mode & 0o777).toBe(0o400);
    expect((await lstat(dirname(path))).mode & 0o777).toBe(0o700);
    expect(dirname(dirname(path))).toBe(place.temporary);
    return path;
  }

  await openElsewhere();
  await lock(program.page);
  await expect.poll(() => copiesIn(place.temporary)).toEqual([]);

  await unlock(program.page, usualPassphrase, t);
  await isOpen(program.page, t);
  await openCase(program.page, 'request', lives.request.title, t);
  await openElsewhere();
  const processes = await program.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  for (const pid of processes) process.kill(pid, 'SIGKILL');
  await expect.poll(() => processes.filter(isAlive)).toEqual([]);
  expect(await copiesIn(place.temporary), 'nobody was left to delete it').toHaveLength(1);

  program = await launch({ home: place.home, variables: place.variables, switches: [`--docket=${folder}`] });
  await expect.poll(() => copiesIn(place.temporary)).toEqual([]);
  await unlock(program.page, usualPassphrase, t);
  await isOpen(program.page, t);
  await openCase(program.page, 'request', lives.request.title, t);
  await openElsewhere();
  await program.close();
  expect(await copiesIn(place.temporary), 'after the window was closed').toEqual([]);
  expect(await findTraces(place.home)).toEqual([]);
  await removePlace(place);
});

for (const language of languages) {
  test(`how files look: ${language}`, async () => {
    test.setTimeout(150_000);
    const t = words(language);
    const place = await makePlace();
    const at = (name: string) => join(place.outside, name);
    await writeFile(at('信函 letter.txt'), '尊敬的先生/女士：\n\n    Dear Sir or Madam,\n'.repeat(60));
    await writeFile(at('信函 letter 2.txt'), randomBytes(900).toString('base64'));
    await writeFile(at('scan.png'), drawPng());
    await writeFile(at('assessment.pdf'), await makePdf());
    const program = await launch({ language, home: place.home, variables: place.variables });
    const { page, app } = program;
    await resize(program, 1440, 900);
    await speak(page, language);
    await openNewCase(program, language, t);
    const files = card(page, t('registers:files.title'));
    const dialog = page.getByRole('dialog');
    const picture = async (name: string) => {
      for (const theme of ['light', 'dark'] as const) {
        await screenshot(page, `files.${name}`, { language, theme });
        await axe(page, theme === 'light' ? 'all' : 'colours');
      }
    };
    for (const name of ['信函 letter.txt', 'scan.png', 'assessment.pdf']) await addFile(program, t, at(name));
    await fileButton(files, t, 'more', '信函 letter.txt').click();
    await answerDialogs(app, { open: [at('信函 letter 2.txt')] });
    await fileButton(files, t, 'replace', '信函 letter.txt').click();
    await fileButton(files, t, 'more', '信函 letter 2.txt').click();
    await expect(files.getByText(t('files:version.older'))).toBeVisible();
    await files.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await picture('card');
    await fileButton(files, t, 'show', '信函 letter.txt').click();
    await expect(dialog.getByRole('region')).toBeVisible();
    await picture('text');
    await page.keyboard.press('Escape');
    await fileButton(files, t, 'show', 'scan.png').click();
    await expect(dialog.getByText(t('files:preview.pixels', { width: 240, height: 160 }))).toBeVisible();
    await picture('image');
    await page.keyboard.press('Escape');
    await fileButton(files, t, 'show', 'assessment.pdf').click();
    await expectDrawn(page);
    await picture('pdf');
    await page.keyboard.press('Escape');
    await fileButton(files, t, 'openElsewhere', '信函 letter 2.txt').click();
    await picture('elsewhere');
    await page.keyboard.press('Escape');
    await fileButton(files, t, 'remove', '信函 letter 2.txt').click();
    await dialog.getByRole('button', { name: t('files:delete.submit') }).click();
    await picture('delete');
    await page.keyboard.press('Escape');
    await addLong(program, t, at('camera.mov'));
    await expect(files.getByRole('progressbar')).toBeVisible();
    await screenshot(page, 'files.progress', { language, theme: 'light' });
    await axe(page);
    await files.getByRole('button', { name: t('files:progress.cancel') }).click();
    await expect(files.getByText(t('files:progress.cancelled'))).toBeVisible();
    await program.close();
    await removePlace(place);
  });
}
