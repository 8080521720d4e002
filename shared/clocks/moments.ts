/** Whether the moment `a` (ISO with offset) lies before the moment `b`. */
export function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b);
}

/** Whether the moment `a` (ISO with offset) lies after the moment `b`. */
export function isAfter(a: string, b: string): boolean {
  return isBefore(b, a);
}
