/** Drugs of the formulary that are controlled (schedules 2 to 4): what is written of them says so. */
export const CONTROLLED_DRUGS: ReadonlySet<string> = new Set(['diazepam', 'tramadol', 'zopiclone']);
