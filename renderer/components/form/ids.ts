/** The id of the element that stands for a path of the record in a form. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`;

/** Moves the focus to the field of a path, or to the nearest part around it that can take it. */
export function focusField(path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const element = document.getElementById(fieldId(parts.slice(0, length).join('.')));
    if (!element) continue;
    element.scrollIntoView({ block: 'center' });
    element.focus();
    return;
  }
}
