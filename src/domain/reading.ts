/** What reading somebody else's data gave. The problem names the element, says what would be accepted, and holds no patient data. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };
