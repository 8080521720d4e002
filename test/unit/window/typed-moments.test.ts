import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gapAround,
  halvesOf,
  isMoment,
  joinHalves,
  momentsOf,
} from '../../../renderer/components/when/moment.ts';
import { readTime } from '../../../renderer/components/when/read-time.ts';

describe('a typed time of day', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9h30', '09:30'],
    ['9pm', '21:00'],
    ['9:30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['09:30:15', '09:30:15'],
    ['9点半', '09:30'],
    ['21时05分', '21:05'],
    ['下午3点', '15:00'],
    ['上午9：30', '09:30'],
    ['中午1点', '13:00'],
  ])('%s is %s', (typed, time) => {
    expect(readTime(typed)).toEqual({ time });
  });

  it.each([
    ['25:00', { code: 'noSuchHour', hour: 25 }],
    ['24:00', { code: 'noSuchHour', hour: 24 }],
    ['晚上12点', { code: 'noSuchHour', hour: 12 }],
    ['13pm', { code: 'noSuchHour', hour: 13 }],
    ['9:75', { code: 'noSuchMinute', minute: 75 }],
    ['9:5', { code: 'unknownTime' }],
    ['late', { code: 'unknownTime' }],
  ])('%s is a problem with a name', (typed, problem) => {
    expect(readTime(typed)).toEqual({ problem });
  });

  it('is the same minute of the day in every notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
        const mm = String(minute).padStart(2, '0');
        const time = `${String(hour).padStart(2, '0')}:${mm}`;
        const twelve = `${hour % 12 || 12}:${mm}${hour < 12 ? 'am' : 'pm'}`;
        for (const typed of [
          `${hour}:${mm}`,
          `${hour}.${mm}`,
          `${time.replace(':', '')}`,
          twelve,
          `${hour}点${minute}分`,
        ])
          expect(readTime(typed), typed).toEqual({ time });
      }),
    );
  });
});

describe('a moment of two halves', () => {
  const zone = 'Europe/Berlin';

  it('is whole once both can be read, and else keeps both as they were typed', () => {
    expect(joinHalves({ date: '2026-11-22', time: '09:30' }, zone)).toBe('2026-11-22T09:30:00+01:00');
    for (const halves of [
      { date: '2026-11-31', time: '09:30' },
      { date: '2026-11-22', time: '25:00' },
      { date: '2026-11-22', time: '' },
      { date: '', time: '9' },
    ]) {
      const value = joinHalves(halves, zone);
      expect(isMoment(value)).toBe(false);
      expect(halvesOf(value, zone)).toEqual(halves);
    }
    expect(joinHalves({ date: '', time: '' }, zone)).toBe('');
  });

  it('says between which hours the clock went forward over it', () => {
    const missing = { date: '2026-03-29', time: '02:30' };
    expect(momentsOf(missing, zone)).toEqual([]);
    expect(isMoment(joinHalves(missing, zone))).toBe(false);
    expect(gapAround(missing, zone)).toEqual({ from: '02:00', to: '03:00' });
    expect(gapAround({ date: '2026-03-29', time: '03:00' }, zone)).toBeUndefined();
    expect(gapAround({ date: '2026-11-31', time: '02:30' }, zone)).toBeUndefined();
  });

  it('that came twice is the earlier one until the later one is chosen, and stays what was chosen', () => {
    const twice = { date: '2026-10-25', time: '02:30' };
    expect(momentsOf(twice, zone).map(({ moment }) => moment)).toEqual([
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T02:30:00+01:00',
    ]);
    expect(joinHalves(twice, zone)).toBe('2026-10-25T02:30:00+02:00');
    const later = halvesOf('2026-10-25T02:30:00+01:00', zone);
    expect(later).toEqual({ ...twice, offset: '+01:00' });
    expect(joinHalves(later, zone)).toBe('2026-10-25T02:30:00+01:00');
  });

  it('comes back from its halves in every zone', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Shanghai',
      'Asia/Kathmandu',
    ];
    const second = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
    fc.assert(
      fc.property(second, fc.constantFrom(...zones), (seconds, there) => {
        const moment = new Date(seconds * 1000).toISOString();
        const back = joinHalves(halvesOf(moment, there), there);
        expect(Date.parse(back)).toBe(seconds * 1000);
      }),
    );
  });
});
