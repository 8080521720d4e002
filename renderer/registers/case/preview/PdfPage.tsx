import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPage, FULL_SCALE, textOf } from './pdf.ts';
import styles from './preview.module.css';

/** What lies beside a page that is as wide as the dialog, in pixels: its margins and the scroll bar. */
const BESIDE = 44;

interface PdfPageProps {
  document: PDFDocumentProxy;
  /** Counted from 1. */
  number: number;
  /** Against the size on paper; undefined: as wide as there is room. */
  zoom: number | undefined;
  /** Told in which size the page was drawn. */
  onDrawn: (scale: number) => void;
}

/** One page of a PDF as a picture, with its text for screen readers. A page that is turned on is drawn no further. */
export function PdfPage({ document, number, zoom, onDrawn }: PdfPageProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [isBroken, setBroken] = useState(false);

  useEffect(() => {
    let stop = () => {};
    let isCurrent = true;
    async function draw(host: HTMLDivElement) {
      const page = await document.getPage(number);
      if (!isCurrent) return;
      const room = (host.parentElement?.clientWidth ?? 800) - BESIDE;
      const scale = zoom ?? room / (page.getViewport({ scale: 1 }).width * FULL_SCALE);
      const { canvas, task } = drawPage(page, scale);
      stop = () => task.cancel();
      await task.promise;
      if (!isCurrent) return;
      host.replaceChildren(canvas);
      onDrawn(scale);
      const words = await textOf(page);
      if (isCurrent) setText(words);
    }
    setBroken(false);
    if (place.current) {
      draw(place.current).catch(() => {
        // A page that was turned on while it was drawn fails too, and is nobody's matter.
        if (isCurrent) setBroken(true);
      });
    }
    return () => {
      isCurrent = false;
      stop();
      setText('');
    };
  }, [document, number, zoom, onDrawn]);

  return (
    <>
      {isBroken && <p className={styles.note}>{t('files:pdf.broken')}</p>}
      <div aria-hidden="true" className={styles.page} hidden={isBroken} ref={place} />
      <p className={styles.spoken}>{text}</p>
    </>
  );
}
