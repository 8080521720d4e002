import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DocketError } from '#shared/errors.ts';
import { type Coverage, readCoverage } from './coverage.ts';
import type { ReportLanguage } from './text.ts';

/** A font of the reports: its files, and which characters it can draw. */
export interface FontFamily {
  name: string;
  regular: string;
  bold: string;
  covers: Coverage;
}

interface FontSource {
  name: string;
  /** Folder of the npm package, and of the files that ship. */
  folder: string;
  regular: string;
  /** A font for rare characters alone has no bold: the regular stands in. */
  bold?: string;
  /** Letters that are drawn right, but of which the text of a PDF would keep only a part. */
  notWhole?: string;
}

const latin: FontSource = {
  name: 'NotoSans',
  folder: 'noto-sans',
  regular: '400Regular/NotoSans_400Regular.ttf',
  bold: '700Bold/NotoSans_700Bold.ttf',
  // The font puts these together of a letter and a mark, and the letter alone would be found or copied.
  notWhole: 'ǹḿṃṅṣẹịọụ',
};
/** Where no other font has a letter, one that is seen right is better than its number. */
const latinAtLast: FontSource = { ...latin, notWhole: '' };
const chinese: FontSource = {
  name: 'NotoSansSC',
  folder: 'noto-sans-sc',
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
};
/** Characters of names that are in no list of simplified Chinese, such as 𠮷 and those of Hong Kong. */
const rare: FontSource[] = [
  { name: 'NotoSansJP', folder: 'noto-sans-jp', regular: '400Regular/NotoSansJP_400Regular.ttf' },
  { name: 'NotoSansHK', folder: 'noto-sans-hk', regular: '400Regular/NotoSansHK_400Regular.ttf' },
];

/** In which order the fonts are asked for a character: the one of the language first. */
const orders: Record<ReportLanguage, FontSource[]> = {
  en: [latin, chinese, ...rare, latinAtLast],
  'zh-CN': [chinese, latin, ...rare, latinAtLast],
};

const PACKAGES = join('node_modules', '@expo-google-fonts');
const SHIPPED = join('resources', 'fonts');

/**
 * The fonts of a report in a language, in the order in which they are asked for a character. They lie in `fontsDir` when
 * given (`resources/fonts` of an installed app), else are found by walking up from this file, first as data that ships,
 * then as npm packages. Throws `file-missing` naming the font.
 */
export function findFonts(language: ReportLanguage, fontsDir?: string): FontFamily[] {
  return orders[language].map((source) => {
    const regular = findFile(source.folder, source.regular, fontsDir);
    const bold = source.bold === undefined ? regular : findFile(source.folder, source.bold, fontsDir);
    const has = coverageOf(regular);
    const notWhole = new Set([...(source.notWhole ?? '')].map((letter) => letter.codePointAt(0)));
    const covers = (codePoint: number) => has(codePoint) && !notWhole.has(codePoint);
    return { name: source.name, regular, bold, covers };
  });
}

function findFile(folder: string, file: string, fontsDir: string | undefined): string {
  const places = fontsDir === undefined ? placesUpwards(import.meta.dirname) : [fontsDir];
  const found = places.map((place) => join(place, folder, file)).find((path) => existsSync(path));
  if (found === undefined) throw new DocketError('file-missing', { file: file.split('/').at(-1) ?? file });
  return found;
}

function placesUpwards(start: string): string[] {
  const places: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    places.push(join(folder, SHIPPED), join(folder, PACKAGES));
    if (dirname(folder) === folder) return places;
  }
}

/** Reading the map of a font takes as long as setting a page, and each report asks for the same. */
const known = new Map<string, Coverage>();

function coverageOf(file: string): Coverage {
  const coverage = known.get(file) ?? readCoverage(readFileSync(file));
  known.set(file, coverage);
  return coverage;
}
