import type { Rectangle } from 'electron';

/** Window sizes in device-independent pixels. The list folds away at 1024; below 640 high the case page is not usable. */
export const MINIMUM = { width: 1024, height: 640 };
const USUAL = { width: 1440, height: 900 };

/**
 * Where the window opens: as it was left, when most of its title bar lies on a screen that is there now; else centred
 * on the main screen in its usual size.
 * @param remembered bounds at the last close
 * @param screens work areas, the main screen first
 */
export function chooseBounds(remembered: Rectangle | undefined, screens: readonly Rectangle[]): Rectangle {
  if (remembered && screens.some((screen) => holdsTitleBar(screen, remembered)))
    return atLeastMinimum(remembered);
  const [main] = screens;
  if (!main) return { x: 0, y: 0, ...USUAL };
  const width = Math.max(MINIMUM.width, Math.min(USUAL.width, main.width));
  const height = Math.max(MINIMUM.height, Math.min(USUAL.height, main.height));
  const x = main.x + Math.max(0, Math.round((main.width - width) / 2));
  const y = main.y + Math.max(0, Math.round((main.height - height) / 2));
  return { x, y, width, height };
}

function holdsTitleBar(screen: Rectangle, { x, y, width }: Rectangle): boolean {
  const left = Math.max(screen.x, x);
  const right = Math.min(screen.x + screen.width, x + width);
  return right - left >= width / 2 && y >= screen.y && y < screen.y + screen.height - 40;
}

function atLeastMinimum(bounds: Rectangle): Rectangle {
  const width = Math.max(MINIMUM.width, bounds.width);
  const height = Math.max(MINIMUM.height, bounds.height);
  return { ...bounds, width, height };
}
