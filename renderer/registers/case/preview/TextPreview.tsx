import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePreview } from '#shared/contract/case.ts';
import styles from './preview.module.css';
import { Scrollable } from './Scrollable.tsx';

/** Characters of a block: the browser lays out only the blocks that are in view. */
const BLOCK = 8000;

/** Cuts a text at the ends of lines into blocks; a line that is longer than a block by itself is cut where it must be. */
function inBlocks(text: string): { at: number; text: string }[] {
  const blocks: { at: number; text: string }[] = [];
  for (let at = 0; at < text.length; ) {
    const line = text.indexOf('\n', at + BLOCK);
    const whole = line === -1 ? text.length : line + 1;
    const end = whole - at > 3 * BLOCK ? at + BLOCK : whole;
    blocks.push({ at, text: text.slice(at, end) });
    at = end;
  }
  return blocks;
}

/** A text as it is, with its lines and spaces, and how it was read. */
export function TextPreview({ preview }: { preview: Extract<FilePreview, { is: 'text' }> }) {
  const { t } = useTranslation();
  const { text, encoding, truncated } = preview;
  const blocks = useMemo(() => inBlocks(text.replaceAll('\r\n', '\n')), [text]);
  return (
    <>
      <div className={styles.bar}>
        <span>{t('files:preview.encoding', { encoding: t(`files:encoding.${encoding}`) })}</span>
        {truncated && <b>{t('files:preview.truncated')}</b>}
      </div>
      {text === '' ? (
        <p className={styles.note}>{t('files:preview.empty')}</p>
      ) : (
        <Scrollable className={styles.text} label={t('files:preview.text')}>
          {blocks.map((block) => (
            <pre key={block.at}>{block.text}</pre>
          ))}
        </Scrollable>
      )}
    </>
  );
}
