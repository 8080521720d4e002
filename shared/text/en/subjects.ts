export const subjects = {};
