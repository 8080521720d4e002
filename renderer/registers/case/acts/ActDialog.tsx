import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockOption } from '#shared/cases/clock-options.ts';
import type { CaseClock, CaseView } from '#shared/contract/case.ts';
import { clockName } from '#shared/text/clockName.ts';
import { client } from '../../../app/client.ts';
import { useFocusBack } from '../../../app/useFocusBack.ts';
import { nowHere, useWriters } from '../../../components/dates.ts';
import { RecordForm } from '../../../components/form/RecordForm.tsx';
import { stepAnswers } from '../../start.ts';
import { useShowCase } from '../../useCaseCalls.ts';
import { FormDialog } from '../FormDialog.tsx';
import { ActMoves } from './ActMoves.tsx';
import { actName, actShape } from './acts.ts';

interface Props {
  view: CaseView;
  clock: CaseClock;
  option: ClockOption;
  close: () => void;
}

/** Asks for what an act on a clock needs, shows from when to when dates move, and does it. */
export function ActDialog({ view, clock, option, close }: Props) {
  const { t } = useTranslation();
  const write = useWriters();
  useFocusBack();
  const show = useShowCase();
  const shape = useMemo(() => actShape(view, option), [view, option]);
  const start = useMemo(
    () => stepAnswers({ name: option.step ?? option.act, to: 'same', asks: shape.schema }, {}, nowHere()),
    [option, shape],
  );
  const { act, event, citation, until } = option;
  const about = {
    id: view.id,
    version: view.version,
    clock: clock.id,
    ...(event === undefined ? {} : { event }),
  };

  async function save(answers: object, { draft }: { draft: string | undefined }) {
    const changed = await client.clocks[act]({ ...about, answers, draft });
    close();
    show(changed);
  }

  return (
    <FormDialog
      close={close}
      hint={t(`acts:hint.${act}`, {
        citation,
        until: until === undefined ? '' : write.eitherIn(until, clock.result?.zone ?? 'UTC'),
      })}
      title={t('acts:title', { act: actName(option, t), clock: clockName(view.kind, clock, t) })}
    >
      <RecordForm
        about={view.record}
        cancel={close}
        draft={`${view.kind}.${view.id}.${act}.${clock.id}`}
        inDialog
        save={save}
        shape={shape}
        start={start}
        submit={actName(option, t)}
      >
        <ActMoves about={{ ...about, act }} at={option.at} shape={shape} view={view} />
      </RecordForm>
    </FormDialog>
  );
}
