/** What is wrong with a typed time of day, as a key of `dates:problem` and what its sentence names. */
export type TimeProblem =
  | { code: 'unknownTime' }
  | { code: 'noSuchHour'; hour: number }
  | { code: 'noSuchMinute'; minute: number };

/** A time of day `09:30`, with seconds where they were typed and are not zero, or what is wrong. */
export type TimeReading = { time: string } | { problem: TimeProblem };

const forms = [
  // 9, 9h, 9 pm
  /^(?<hour>\d{1,2})(?: ?h)?(?: ?(?<half>[ap])\.?m?\.?)?$/,
  // 9:30, 9.30, 9h30, 09:30:15, 9:30pm
  /^(?<hour>\d{1,2})[:.h](?<minute>\d{2})(?:[:.](?<second>\d{2}))?(?: ?(?<half>[ap])\.?m?\.?)?$/,
  // 930, 0930, 0930pm
  /^(?<hour>\d{1,2})(?<minute>\d{2})(?: ?(?<half>[ap])\.?m?\.?)?$/,
  // 9点, 下午3点半, 21时30分
  /^(?<chinese>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)? ?(?<hour>\d{1,2}) ?[点點时時](?: ?(?<minute>\d{1,2}|半) ?分?)?$/,
  // 下午3:30
  /^(?<chinese>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上) ?(?<hour>\d{1,2})[:.](?<minute>\d{2})$/,
];

const words: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
  ['中午', '12:00'],
  ['正午', '12:00'],
  ['午夜', '00:00'],
]);

const afternoon = new Set(['p', '下午', '傍晚', '晚上']);
const noon = '中午';

/**
 * Reads a time of day that somebody typed: `9`, `9:30`, `9.30`, `0930`, `9pm`, `9点半`, `下午3点`. An hour that no day has is
 * a problem, `24:00` included: it is the first minute of the next day.
 */
export function readTime(typed: string): TimeReading {
  const text = typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const word = words.get(text);
  if (word !== undefined) return { time: word };
  const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!found) return { problem: { code: 'unknownTime' } };
  const said = Number(found.hour);
  const hour = hourOf(said, found.half ?? found.chinese);
  const minute = found.minute === '半' ? 30 : Number(found.minute ?? 0);
  const second = Number(found.second ?? 0);
  if (hour === undefined || hour > 23) return { problem: { code: 'noSuchHour', hour: said } };
  if (minute > 59 || second > 59)
    return { problem: { code: 'noSuchMinute', minute: Math.max(minute, second) } };
  const parts = second > 0 ? [hour, minute, second] : [hour, minute];
  return { time: parts.map((part) => String(part).padStart(2, '0')).join(':') };
}

/** The hour of 24 that an hour with its half of the day means; undefined for one that a half of twelve hours has not. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (half === 'a' || half === 'p') {
    if (hour < 1 || hour > 12) return undefined;
    return (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 12) return hour;
  // Twelve in the evening is the end of the day: it has the number of no hour in it.
  if (hour === 12 && half !== noon && afternoon.has(half) && half !== '下午') return 24;
  if (half === noon) return hour < 3 ? (hour % 12) + 12 : hour;
  if (afternoon.has(half)) return (hour % 12) + 12;
  return hour % 12;
}
