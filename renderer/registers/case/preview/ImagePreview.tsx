import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../components/classes.ts';
import { useWriters } from '../../../components/dates.ts';
import { small } from '../../../components/small.ts';
import styles from './preview.module.css';
import { Scrollable } from './Scrollable.tsx';

interface ImagePreviewProps {
  base64: string;
  mediaType: string;
  name: string;
}

/**
 * An image in the size of the dialog or in its own. Its address is a `data:` one: what lies behind a `blob:` one belongs to
 * the browser, which may put it on the disk when memory is short.
 */
export function ImagePreview({ base64, mediaType, name }: ImagePreviewProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const [isWhole, setWhole] = useState(true);
  const [size, setSize] = useState<{ width: number; height: number } | 'damaged'>();
  if (size === 'damaged') return <p className={styles.note}>{t('files:preview.damaged')}</p>;
  return (
    <>
      <div className={styles.bar}>
        <span>
          {size &&
            t('files:preview.pixels', { width: write.number(size.width), height: write.number(size.height) })}
        </span>
        <Button aria-pressed={!isWhole} onClick={() => setWhole(!isWhole)} {...small}>
          {isWhole ? t('files:preview.ownSize') : t('files:preview.fit')}
        </Button>
      </div>
      <Scrollable className={styles.scroll} label={t('files:preview.image')}>
        <img
          alt={name}
          className={classes(styles.image, isWhole && styles.whole)}
          onError={() => setSize('damaged')}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setSize({ width: naturalWidth, height: naturalHeight })
          }
          src={`data:${mediaType};base64,${base64}`}
        />
      </Scrollable>
    </>
  );
}
