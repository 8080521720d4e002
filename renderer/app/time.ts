import { readPageShift } from '#shared/contract/page.ts';
import { shiftTime } from '#shared/time.ts';

// Before anything is drawn: the page of a program under test lives at the time of that program.
shiftTime(readPageShift(window.location.search));
