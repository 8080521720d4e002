import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Lead, leadSchema } from '#shared/clocks/safe.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Inside, Section } from '../../app/Page.tsx';
import { useLawChange, useMayChangeLaw } from './useLawChange.ts';

/** Which date of a contested clock is sorted and judged by. */
export function LeadChoice({ lead }: { lead: Lead }) {
  const { t } = useTranslation('rulebook');
  const mayChange = useMayChangeLaw();
  const save = useLawChange(client.rulebook.setLead);
  return (
    <Section title={t('lead.section')} hint={t('lead.hint')}>
      <Inside>
        {mayChange ? (
          <SegmentedControl
            aria-label={t('lead.label')}
            data={leadSchema.options.map((value) => ({ value, label: t(`lead.${value}`) }))}
            disabled={save.isPending}
            onChange={(value) => save.mutate({ lead: leadSchema.parse(value) })}
            value={lead}
          />
        ) : (
          <p>{t(`lead.${lead}`)}</p>
        )}
        {save.error && <Failure error={save.error} />}
      </Inside>
    </Section>
  );
}
