import { readTimeShift, shiftTime, TIME_SHIFT_VARIABLE } from '#shared/time.ts';

// Each run lives at the moment at which the configuration let it begin, so that no test depends on the day it runs on.
shiftTime(readTimeShift(process.env[TIME_SHIFT_VARIABLE]));
