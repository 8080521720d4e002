import { Button, Modal } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePreview, FileView } from '#shared/contract/case.ts';
import { client } from '../../../app/client.ts';
import { Failure } from '../../../app/Failure.tsx';
import { useFocusBack } from '../../../app/useFocusBack.ts';
import { useWriters } from '../../../components/dates.ts';
import { small } from '../../../components/small.ts';
import type { FileActions } from '../files/FileRow.tsx';
import { kindOf } from '../files/versions.ts';
import { ImagePreview } from './ImagePreview.tsx';
import styles from './preview.module.css';
import { TextPreview } from './TextPreview.tsx';

/** The reader of PDFs is large; it is loaded when somebody looks at one. */
const PdfPreview = lazy(() => import('./PdfPreview.tsx'));

interface PreviewProps {
  caseId: string;
  file: FileView;
  actions: Pick<FileActions, 'save' | 'openElsewhere'>;
  close: () => void;
}

type Answer = { is: 'here'; preview: FilePreview } | { is: 'failed'; error: unknown };

/** The content of an attachment, asked for when it is shown and kept by nobody afterwards; it never touches the disk. */
function usePreview(caseId: string, fileId: string): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    const giveUp = new AbortController();
    const { signal } = giveUp;
    client.cases.previewFile({ id: caseId, fileId }, { signal }).then(
      ({ preview }) => {
        if (!signal.aborted) setAnswer({ is: 'here', preview });
      },
      (error: unknown) => {
        if (!signal.aborted) setAnswer({ is: 'failed', error });
      },
    );
    return () => {
      giveUp.abort();
      setAnswer(undefined);
    };
  }, [caseId, fileId]);
  return answer;
}

/** Shows an attachment inside the window, with the other ways to get at it. */
export function Preview({ caseId, file, actions, close }: PreviewProps) {
  const { t } = useTranslation();
  const write = useWriters();
  useFocusBack();
  const answer = usePreview(caseId, file.id);
  return (
    <Modal
      classNames={{ body: styles.body ?? '', title: styles.title ?? '' }}
      closeButtonProps={{ 'aria-label': t('close') }}
      onClose={close}
      opened
      size="min(1080px, 94vw)"
      title={
        <>
          <b>{file.name}</b>
          <span className={styles.facts}>
            {[write.bytes(file.size), t(`files:kind.${kindOf(file)}`)].join(' · ')}
          </span>
        </>
      }
    >
      <div className={styles.content}>
        {answer === undefined && <p className={styles.note}>{t('files:preview.reading')}</p>}
        {answer?.is === 'failed' && <Failure error={answer.error} />}
        {answer?.is === 'here' && <Content name={file.name} preview={answer.preview} />}
      </div>
      <div className={styles.foot}>
        <span className={styles.facts}>{t('files:preview.inside')}</span>
        <Button onClick={() => actions.save(file)} {...small}>
          {t('files:save')}
        </Button>
        <Button onClick={() => actions.openElsewhere(file)} {...small}>
          {t('files:openElsewhere')}
        </Button>
      </div>
    </Modal>
  );
}

function Content({ preview, name }: { preview: FilePreview; name: string }) {
  const { t } = useTranslation();
  switch (preview.is) {
    case 'text':
      return <TextPreview preview={preview} />;
    case 'image':
      return <ImagePreview base64={preview.base64} mediaType={preview.mediaType} name={name} />;
    case 'pdf':
      return (
        <Suspense fallback={<p className={styles.note}>{t('files:preview.reading')}</p>}>
          <PdfPreview base64={preview.base64} />
        </Suspense>
      );
    case 'none':
      return <p className={styles.note}>{t(`files:preview.none.${preview.why}`)}</p>;
  }
}
