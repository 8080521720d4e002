import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Panel } from './Panel.tsx';
import { Repairs } from './Repairs.tsx';
import classes from './trouble.module.css';
import { closedDocket, type Secret, type TroubleProps, textIn } from './useTrouble.ts';

const PROBLEMS = ['missing', 'key-check', 'person'];
const PREVIOUS = ['opens', 'reads'];

/** slots.json is damaged: whether the generation before it opens, and what taking it would mean. */
export function KeysDamaged(props: TroubleProps) {
  const { t } = useTranslation('trouble');
  const { token, secret, details, onOutcome } = props;
  const putBack = useMutation({
    mutationFn: (with_: Secret) => client.damage.restoreSlots({ ...closedDocket(token), secret: with_ }),
    onSuccess: (facts) => onOutcome({ is: 'keys', facts }),
  });
  const problem = PROBLEMS.find((one) => one === details.problem) ?? 'other';
  const previous = PREVIOUS.find((one) => one === textIn(details.previous)) ?? 'none';
  const opens = previous === 'opens';
  return (
    <Panel
      tone="late"
      title={t('keys.title')}
      happened={t(`keys.problem.${problem}`)}
      kept={t('keys.kept')}
      next={t(`keys.previous.${previous}`)}
    >
      {opens && <p className={classes.warning}>{t('keys.warning')}</p>}
      <Repairs
        {...props}
        canSalvage={false}
        first={
          opens && (
            <Button
              disabled={secret === undefined}
              loading={putBack.isPending}
              onClick={() => secret && putBack.mutate(secret)}
            >
              {t('keys.putBack')}
            </Button>
          )
        }
      />
      {putBack.error && <Failure error={putBack.error} />}
    </Panel>
  );
}
