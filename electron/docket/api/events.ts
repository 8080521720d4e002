/** Runs `work` and hands out what it tells on its way, in order; ends with it, or throws what it throws. */
export async function* tellingOf<T>(
  work: (tell: (told: T) => void) => Promise<unknown>,
): AsyncGenerator<T, void> {
  const waiting: T[] = [];
  let wake = () => {};
  let over = false;
  const done = work((told) => {
    waiting.push(told);
    wake();
  }).finally(() => {
    over = true;
    wake();
  });
  // Awaited below; without this a failure before that would count as one that nobody handles.
  done.catch(() => {});
  for (;;) {
    for (let told = waiting.shift(); told !== undefined; told = waiting.shift()) yield told;
    if (over) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  await done;
}
