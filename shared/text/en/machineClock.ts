/** Warnings about the clock of the computer, in the window and from a terminal. */
export const machineClock = {
  title: 'The clock of this computer needs a look',
  jump: {
    ahead: 'At {{at}} it was set ahead by {{span}}.',
    back: 'At {{at}} it was set back by {{span}}.',
  },
  behind: 'At {{at}} it was {{span}} behind the last entry of the trail, which was written at {{lastAt}}.',
  zone: 'Its time zone is now {{to}}. Before, it was {{from}}.',
  meaning: {
    time: 'What is left of a period, what is overdue and when reminders come is reckoned by this clock. The due dates themselves stay as they are. New entries are written with the time that it shows, and the trail says so.',
    zone: 'Due dates do not move: each is counted where its clock runs. Times on the screen are now those of the new zone.',
  },
  todo: {
    time: 'Compare the clock with another one and set it right in the system’s settings. What was entered meanwhile keeps its time: correct what rests on a wrong one. Then acknowledge.',
    zone: 'If you travel, all is well. If not, set the zone right in the system’s settings. Then acknowledge.',
  },
  acknowledge: 'Acknowledge',
  span: {
    day_one: '{{count}} day',
    day_other: '{{count}} days',
    hour_one: '{{count}} hour',
    hour_other: '{{count}} hours',
    minute_one: '{{count}} minute',
    minute_other: '{{count}} minutes',
  },
  cli: {
    behind:
      'Warning: the clock of this computer is {{seconds}} s behind the last entry of the trail ({{lastAt}}). What is left of a period is reckoned by it; a new entry gets the time that it shows.',
    zone: 'Note: the time zone of this computer is {{to}}; the last entry of the trail was written in {{from}}. Due dates do not move.',
  },
};
