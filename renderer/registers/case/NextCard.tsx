import { Button, Tooltip } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Card } from '../../components/Card.tsx';
import { useNamedForm } from '../address.ts';
import { nextStepOf } from '../next-step.ts';
import { type AskedStep, findStep } from '../steps.ts';
import { useShowCase } from '../useCaseCalls.ts';
import styles from './cards.module.css';
import { StepDialog } from './StepDialog.tsx';

/** The step whose form the address names. */
function stepOfForm({ kind, id }: CaseView, form: string | undefined): AskedStep | undefined {
  const [start, name] = [`${kind}.${id}.`, form ?? ''];
  return name.startsWith(start) ? findStep(kind, name.slice(start.length)) : undefined;
}

/** What to do next: one button with a verb, the other steps quiet beside it, and why the closed ones are closed. */
export function NextCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const show = useShowCase();
  const named = useNamedForm();
  const [asking, setAsking] = useState(() => stepOfForm(view, named));
  const take = useMutation(orpc.cases.takeStep.mutationOptions({ onSuccess: show }));
  const next = nextStepOf(view);
  const open = view.steps.filter(({ refusal }) => refusal === undefined);
  const closed = view.steps.filter(({ refusal }) => refusal !== undefined);
  const name = (step: string) => t(`moves:${view.kind}.${step}`);
  const hint = (step: string) => t(`moves:${view.kind}.${step}Hint`);

  function start(stepName: string) {
    const step = findStep(view.kind, stepName);
    if (!step) return;
    if (Object.keys(step.asks.shape).length > 0) setAsking(step);
    else take.mutate({ id: view.id, version: view.version, step: stepName, answers: {} });
  }

  return (
    <Card title={t('registers:case.next')}>
      <div className={styles.inside}>
        <p className={styles.hint}>{next ? hint(next) : t('registers:case.nothingNext')}</p>
      </div>
      {open.length > 0 && (
        <div className={styles.buttons}>
          {open
            .toSorted((one, other) => Number(other.name === next) - Number(one.name === next))
            .map(({ name: step }) => (
              <Tooltip disabled={step === next} key={step} label={hint(step)} maw={320} multiline>
                <Button
                  loading={take.isPending && take.variables?.step === step}
                  onClick={() => start(step)}
                  variant={step === next ? 'filled' : 'default'}
                >
                  {name(step)}
                </Button>
              </Tooltip>
            ))}
        </div>
      )}
      {closed.length > 0 && (
        <ul className={styles.closedSteps}>
          {closed.map(({ name: step, refusal }) => (
            <li key={step}>
              {t('registers:case.closedStep', { step: name(step), why: t(`refusals:${refusal}`) })}
            </li>
          ))}
        </ul>
      )}
      {take.error && <Failure error={take.error} />}
      {asking && <StepDialog close={() => setAsking(undefined)} step={asking} view={view} />}
    </Card>
  );
}
