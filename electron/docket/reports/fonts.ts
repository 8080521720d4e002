import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DocketError } from '#shared/errors.ts';

export interface FontFiles {
  regular: string;
  bold: string;
}

const PACKAGE = join('node_modules', '@expo-google-fonts', 'noto-sans-sc');
const SHIPPED = join('resources', 'fonts');
const REGULAR = 'NotoSansSC_400Regular.ttf';
const BOLD = 'NotoSansSC_700Bold.ttf';

/**
 * Where Noto Sans SC lies: in `fontsDir` when given (`resources/fonts` of an installed app), else found by walking up
 * from this file, first as data that ships, then as the npm package. Throws `file-missing` naming the font.
 */
export function findFonts(fontsDir?: string): FontFiles {
  const found = fontsDir === undefined ? findUpwards(import.meta.dirname) : fontsIn(fontsDir);
  if (!found) throw new DocketError('file-missing', { file: REGULAR });
  return found;
}

function findUpwards(start: string): FontFiles | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = fontsIn(join(folder, SHIPPED)) ?? fontsIn(join(folder, PACKAGE));
    if (found || dirname(folder) === folder) return found;
  }
}

/** The two files side by side, or in the folders per weight that the npm package has. */
function fontsIn(folder: string): FontFiles | undefined {
  const places = [
    { regular: join(folder, REGULAR), bold: join(folder, BOLD) },
    { regular: join(folder, '400Regular', REGULAR), bold: join(folder, '700Bold', BOLD) },
  ];
  return places.find(({ regular, bold }) => existsSync(regular) && existsSync(bold));
}
