/** Shown by the shell's routes. */
export function RegisterScreen() {
  return null;
}
