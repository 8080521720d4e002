import { Button, NumberInput } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriters } from '../../../components/dates.ts';
import { small } from '../../../components/small.ts';
import { PdfPage } from './PdfPage.tsx';
import { openPdf } from './pdf.ts';
import styles from './preview.module.css';
import { Scrollable } from './Scrollable.tsx';

/** How large a page is drawn, against paper; undefined: as wide as the dialog. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

type Opened = { is: 'open'; document: PDFDocumentProxy } | { is: 'protected' } | { is: 'damaged' };

function usePdf(base64: string): Opened | undefined {
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    let isCurrent = true;
    const pdf = openPdf(base64);
    pdf.document.then(
      (document) => isCurrent && setOpened({ is: 'open', document }),
      (error: unknown) => {
        const needsPassword = error instanceof Error && error.name === 'PasswordException';
        if (isCurrent) setOpened({ is: needsPassword ? 'protected' : 'damaged' });
      },
    );
    return () => {
      isCurrent = false;
      setOpened(undefined);
      pdf.close();
    };
  }, [base64]);
  return opened;
}

/** A PDF, page by page. */
export default function PdfPreview({ base64 }: { base64: string }) {
  const { t } = useTranslation();
  const opened = usePdf(base64);
  if (opened === undefined) return <p className={styles.note}>{t('files:preview.reading')}</p>;
  if (opened.is !== 'open') return <p className={styles.note}>{t(`files:preview.${opened.is}`)}</p>;
  return <Pages document={opened.document} />;
}

function Pages({ document }: { document: PDFDocumentProxy }) {
  const { t } = useTranslation();
  const write = useWriters();
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState<number>();
  const [drawn, setDrawn] = useState(1);
  const scroll = useRef<HTMLElement>(null);
  const last = document.numPages;

  function turnTo(next: number) {
    setNumber(Math.min(last, Math.max(1, next)));
    scroll.current?.scrollTo({ top: 0 });
  }
  const larger = () => setZoom(ZOOMS.find((one) => one > drawn + 0.01) ?? ZOOMS.at(-1));
  const smaller = () => setZoom(ZOOMS.findLast((one) => one < drawn - 0.01) ?? ZOOMS[0]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, () => void> = {
      PageDown: () => turnTo(number + 1),
      PageUp: () => turnTo(number - 1),
      Home: () => turnTo(1),
      End: () => turnTo(last),
      '+': larger,
      '-': smaller,
      '0': () => setZoom(undefined),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  }

  return (
    <>
      <div className={styles.bar}>
        <div className={styles.group}>
          <Button disabled={number === 1} onClick={() => turnTo(number - 1)} {...small}>
            {t('files:pdf.before')}
          </Button>
          <Button disabled={number === last} onClick={() => turnTo(number + 1)} {...small}>
            {t('files:pdf.next')}
          </Button>
          <NumberInput
            allowDecimal={false}
            aria-label={t('files:pdf.page')}
            classNames={{ input: styles.number ?? '' }}
            clampBehavior="strict"
            hideControls
            max={last}
            min={1}
            onChange={(value) => typeof value === 'number' && turnTo(value)}
            value={number}
          />
          <span>{t('files:pdf.of', { count: last })}</span>
        </div>
        <div className={styles.group}>
          <Button aria-label={t('files:pdf.smaller')} onClick={smaller} {...small}>
            −
          </Button>
          <span aria-live="polite" className={styles.percent}>
            {write.percent(drawn)}
          </span>
          <Button aria-label={t('files:pdf.larger')} onClick={larger} {...small}>
            +
          </Button>
          <Button disabled={zoom === undefined} onClick={() => setZoom(undefined)} {...small}>
            {t('files:preview.fit')}
          </Button>
        </div>
      </div>
      <Scrollable
        className={styles.scroll}
        label={t('files:pdf.where', { number, count: last })}
        onKeyDown={onKeyDown}
        ref={scroll}
      >
        <PdfPage document={document} number={number} onDrawn={setDrawn} zoom={zoom} />
      </Scrollable>
    </>
  );
}
