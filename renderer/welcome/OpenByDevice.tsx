import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import classes from './forms.module.css';

interface Props {
  /** Absent for the docket that the program was started with. */
  token: string | undefined;
  /** While another way of opening is under way. */
  disabled: boolean;
  /** Opens the docket with what this computer keeps. */
  onOpen: () => void;
}

/** The way in without a passphrase, where this computer has one for the docket, and the way to give it up. */
export function OpenByDevice({ token, disabled, onOpen }: Props) {
  const { t } = useTranslation('device');
  const queries = useQueryClient();
  const input = token === undefined ? {} : { token };
  const { data } = useQuery({ ...orpc.device.known.queryOptions({ input }), staleTime: 0 });
  const forget = useMutation({
    mutationFn: () => client.device.forget(input),
    onSettled: () => queries.invalidateQueries({ queryKey: orpc.device.key() }),
  });
  return (
    <>
      {data?.remembered && (
        <div className={classes.buttons}>
          <Button disabled={disabled} onClick={onOpen}>
            {t('unlock.open')}
          </Button>
          <Button
            variant="subtle"
            disabled={disabled}
            loading={forget.isPending}
            onClick={() => forget.mutate()}
          >
            {t('unlock.forget')}
          </Button>
        </div>
      )}
      {forget.isSuccess && (
        <p className={classes.hint} role="status">
          {t('unlock.forgotten')}
        </p>
      )}
      {forget.error && <Failure error={forget.error} />}
    </>
  );
}
