import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { client, orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { languageNames, useLanguage } from '../app/i18n.ts';
import { useMay } from '../app/may.ts';
import { Inside, Section } from '../app/Page.tsx';
import { DateField } from '../components/when/DateField.tsx';
import { isDate } from '../components/when/moment.ts';
import classes from './BuildPack.module.css';
import { BuiltPack } from './BuiltPack.tsx';

/** What goes into a pack: registers, and the period in which their cases were opened or changed (`YYYY-MM-DD`, or empty). */
interface Selection {
  registers: CaseKind[];
  from: string;
  to: string;
}

function inputOf({ registers, from, to }: Selection) {
  return { registers, ...(from && { from }), ...(to && { to }) };
}

/** Chooses what goes into a pack, shows how much that is, builds it and tells how it is checked. */
export function BuildPack() {
  const { t } = useTranslation('packs');
  const { kinds } = useMay();
  const [selection, setSelection] = useState<Selection>({ registers: [...kinds], from: '', to: '' });
  const [language, setLanguage] = useState<Language>(useLanguage());
  const build = useMutation({
    mutationFn: () => client.packs.build({ ...inputOf(selection), language }),
  });
  const { from, to } = selection;
  const backwards = isDate(from) && isDate(to) && from > to;
  const unread = [from, to].some((date) => date !== '' && !isDate(date));

  return (
    <>
      <Section title={t('window.build.section')} level={3}>
        <Inside>
          <div className={classes.form}>
            <Registers selection={selection} isPeriod={!backwards && !unread} onChange={setSelection} />
            <Period selection={selection} backwards={backwards} onChange={setSelection} />
            <PackLanguage language={language} onChange={setLanguage} />
            {build.error && <Failure error={build.error} />}
            <div className={classes.buttons}>
              <Button
                variant="filled"
                loading={build.isPending}
                disabled={backwards || unread || selection.registers.length === 0}
                onClick={() => build.mutate()}
              >
                {t('window.build.submit')}
              </Button>
              <span className={classes.muted}>{t('window.build.where')}</span>
            </div>
          </div>
        </Inside>
      </Section>
      {build.data?.pack && <BuiltPack pack={build.data.pack} />}
    </>
  );
}

interface PartProps {
  selection: Selection;
  onChange: (selection: Selection) => void;
}

interface RegistersProps extends PartProps {
  /** Both ends of the period can be read, and it does not end before it begins. */
  isPeriod: boolean;
}

function Registers({ selection, isPeriod, onChange }: RegistersProps) {
  const { t } = useTranslation('packs');
  const { kinds } = useMay();
  const preview = useQuery(
    orpc.packs.preview.queryOptions({
      // Every register that the person sees is counted, so that one can see what leaving it out means.
      input: inputOf({ ...selection, registers: [...kinds] }),
      enabled: isPeriod,
      placeholderData: keepPreviousData,
    }),
  );
  const counts = preview.data;

  function toggle(kind: CaseKind, wanted: boolean) {
    const registers = kinds.filter((one) => (one === kind ? wanted : selection.registers.includes(one)));
    onChange({ ...selection, registers });
  }

  return (
    <fieldset className={classes.part}>
      <legend>{t('window.build.registers')}</legend>
      {preview.error && <Failure error={preview.error} />}
      <ul className={classes.registers}>
        {kinds.map((kind) => (
          <li key={kind}>
            <Checkbox
              label={t(`common:kinds.${kind}`)}
              checked={selection.registers.includes(kind)}
              onChange={(event) => toggle(kind, event.currentTarget.checked)}
            />
            <span className={classes.muted}>
              {counts && t('window.build.cases', { count: counts[kind] })}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface PeriodProps extends PartProps {
  /** The period ends before it begins. */
  backwards: boolean;
}

function Period({ selection, backwards, onChange }: PeriodProps) {
  const { t } = useTranslation('packs');
  return (
    <fieldset className={classes.part}>
      <legend>{t('window.build.period')}</legend>
      <p className={classes.muted}>{t('window.build.periodHint')}</p>
      <div className={classes.dates}>
        <DateField
          label={t('window.build.from')}
          name={t('window.build.from')}
          placeholder={t('window.build.beginning')}
          set={(from) => onChange({ ...selection, from })}
          value={selection.from}
        />
        <DateField
          error={backwards && t('window.build.backwards')}
          label={t('window.build.to')}
          name={t('window.build.to')}
          placeholder={t('window.build.today')}
          set={(to) => onChange({ ...selection, to })}
          value={selection.to}
        />
      </div>
    </fieldset>
  );
}

function PackLanguage({
  language,
  onChange,
}: {
  language: Language;
  onChange: (language: Language) => void;
}) {
  const { t } = useTranslation('packs');
  const labelId = useId();
  return (
    <div className={classes.language}>
      <span id={labelId}>{t('window.build.language')}</span>
      <SegmentedControl
        aria-labelledby={labelId}
        size="xs"
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={onChange}
      />
    </div>
  );
}
