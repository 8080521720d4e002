export const registers = {};
