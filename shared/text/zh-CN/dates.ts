/** Words around dates and times that somebody types: what they were read as, and what is wrong with them. */
export const dates = {
  time: '09:30',
  choose: '{{name}}：在日历中选择',
  calendar: {
    nextMonth: '下个月',
    previousMonth: '上个月',
    nextYear: '下一年',
    previousYear: '上一年',
    nextDecade: '后十年',
    previousDecade: '前十年',
  },
  echo: {
    date: '{{date}}，{{away}}',
    moment: '{{date}} {{time}}，{{away}}',
    ordered: '{{echo}}；按{{order}}的顺序读取',
    sentence: '{{echo}}。',
  },
  isNow: '已预填为此刻；若实际时间不同，请更改。',
  order: { dmy: '日、月、年', mdy: '月、日、年', ymd: '年、月、日' },
  problem: {
    unknownDate: '无法识别为日期。请写成 2026年11月22日、2026-11-22 或 11月22日。',
    noSuchMonth: '没有这个日期：一年中没有第 {{month}} 月。',
    noSuchDay: '没有这个日期：{{month}}只有 {{days}} 天。',
    otherWeekday: '{{date}}，并非{{weekday}}。请更正日期，或删去星期。',
    unknownTime: '无法识别为时间。请写成 09:30、9点半 或 下午3点。',
    noSuchHour: '没有这个时间：一天中没有 {{hour}} 时。午夜写作 00:00。',
    noSuchMinute: '没有这个时间：一小时中没有第 {{minute}} 分。',
    noSuchTime: '当天在 {{zone}} 没有 {{time}}：时钟从 {{from}} 拨快到 {{to}}。',
  },
  twice: {
    question: '当天时钟拨慢，{{time}} 出现了两次。是哪一次？',
    first: '第一次（{{offset}}）',
    second: '第二次（{{offset}}）',
  },
};
