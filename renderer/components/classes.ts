/** Joins the classes that apply; what is undefined or false is left out. */
export function classes(...names: (string | undefined | false)[]): string {
  return names.filter(Boolean).join(' ');
}
