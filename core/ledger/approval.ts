/**
 * Whether a reason names the document that approved a change (handbook 8.4): a number followed by 号, as in 望发改批〔2026〕88号.
 * Which document it is, a person judges; a reason without any number names none.
 */
export const namesDocument = (reason: string): boolean => /[0-9０-９]\s*号/.test(reason);
