import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { client } from '../../app/client.ts';
import { useFocusBack } from '../../app/useFocusBack.ts';
import { nowHere } from '../../components/dates.ts';
import { RecordForm } from '../../components/form/RecordForm.tsx';
import { stepShape } from '../shapes.ts';
import { stepAnswers } from '../start.ts';
import type { AskedStep } from '../steps.ts';
import { useShowCase } from '../useCaseCalls.ts';
import { FormDialog } from './FormDialog.tsx';

interface StepDialogProps {
  view: CaseView;
  step: AskedStep;
  close: () => void;
}

/** Asks for the facts of a step and takes it. A refusal is shown in words, and what was typed stays. */
export function StepDialog({ view, step, close }: StepDialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  const show = useShowCase();
  const shape = useMemo(() => stepShape(view.kind, step, view.files), [view.kind, view.files, step]);
  const start = useMemo(() => stepAnswers(step, view.record, nowHere()), [view.record, step]);

  async function take(answers: object, { draft }: { draft: string | undefined }) {
    const { id, version } = view;
    const changed = await client.cases.takeStep({ id, version, step: step.name, answers, draft });
    close();
    show(changed);
  }

  return (
    <FormDialog
      close={close}
      hint={t(`moves:${view.kind}.${step.name}Hint`)}
      title={t(`moves:${view.kind}.${step.name}`)}
    >
      <RecordForm
        about={view.record}
        cancel={close}
        draft={`${view.kind}.${view.id}.${step.name}`}
        inDialog
        save={take}
        shape={shape}
        start={start}
        submit={t(`moves:${view.kind}.${step.name}`)}
      />
    </FormDialog>
  );
}
