import { expect, it } from 'vitest';
import { chooseBounds } from '../../../electron/main/bounds.ts';

const desk = { x: 0, y: 30, width: 1920, height: 1050 };
const second = { x: 1920, y: 0, width: 1920, height: 1080 };

it('the window opens in the middle of the main screen at first', () => {
  expect(chooseBounds(undefined, [desk, second])).toEqual({ x: 240, y: 105, width: 1440, height: 900 });
});

it('the window opens where it was left, on either screen', () => {
  const left = { x: 2000, y: 50, width: 1200, height: 800 };
  expect(chooseBounds(left, [desk, second])).toEqual(left);
});

it('a window that was left on a screen that is gone comes back to the main one', () => {
  expect(chooseBounds({ x: 2000, y: 50, width: 1200, height: 800 }, [desk]).x).toBe(240);
  expect(chooseBounds({ x: 100, y: 5000, width: 1200, height: 800 }, [desk]).y).toBe(105);
});

it('a small screen gets a window of its size, never below the smallest usable one', () => {
  expect(chooseBounds(undefined, [{ x: 0, y: 0, width: 1280, height: 700 }])).toEqual({
    x: 0,
    y: 0,
    width: 1280,
    height: 700,
  });
  expect(chooseBounds(undefined, [{ x: 0, y: 0, width: 800, height: 600 }])).toMatchObject({
    width: 1024,
    height: 640,
  });
  expect(chooseBounds({ x: 0, y: 30, width: 300, height: 200 }, [desk])).toMatchObject({
    width: 1024,
    height: 640,
  });
});
