import { expect, test } from 'vitest';
import { createTexts, languages } from '#shared/text/texts.ts';

const REASONS = [
  ...['link', 'folder', 'pipe', 'device', 'socket', 'too-large'].map((problem) => [
    'file-not-regular',
    problem,
  ]),
  ...['time', 'memory', 'crash'].map((problem) => ['file-not-read', problem]),
];

test.each(REASONS)('a file that is not read is told with why, in every language: %s, %s', (code, problem) => {
  for (const language of languages) {
    const { t } = createTexts(language);
    const facts = { file: 'rows.csv', problem, seconds: 20, megabytes: 512 };
    const words = ['title', 'kept', 'next'].map((part) => t(`errors:${code}.${part}`, facts)).join(' ');
    expect(words).not.toMatch(/\{\{|\$t|irregular|unread/);
    if (problem === 'time') expect(words).toContain('20');
    if (problem === 'memory') expect(words).toContain('512');
  }
});
