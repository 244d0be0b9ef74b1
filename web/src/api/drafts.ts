/** A request as the page makes it: what it does not ask for is left away and never null. */
export type Asked<T> = T extends object ? { [K in keyof T]: Asked<Exclude<T[K], null>> } : T;
