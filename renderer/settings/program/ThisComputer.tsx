import { IdleChoice } from './IdleChoice.tsx';
import { RememberDevice } from './RememberDevice.tsx';
import { WindowChoices } from './WindowChoices.tsx';

/** How the program behaves on this computer. */
export function ThisComputer() {
  return (
    <>
      <WindowChoices />
      <IdleChoice />
      <RememberDevice />
    </>
  );
}
