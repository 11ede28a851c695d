// A directory without an end date means "for good".

/** SQL over `tablee.directory`: the first day a person is no longer entitled; an end not given is far away. */
export const entitledUntil = `if(entitled_to <= toDate32('1970-01-01'), toDate32('2299-12-31'), entitled_to)`;
