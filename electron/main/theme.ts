import { nativeTheme } from 'electron';
import { z } from 'zod';
import { readSmallFile, writeSmallFile } from './small-file.ts';

const themeSchema = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

/** Takes up the theme that was chosen in the menu before. The page follows it unless it has its own setting. */
export function restoreTheme(file: string): void {
  nativeTheme.themeSource = readSmallFile(file, themeSchema) ?? 'system';
}

/** Shows everything in a theme from now on, and at the next start. */
export function chooseTheme(file: string, theme: Theme): void {
  nativeTheme.themeSource = theme;
  try {
    writeSmallFile(file, theme);
  } catch {
    console.error('The theme could not be written.');
  }
}
