/** Whose ways a practice's system has. `plain` does what the specification says and nothing else. */
export type PersonalityName = 'plain' | 'emis-like' | 'tpp-like' | 'vision-like';

/** One way in which systems differ. */
export interface Quirk {
  readonly of: readonly PersonalityName[];
  readonly what: string;
  /** Rows of the element tables that it breaks, by their names in `test/simulator/structure`: no other may be broken. */
  readonly breaks?: readonly string[];
}

/**
 * Every way in which answers of different systems differ although each is right, or is at least met in the wild. One row, one
 * difference; the code that makes it asks {@link hasQuirk}.
 */
export const QUIRKS = {
  // like EMIS: A99001
  listsFirst: { of: ['emis-like'], what: 'Lists stand before everything else in a record.' },
  userSelectedCodings: {
    of: ['emis-like'],
    what: 'The coding that the user picked stands first, marked userSelected, in the system of the supplier or in Read.',
  },
  completesEarly: {
    of: ['emis-like'],
    what: 'An issue is completed once half of its supply time has gone; an acute with it.',
  },
  lastIssueAtMidnight: { of: ['emis-like'], what: 'The last issue date is an instant: midnight of that day.' },
  nhsHostForDescriptions: {
    of: ['emis-like'],
    what: 'Description ids stand in an extension of the host fhir.nhs.uk instead of fhir.hl7.org.uk.',
    breaks: ['coding-sctdescid.url'],
  },
  nhsHostForRoles: {
    of: ['emis-like'],
    what: 'Job roles are coded under the host fhir.nhs.uk in records too.',
    breaks: ['PractitionerRole.code'],
  },
  allergyQualifiersInNotes: {
    of: ['emis-like'],
    what: 'What the practice noted about an allergy stands in its note, one "name : value" a line.',
  },
  vaccineInProcedure: {
    of: ['emis-like'],
    what: 'What a patient was vaccinated with stands in the procedure extension alone; the vaccine code says unknown.',
  },
  reportsOfUnknownStatus: {
    of: ['emis-like'],
    what: 'Reports of laboratories and their results have the status unknown.',
  },
  // like TPP: B99002
  actorsLast: {
    of: ['tpp-like'],
    what: 'Patient first, then items, each list after its items; staff and places last.',
  },
  resolvedAllergiesTwice: {
    of: ['tpp-like'],
    what: 'An ended allergy is contained in the list of ended ones and is an entry of the record as well.',
    breaks: ['AllergyIntolerance.clinicalStatus'],
  },
  dosageTextOnly: { of: ['tpp-like'], what: 'Dosage is one text: instructions for the patient are folded into it.' },
  displayOnlyEntries: {
    of: ['tpp-like'],
    what: 'What the system cannot export stands in its list as a display without a reference.',
  },
  unitAsQuantityText: {
    of: ['tpp-like', 'vision-like'],
    what: 'The unit of a quantity stands in the quantity text extension, beside the value.',
    breaks: ['MedicationQuantityText.alone'],
  },
  allowedAsPositiveInt: {
    of: ['tpp-like'],
    what: 'Issues allowed are a positiveInt instead of an unsignedInt.',
    breaks: ['MedicationRepeatInformation.numberOfRepeatPrescriptionsAllowed'],
  },
  recorderOnly: { of: ['tpp-like'], what: 'Prescriptions name who recorded them, not who asked for them.' },
  activeWithEnd: { of: ['tpp-like'], what: 'A running repeat has an end: the day of its review.' },
  substanceInCapitals: {
    of: ['tpp-like'],
    what: 'A drug allergy is coded by a product, with the substance in capitals as its text.',
  },
  underscoreInIds: {
    of: ['tpp-like'],
    what: 'Ids inside a record have an underscore, which FHIR does not allow in ids.',
    breaks: ['*.id'],
  },
  undatedLists: {
    of: ['tpp-like'],
    what: 'Lists say neither when they were made nor how they are sorted, but for those of a consultation.',
  },
  valuesInComments: {
    of: ['tpp-like'],
    what: 'Values of test results, and all that are no numbers, stand in the comment in words, with what is usual.',
  },
  practiceAmongPerformers: { of: ['tpp-like'], what: 'The practice is named among those who made an observation.' },
  onlyRecorderTakesPart: { of: ['tpp-like'], what: 'Consultations name who wrote them down, and nobody else.' },
  flatTopics: { of: ['tpp-like'], what: 'A topic with one heading lists its items itself, without the heading.' },
  untitledTopics: {
    of: ['tpp-like'],
    what: 'A topic of a consultation that nobody gave a title has none.',
    breaks: ['List.title'],
  },
  recipientInNotes: {
    of: ['tpp-like'],
    what: 'Whom a referral goes to stands in its notes, the specialty as the service that is requested.',
  },
  diaryInWords: { of: ['tpp-like'], what: 'What is planned stands in words, without a code.' },
  // like EMIS and TPP
  consultationKindInWords: {
    of: ['emis-like', 'tpp-like'],
    what: 'The kind of a consultation stands in words, without a code.',
  },
  ukHostForVaccinations: {
    of: ['emis-like', 'tpp-like'],
    what: 'When a vaccination was recorded, and whether a parent was there, stand in extensions of the host fhir.hl7.org.uk.',
    breaks: ['DateRecorded.url', 'ParentPresent.url'],
  },
  hidesBegunSlots: { of: ['tpp-like'], what: 'Free slots that have begun already are not shown.' },
  // like Vision, version 1.2: C99003
  noBundleId: { of: ['vision-like'], what: 'A record has no id.', breaks: ['Bundle.id'] },
  noAllergyEndDates: { of: ['vision-like'], what: 'An ended allergy says why, at best, but never when.' },
  dosageLastChanged: {
    of: ['vision-like'],
    what: 'A changed dosage is told by an extension and a warning at the end of the text, not by a new plan.',
    breaks: ['MedicationStatement.extension.MedicationStatementDosageLastChanged'],
  },
  sharedGroupIdentifier: {
    of: ['vision-like'],
    what: 'The group identifier of an issue is a local number that the repeats of one day share.',
    breaks: ['MedicationRequest.groupIdentifier.system'],
  },
  handwrittenAcutes: {
    of: ['vision-like'],
    what: 'Some acutes are of the type acute-handwritten.',
    breaks: ['PrescriptionType'],
  },
  wantsIfMatch: {
    of: ['vision-like'],
    what: 'An appointment is not changed unless the caller names the version that it has read.',
  },
  olderTitles: { of: ['vision-like'], what: 'Lists have the titles of earlier versions.', breaks: ['List.title'] },
  noProblemHeaders: { of: ['vision-like'], what: 'Problems linked to medication and allergies do not come along.' },
  staffWithoutNationalId: { of: ['vision-like'], what: 'Some staff have no national user id.' },
  // Access Record HTML and documents
  historyNotRetrieved: {
    of: ['emis-like'],
    what: 'HTML: allergies that have ended stand among the current ones; the historical ones are said not to be retrieved.',
  },
  historyNotStored: {
    of: ['vision-like'],
    what: 'HTML: allergies that have ended stand among the current ones; the historical ones are said not to be supported.',
  },
  allProblemsActive: {
    of: ['vision-like'],
    what: 'HTML: all problems stand among the active ones; the inactive ones are said not to be supported.',
  },
  endedWithDiscontinued: {
    of: ['vision-like'],
    what: 'HTML: repeats that have run out stand among those that somebody ended.',
  },
  ownBannerWording: {
    of: ['vision-like'],
    what: 'HTML: banners are worded otherwise than the specification has them.',
  },
  looseTables: {
    of: ['vision-like'],
    what: 'HTML: tables stand in paragraphs, and their headings in no row.',
  },
  custodianByName: {
    of: ['vision-like'],
    what: 'HTML: the custodian of the record is referred to by what no resource is called; only its name can be used.',
    breaks: ['Composition.custodian', 'Reference Record.Model.Organisation'],
  },
  documentsAfterDeath: {
    of: ['tpp-like'],
    what: 'Documents of somebody who has died can be had for 28 days more.',
  },
  jsonOnly: { of: ['vision-like'], what: 'XML is not spoken, nor understood, under any product.' },
} as const satisfies Readonly<Record<string, Quirk>>;

export type QuirkName = keyof typeof QUIRKS;

/** Whether systems of this personality have this way. */
export function hasQuirk(personality: PersonalityName, quirk: QuirkName): boolean {
  const { of }: Quirk = QUIRKS[quirk];
  return of.includes(personality);
}
