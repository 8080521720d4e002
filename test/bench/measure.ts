/** One comparison: what the product does beside the bare part that it is built on, both measured in this run. */
export interface Comparison {
  name: string;
  /** Median milliseconds of one round. */
  product: number;
  bare: number;
  /** What the bare part is, in words. */
  against: string;
  /** Peak memory of the product's process in this work, and of the bare part's, in bytes. */
  peaks?: { product: number; bare: number };
  /** The longest time between two frames of the window meanwhile, in milliseconds; the median of the rounds. */
  frames?: { product: number; bare: number };
}

/** Median of the milliseconds that `rounds` runs of `work` took, after one run that is not counted. */
export async function medianOf(rounds: number, work: () => void | Promise<void>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

/** The comparisons as a Markdown table. Only the ratio travels from one machine to another. */
export function tableOf(comparisons: Comparison[]): string {
  const rows = comparisons.map(({ name, product, bare, against, peaks, frames }) =>
    [
      name,
      `${product.toFixed(3)} ms`,
      `${bare.toFixed(3)} ms`,
      `${(product / bare).toFixed(1)}x`,
      against,
      peaks ? `${inMiB(peaks.product)} against ${inMiB(peaks.bare)}` : '',
      frames ? `${frames.product.toFixed(0)} ms against ${frames.bare.toFixed(0)} ms` : '',
    ].join(' | '),
  );
  const head = [
    'what | docket | bare | ratio | bare means | peak memory | longest frame',
    '--- | --- | --- | --- | --- | --- | ---',
  ];
  return [...head, ...rows].map((row) => `| ${row} |`).join('\n');
}

function inMiB(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
