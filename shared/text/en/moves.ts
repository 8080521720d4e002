export const moves = {};
