import { zodResolver } from '@hookform/resolvers/zod';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { client, orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useLanguage } from '../app/i18n.ts';
import { type CreateForm, createFormSchema, followHome } from './create-form.ts';
import classes from './forms.module.css';
import { PassphraseFields } from './PassphraseFields.tsx';
import { RegimeFields } from './RegimeFields.tsx';
import { usePlaceGroups } from './usePlaceGroups.ts';

interface Props {
  token: string;
  folder: string;
  /** Called with the recovery key once the docket is there. */
  onCreated: (recoveryKey: string) => void;
}

const empty: CreateForm = { name: '', person: '', place: '', regimes: [], passphrase: '', repeated: '' };

/** Asks what a new docket needs: whose it is, where, under which regimes, and its passphrase. */
export function CreateDocket({ token, folder, onCreated }: Props) {
  const { t } = useTranslation('welcome');
  const law = useQuery(orpc.law.list.queryOptions({ input: {} }));
  const form = useForm<CreateForm>({ resolver: zodResolver(createFormSchema), defaultValues: empty });
  const create = useCreate(token, onCreated);
  const { errors } = form.formState;
  const places = useMemo(() => law.data?.places.map(({ place }) => place) ?? [], [law.data]);
  const choices = usePlaceGroups(places);
  const home = useRef(empty.place);

  function moveHome(after: string) {
    const before = home.current;
    home.current = after;
    form.setValue(
      'regimes',
      followHome(form.getValues('regimes'), law.data?.regimes ?? [], { before, after }),
    );
  }

  return (
    <FormProvider {...form}>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.handleSubmit((values) => create.mutateAsync(values).catch(() => undefined))}
      >
        <div>
          <h1 className={classes.title}>{t('create.title')}</h1>
          <p className={classes.lead}>{t('create.folder', { folder })}</p>
        </div>
        {law.error && <Failure error={law.error} />}
        <TextInput
          label={t('create.name')}
          description={t('create.nameHint')}
          error={errors.name && t(`create.error.${errors.name.message}`)}
          autoFocus
          {...form.register('name')}
        />
        <div className={classes.two}>
          <TextInput
            label={t('create.person')}
            description={t('create.personHint')}
            error={errors.person && t(`create.error.${errors.person.message}`)}
            {...form.register('person')}
          />
          <NativeSelect
            label={t('create.place')}
            description={t('create.placeHint')}
            error={errors.place && t('create.error.noPlace')}
            data={[{ value: '', label: t('create.choosePlace') }, ...choices]}
            {...form.register('place', { onChange: (event) => moveHome(event.target.value) })}
          />
        </div>
        <RegimeFields regimes={law.data?.regimes ?? []} places={choices} />
        <PassphraseFields />
        {create.error && <Failure error={create.error} />}
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('create.submit')}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}

function useCreate(token: string, onCreated: (recoveryKey: string) => void) {
  const queries = useQueryClient();
  const language = useLanguage();
  return useMutation({
    mutationFn: ({ name, place, regimes, person, passphrase }: CreateForm) =>
      client.session.create({ token, profile: { name, place, regimes }, person, passphrase, language }),
    onSuccess: async ({ recoveryKey }) => {
      onCreated(recoveryKey);
      await queries.invalidateQueries({ queryKey: orpc.session.key() });
    },
  });
}
