/** The shape that a translation must have: the same keys as the English text, any string at each leaf. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };
