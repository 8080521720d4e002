import { Checkbox, Input, NumberInput, Radio, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { type FieldValues, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { obligationName } from '#shared/text/clockName.ts';
import { nowHere } from '../dates.ts';
import { MomentInput } from '../when/MomentInput.tsx';
import { isMoment } from '../when/moment.ts';
import { type ControlProps, ListControl } from './controls.tsx';
import { FieldLabel } from './FieldLabel.tsx';
import styles from './fields.module.css';
import { ListSelect } from './ListSelect.tsx';
import { useFormScope } from './shape.ts';
import { asList, asNumber, asText, isObject } from './values.ts';

interface SeveralProps extends ControlProps {
  children: ReactNode;
  /** The parts themselves say what is wrong, each for its own. */
  saysItself?: boolean;
}

/** Label, hint and problem around a control of several parts, which is one group to a screen reader. */
function Several({ field, required, children, saysItself = false }: SeveralProps) {
  return (
    <Input.Wrapper
      description={field.hint}
      error={saysItself ? undefined : field.error}
      label={<FieldLabel name={field.name} required={required} />}
      labelElement="div"
    >
      <fieldset aria-label={field.name} className={styles.plain}>
        {children}
      </fieldset>
    </Input.Wrapper>
  );
}

export function MomentControl(props: ControlProps) {
  const { field } = props;
  return (
    <Several {...props} saysItself>
      <MomentInput
        error={field.error}
        id={field.id}
        isNowByDefault={field.isNowByDefault}
        leave={field.leave}
        name={field.name}
        set={field.set}
        value={asText(field.value)}
      />
    </Several>
  );
}

const units = ['day', 'week', 'month'] as const;

export function DurationControl(props: ControlProps) {
  const { field } = props;
  const { t } = useTranslation();
  const value = isObject(field.value) ? field.value : {};
  return (
    <Several {...props}>
      <div className={styles.pair}>
        <NumberInput
          allowDecimal={false}
          allowNegative={false}
          aria-label={t('registers:form.amountOf', { name: field.name })}
          error={field.error !== undefined}
          hideControls
          id={field.id}
          onBlur={field.leave}
          onChange={(amount) => field.set(amount === '' ? undefined : { unit: 'month', ...value, amount })}
          value={asNumber(value.amount)}
        />
        <ListSelect
          aria-label={t('registers:form.unitOf', { name: field.name })}
          entries={units.map((unit) => ({ value: unit, label: t(`choices:durationUnit.${unit}`) }))}
          onChange={(unit) => field.set({ ...value, unit })}
          onUnmatched={(unit) => field.set({ ...value, unit })}
          value={asText(value.unit) || 'month'}
        />
      </div>
    </Several>
  );
}

export function CountControl(props: ControlProps) {
  const { field } = props;
  const { t } = useTranslation();
  const value = isObject(field.value) ? field.value : {};
  const isUnknown = value.state === 'notKnownYet';
  const known = { state: 'known', estimated: value.estimated === true, value: value.value };
  return (
    <Several {...props}>
      <div className={styles.pair}>
        <NumberInput
          allowDecimal={false}
          allowNegative={false}
          aria-label={field.name}
          disabled={isUnknown}
          error={field.error !== undefined}
          hideControls
          id={field.id}
          onBlur={field.leave}
          onChange={(amount) => field.set({ ...known, value: amount === '' ? undefined : amount })}
          thousandSeparator=" "
          value={isUnknown ? '' : asNumber(value.value)}
        />
        <div className={styles.inline}>
          <Checkbox
            checked={isUnknown}
            label={t('registers:form.notKnownYet')}
            onChange={(event) =>
              field.set(
                event.currentTarget.checked ? { state: 'notKnownYet' } : { ...known, value: undefined },
              )
            }
            size="xs"
          />
          {!isUnknown && (
            <Checkbox
              checked={value.estimated === true}
              label={t('registers:form.estimated')}
              onChange={(event) => field.set({ ...known, estimated: event.currentTarget.checked })}
              size="xs"
            />
          )}
        </div>
      </div>
    </Several>
  );
}

/** Another time of the same record that somebody gave: what happened lies nearer to it than to nothing. */
function knownMoment(record: FieldValues): string | undefined {
  const times = Object.values(record).map((value) => (isObject(value) ? asText(value.at) : ''));
  return times.find(isMoment);
}

const certainties = ['exact', 'estimated', 'notKnownYet'] as const;

export function UncertainTimeControl(props: ControlProps) {
  const { field } = props;
  const { t } = useTranslation();
  const value = isObject(field.value) ? field.value : {};
  const certainty = asText(value.certainty) || 'notKnownYet';
  const { getValues } = useFormContext();
  const before = useRef('');

  function choose(next: string) {
    const at = asText(value.at);
    if (next === 'notKnownYet') {
      before.current = at;
      field.set({ certainty: next });
      return;
    }
    field.set({ certainty: next, at: at || before.current || knownMoment(getValues()) || nowHere() });
  }

  return (
    <Several {...props} saysItself={certainty !== 'notKnownYet'}>
      <Radio.Group
        label={<VisuallyHidden>{t('registers:form.certaintyOf', { name: field.name })}</VisuallyHidden>}
        onChange={choose}
        value={certainty}
      >
        <div className={styles.inline}>
          {certainties.map((one, index) => (
            <Radio
              {...(index === 0 && certainty === 'notKnownYet' ? { id: field.id } : {})}
              key={one}
              label={t(`choices:certainty.${one}`)}
              size="xs"
              value={one}
            />
          ))}
        </div>
      </Radio.Group>
      {certainty !== 'notKnownYet' && (
        <MomentInput
          error={field.error}
          id={field.id}
          isNowByDefault={field.isNowByDefault}
          leave={field.leave}
          name={field.name}
          set={(at) => field.set({ certainty, ...(at ? { at } : {}) })}
          value={asText(value.at)}
        />
      )}
    </Several>
  );
}

/** One of the files of the case that the form is about. */
export function FileControl(props: ControlProps) {
  const { t } = useTranslation();
  const { files = [] } = useFormScope().shape;
  const isEmpty = files.length === 0;
  return (
    <ListControl
      {...props}
      disabled={isEmpty}
      entries={files.map(({ id, name }) => ({ value: id, label: name }))}
      field={{ ...props.field, hint: isEmpty ? t('registers:files.none') : undefined }}
    />
  );
}

/** One of the obligations of the case that the form is about. */
export function ObligationControl(props: ControlProps) {
  const { t } = useTranslation();
  const { record } = useFormScope();
  const ids = asList(record.obligations).flatMap((one) => (isObject(one) ? [asText(one.id)] : []));
  return (
    <ListControl {...props} entries={ids.map((value) => ({ value, label: obligationName(value, t) }))} />
  );
}
