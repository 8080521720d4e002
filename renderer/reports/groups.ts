/** Hex in groups of four, as people compare and type it. */
export function inGroups(hex: string): string[] {
  return hex.match(/.{1,4}/g) ?? [];
}
