/** Sentences that a screen has to show with a list, whatever it holds (spec 04 §14; the clinical hazard log's numbers). */
export const CAVEATS = {
  /** Hazards 37 and 45. */
  medications:
    'The GP record does not hold everything the patient takes: medicines from hospitals and clinics, or bought over the counter, may be missing.',
  /** Hazard 16. */
  allergiesUnknown: 'The allergies of this patient were not retrieved with these medicines: they are not known here.',
  /** Spec 04 §12.2. */
  allergies: 'Only what this practice has recorded: allergies known elsewhere may be missing.',
  /** Spec 04 §12.2: "none" may be said only if ended ones were looked for too. */
  endedNotAsked: 'Ended allergies were not asked for: do not say that no allergy is recorded.',
  /** An entry "no known allergies" among others, or in a list that is not whole. */
  noKnownContradicted:
    'An entry says "no known allergies", but other allergies are recorded as well: do not show the patient as without known allergies.',
  noKnownDoubtful:
    'An entry says "no known allergies", but allergies may have been withheld or be missing: do not rely on it.',
  /** Hazard 16. */
  allergiesWarned: 'The list of allergies retrieved with these medicines may be incomplete: see its own notices.',
  /** Hazard 100. */
  filtered: 'A filter is in force: what it hides must not be taken as absent.',
} as const;
