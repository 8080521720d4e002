import { type Field, type FieldNote, fieldsOf } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import { createTexts, type Language } from '#shared/text/texts.ts';

/** One value of a record under its label, as somebody who reads a pack expects it. */
export interface Told {
  /** The label of the field itself; the page may put the name of its group in front. */
  label: string;
  /** What must stand there: all of these. */
  parts: string[];
}

const locales = { en: 'en-GB', 'zh-CN': 'zh-CN' };

/**
 * Every value of a record in words, written by hand from the schema, apart from the writers of the product: as people read
 * it, or as the cells of a table have it, a date as a date and a number as a number.
 */
export function tellRecord(
  kind: CaseKind,
  record: unknown,
  { language, zone, isTable }: { language: Language; zone: string; isTable: boolean },
): Told[] {
  const { t } = createTexts(language);
  const form = (timeZone: string, hours: object) =>
    new Intl.DateTimeFormat(locales[language], {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...hours,
      timeZone,
    });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const dateOf = (text: string) => (isTable ? text : form('UTC', {}).format(new Date(`${text}T00:00:00Z`)));
  const momentOf = (text: string) => {
    const sv = new Date(text).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);
    return isTable ? sv.split(' ') : [form(zone, clock).format(new Date(text))];
  };
  const numberOf = (value: number) => (isTable ? String(value) : value.toLocaleString(locales[language]));
  const regimeOf = (id: string) =>
    t(`rules:regime.${id.replace(/-(.)/g, (_, sign: string) => sign.toUpperCase())}`);

  function partsOf(note: FieldNote, value: unknown): string[] {
    const json: Record<string, unknown> = Object(value);
    switch (note.widget) {
      case 'date':
        return [dateOf(String(value))];
      case 'moment':
        return momentOf(String(value));
      case 'yesNo':
        return [t(value === true ? 'registers:form.yes' : 'registers:form.no')];
      case 'number':
        return [numberOf(Number(value))];
      case 'country':
        return [new Intl.DisplayNames(locales[language], { type: 'region' }).of(String(value)) ?? ''];
      case 'choice':
        return [t(`choices:${note.choices}.${value}`)];
      case 'choices':
        return Object.values(json).map((one) => t(`choices:${note.choices}.${one}`));
      case 'regimes':
        return [regimeOf('cn-pipl'), t('rules:place.CN'), regimeOf('eu-gdpr'), t('rules:place.DE')];
      case 'duration':
        return [String(json.amount), t(`choices:durationUnit.${json.unit}`)];
      case 'count':
        return json.state === 'known' ? [numberOf(Number(json.value))] : [t('choices:certainty.notKnownYet')];
      case 'uncertainTime':
        return json.at === undefined ? [t('choices:certainty.notKnownYet')] : momentOf(String(json.at));
      case 'obligation':
        return [
          regimeOf(String(value).split('.')[0] ?? ''),
          t(`choices:addressee.${String(value).split('.')[1]}`),
        ];
      case 'person':
        return [String(json.name)];
      case 'code':
        return note.names === 'regime' ? [regimeOf(String(value))] : [];
      default:
        return [String(value)];
    }
  }

  function tell(fields: readonly Field[], values: unknown, base: string): Told[] {
    const json: Record<string, unknown> = Object(values);
    return fields.flatMap((field): Told[] => {
      const value = json[field.key];
      if (value === undefined) return [];
      const path = base ? `${base}.${field.key}` : field.key;
      if (field.kind === 'group') return tell(field.fields, value, path);
      if (field.kind === 'list')
        return Object.values(Object(value)).flatMap((row) => tell(field.fields, row, path));
      return [{ label: t(`fields:${kind}.${path}`), parts: partsOf(field.note, value) }];
    });
  }
  return tell(fieldsOf(registers[kind].schema), record, '');
}
