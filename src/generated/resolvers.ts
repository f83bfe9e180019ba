import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PatientModel, PatientFailureModel, RegistrationModel, ViewerModel, EncounterModel, ServiceListModel, PracticeHealthModel } from '../resolvers/models.js';
import type { PracticeRef as PracticeRefOf, Source as SourceOf } from '../domain/source.js';
import type { Failure as FailureOf } from '../domain/failure.js';
import type { PracticeGroup as PracticeGroupOf } from '../directory/practices.js';
import type { PracticeCapability as PracticeCapabilityOf } from '../directory/capabilities.js';
import type { PractitionerFacts as PractitionerFactsOf, LocationFacts as LocationFactsOf, ServiceFacts as ServiceFactsOf, Party as PartyOf } from '../domain/staff.js';
import type { MedicationList as MedicationListOf } from '../record/medication-list.js';
import type { AllergyList as AllergyListOf } from '../record/allergy-list.js';
import type { Medication as MedicationOf, MedicationIssue as MedicationIssueOf, Allergy as AllergyOf, Problem as ProblemOf } from '../domain/record-items.js';
import type { RecordNotice as RecordNoticeOf } from '../domain/record.js';
import type { AppointmentList as AppointmentListOf } from '../booking/appointments.js';
import type { AppointmentFacts as AppointmentFactsOf } from '../domain/appointment.js';
import type { GraphQLContext } from '../resolvers/context.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day, `2026-11-22`. */
  Date: { input: string; output: string; }
  /** An instant with its offset, `2026-06-01T09:00:00+01:00`. The offset is kept as the practice sent it. */
  DateTime: { input: string; output: string; }
  /** A FHIR resource as JSON, exactly as the practice sent it. */
  FHIR: { input: unknown; output: unknown; }
  /** Ten digits with a valid modulus-11 check digit. Spaces are accepted on input and never returned; `0000000000` is refused. */
  NHSNumber: { input: NHSNumber; output: string; }
  /** The code of an NHS organisation, for example a practice. Put into capitals on input. */
  ODSCode: { input: OdsCode; output: string; }
  /** A clinical date exactly as precise as it was recorded: `2007`, `2007-01`, `2007-01-31`, or a DateTime. */
  PartialDate: { input: string; output: string; }
};

/** A postal address. */
export type Address = {
  readonly __typename?: 'Address';
  /** Town. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** County. */
  readonly district?: Maybe<Scalars['String']['output']>;
  /** Street lines. */
  readonly lines: ReadonlyArray<Scalars['String']['output']>;
  /** Postcode. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** What for, such as `home`, `temp`, `work`. */
  readonly use?: Maybe<Scalars['String']['output']>;
};

/** An allergy or intolerance (FHIR AllergyIntolerance). `date`: onset, else when recorded. */
export type Allergy = Node & RecordItem & {
  readonly __typename?: 'Allergy';
  /** When it was recorded. */
  readonly asserted?: Maybe<Scalars['PartialDate']['output']>;
  /** Who said so. */
  readonly asserter?: Maybe<Party>;
  /** To a medicine or to something else. May contradict the code. */
  readonly category: ReadonlyArray<AllergyCategory>;
  /** What it is to, with codes. */
  readonly code: CodedConcept;
  /** How serious a reaction could be. */
  readonly criticality?: Maybe<AllergyCriticality>;
  /** Onset, else when recorded. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Why it was ended; may be missing. */
  readonly endReason?: Maybe<Scalars['String']['output']>;
  /** When it was ended. */
  readonly ended?: Maybe<Scalars['PartialDate']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The practice's own stable identifiers. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** True if the code is a placeholder. For a drug: block prescribing until someone has read the name. */
  readonly isDegraded: Scalars['Boolean']['output'];
  /** When it last happened. */
  readonly lastOccurrence?: Maybe<Scalars['PartialDate']['output']>;
  /** Problems it is linked to. */
  readonly linkedProblems: ReadonlyArray<Problem>;
  /** Why it is in this answer. */
  readonly membership: Membership;
  /** What it is to: the original term. */
  readonly name: Scalars['String']['output'];
  /** Marked as not to be shown to the patient. */
  readonly notForPatient: Scalars['Boolean']['output'];
  /** Notes, unchanged: every qualifier the practice holds. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Onset. */
  readonly onset?: Maybe<Scalars['PartialDate']['output']>;
  /** As sent. */
  readonly raw?: Maybe<Scalars['FHIR']['output']>;
  /** What happened. */
  readonly reactions: ReadonlyArray<AllergyReaction>;
  /** Who recorded it. */
  readonly recorder?: Maybe<Practitioner>;
  /** Which practice said so, and when. */
  readonly source: Source;
  /** Active or ended. */
  readonly status: AllergyStatus;
  /** Allergy or intolerance. Null: not known. */
  readonly type?: Maybe<AllergyType>;
};

/** What it is to. */
export type AllergyCategory =
  /** Something else. */
  | 'ENVIRONMENT'
  /** A medicine, or not known. */
  | 'MEDICATION'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** How serious it could be. */
export type AllergyCriticality =
  /** High, may threaten life. */
  | 'HIGH'
  /** Low. */
  | 'LOW'
  /** Could not be judged. */
  | 'UNABLE_TO_ASSESS'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** Allergies and adverse reactions. Say "none recorded at this practice" only if `statement` is NOTHING_RECORDED, ended ones included. */
export type AllergyList = Gathered & RecordList & {
  readonly __typename?: 'AllergyList';
  /** Active ones (and any whose status is not recognised). */
  readonly active: ReadonlyArray<Allergy>;
  /** Sentences that have to be shown. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** True only if every practice asked gave a full answer. */
  readonly complete: Scalars['Boolean']['output'];
  /** Ended ones: show apart, clearly marked. Empty if they were not asked for; `filters` says so. */
  readonly ended: ReadonlyArray<Allergy>;
  /** Every filter in force: show them. */
  readonly filters: ReadonlyArray<AppliedFilter>;
  /** True if "no known allergies" is recorded as an entry. Not the same as an empty list. If other allergies stand beside it, or the list is not whole, a caveat says so: then do not show it. */
  readonly noKnownAllergies: Scalars['Boolean']['output'];
  /** Why nobody could be asked; null otherwise. */
  readonly notAsked?: Maybe<Failure>;
  /** What the practice said about completeness: show it. */
  readonly notices: ReadonlyArray<RecordNotice>;
  /** Every practice that was to be asked, and how it went. */
  readonly sources: ReadonlyArray<Source>;
  /** The strongest thing that may be said of this list. */
  readonly statement: RecordStatement;
  /** How many arrived, active and ended. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What happened. */
export type AllergyReaction = {
  readonly __typename?: 'AllergyReaction';
  /** In words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** How one was exposed. */
  readonly exposureRoute?: Maybe<CodedConcept>;
  /** Signs; may only say that they are not known. */
  readonly manifestations: ReadonlyArray<CodedConcept>;
  /** How severe. */
  readonly severity?: Maybe<ReactionSeverity>;
};

/** Whether an allergy still counts. */
export type AllergyStatus =
  /** Counts. */
  | 'ACTIVE'
  /** Ended. */
  | 'ENDED'
  /** A code that this schema does not know; shown as active. */
  | 'UNRECOGNISED';

/** What kind of reaction. */
export type AllergyType =
  /** Allergy. */
  | 'ALLERGY'
  /** Intolerance. */
  | 'INTOLERANCE'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** A filter that was in force. */
export type AppliedFilter = {
  readonly __typename?: 'AppliedFilter';
  /** The argument, for example `since`. */
  readonly argument: Scalars['String']['output'];
  /** Who applied it. */
  readonly by: FilteredBy;
  /** The filter in words, to show. */
  readonly text: Scalars['String']['output'];
  /** Its value. */
  readonly value: Scalars['String']['output'];
};

/** An appointment, whoever made it and however. Much may be missing in those not made through GP Connect. */
export type Appointment = Node & {
  readonly __typename?: 'Appointment';
  /** Why not: empty if both are true. */
  readonly blockedBy: ReadonlyArray<AppointmentBlock>;
  /** Who booked it. */
  readonly bookingOrganisation?: Maybe<BookingOrganisation>;
  /** True if, as far as is known, its texts may be changed now: BOOKED, not yet started, no VISIT, and the viewer may. The practice may still refuse. */
  readonly canAmend: Scalars['Boolean']['output'];
  /** The same for cancelling and moving. */
  readonly canCancel: Scalars['Boolean']['output'];
  /** Why it was cancelled; may be cut short by the practice. */
  readonly cancellationReason?: Maybe<Scalars['String']['output']>;
  /** Further words, at most 500 characters. */
  readonly comment?: Maybe<Scalars['String']['output']>;
  /** When it was booked. */
  readonly created?: Maybe<Scalars['DateTime']['output']>;
  /** In person, ... VISIT: the place shown is not the real one. */
  readonly deliveryChannel?: Maybe<DeliveryChannel>;
  /** What it is about, at most 100 characters. May hold more than was sent: some systems join the texts. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** End. */
  readonly end: Scalars['DateTime']['output'];
  /** Opaque; means this appointment of this patient at this practice. */
  readonly id: Scalars['ID']['output'];
  /** Where the patient goes. */
  readonly location?: Maybe<Location>;
  /** Length. */
  readonly minutes: Scalars['Int']['output'];
  /** Whose it is. Null only if it cannot be had. */
  readonly patient?: Maybe<Patient>;
  /** Where it is. */
  readonly practice: Practice;
  /** Role, in words. */
  readonly practitionerRole?: Maybe<Scalars['String']['output']>;
  /** With whom; may be nobody by name, and may change. */
  readonly practitioners: ReadonlyArray<Practitioner>;
  /** FHIR Appointment. */
  readonly raw?: Maybe<Scalars['FHIR']['output']>;
  /** The service, where the practice says. */
  readonly service?: Maybe<HealthcareService>;
  /** Session, in the practice's words. */
  readonly sessionName?: Maybe<Scalars['String']['output']>;
  /** Slot type, in the practice's words. */
  readonly slotType?: Maybe<Scalars['String']['output']>;
  /** When this was read. */
  readonly source: Source;
  /** Start. */
  readonly start: Scalars['DateTime']['output'];
  /** How it stands. */
  readonly status: AppointmentStatus;
  /** What was read; send it back to amend, cancel or move. Opaque. */
  readonly version: Scalars['String']['output'];
};

/** Why an appointment cannot be changed here. */
export type AppointmentBlock =
  /** It is not BOOKED. */
  | 'NOT_BOOKED'
  /** The viewer may not. */
  | 'NOT_PERMITTED'
  /** It has started. It is listed until midnight all the same. */
  | 'STARTED'
  /** It is a visit. */
  | 'VISIT';

/** Appointments of a patient, from today on. */
export type AppointmentList = Gathered & {
  readonly __typename?: 'AppointmentList';
  /** Sentences that have to be shown: only today onwards can be seen. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** True only if every practice asked gave a full answer, or is not the registered one and does not know the patient. */
  readonly complete: Scalars['Boolean']['output'];
  /** Every filter in force: show them. */
  readonly filters: ReadonlyArray<AppliedFilter>;
  /** Appointments in order of start, cancelled ones included. */
  readonly items: ReadonlyArray<Appointment>;
  /** Why nobody could be asked; null otherwise. */
  readonly notAsked?: Maybe<Failure>;
  /** Where demographics differ, or something could not be read. */
  readonly notices: ReadonlyArray<RecordNotice>;
  /** Every practice that was to be asked, and how it went. */
  readonly sources: ReadonlyArray<Source>;
};


/** Appointments of a patient, from today on. */
export type AppointmentListItemsArgs = {
  status?: InputMaybe<ReadonlyArray<AppointmentStatus>>;
};

/** How an appointment stands. */
export type AppointmentStatus =
  /** The patient has arrived. */
  | 'ARRIVED'
  /** Booked. */
  | 'BOOKED'
  /** Cancelled. Its slots may be somebody else's by now. */
  | 'CANCELLED'
  /** Entered in error. */
  | 'ENTERED_IN_ERROR'
  /** It has taken place. */
  | 'FULFILLED'
  /** The patient did not come. */
  | 'NO_SHOW'
  /** Pending. */
  | 'PENDING'
  /** Proposed. */
  | 'PROPOSED'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** How something is known. */
export type AreaEvidence =
  /** Inferred from the version that the practice names. */
  | 'DECLARED'
  /** Nothing yet. */
  | 'NONE'
  /** Seen in an answer. */
  | 'OBSERVED';

/** What is known of an area. */
export type AreaState =
  /** Switched off there. */
  | 'DISABLED'
  /** Not known to its software. */
  | 'NOT_SUPPORTED'
  /** Answered. */
  | 'SUPPORTED'
  /** Not found out yet. */
  | 'UNKNOWN';

/** Whether an area of the record is there at a practice. The specification has no flag for it, so this says how it is known. */
export type AreaSupport = {
  readonly __typename?: 'AreaSupport';
  /** Which area. */
  readonly area: RecordArea;
  /** How it is known. */
  readonly evidence: AreaEvidence;
  /** When it was seen. */
  readonly seenAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is known. */
  readonly state: AreaState;
};

/** Who booked. */
export type BookingOrganisation = {
  readonly __typename?: 'BookingOrganisation';
  /** Its name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its code. */
  readonly odsCode?: Maybe<Scalars['ODSCode']['output']>;
  /** Its phone numbers. */
  readonly telecoms: ReadonlyArray<Telecom>;
};

/** Kinds of capability; each has an endpoint of its own, save that the first two share one. */
export type Capability =
  /** Slots and appointments. */
  | 'APPOINTMENTS'
  /** Documents. */
  | 'DOCUMENTS'
  /** Patients, staff, places. */
  | 'FOUNDATIONS'
  /** The record as HTML. */
  | 'HTML'
  /** The coded record. */
  | 'STRUCTURED';

/** Something coded: the words first, the codes beside them. */
export type CodedConcept = {
  readonly __typename?: 'CodedConcept';
  /** Its codes: SNOMED CT, dm+d, Read, supplier codes. */
  readonly codings: ReadonlyArray<Coding>;
  /** True if the code is only a placeholder and the meaning is in `text` alone. Never match on such a code. */
  readonly isDegraded: Scalars['Boolean']['output'];
  /** What was originally recorded. Always show this. */
  readonly text: Scalars['String']['output'];
};

/** One code. */
export type Coding = {
  readonly __typename?: 'Coding';
  /** The code. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its words. */
  readonly display?: Maybe<Scalars['String']['output']>;
  /** The code system. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** True if this is the code the clinician chose. */
  readonly userSelected: Scalars['Boolean']['output'];
};

/** Someone to contact about the patient. */
export type Contact = {
  readonly __typename?: 'Contact';
  /** Where they live. */
  readonly address?: Maybe<Address>;
  /** Their name. */
  readonly name?: Maybe<HumanName>;
  /** Who they are to the patient, in words. */
  readonly relationships: ReadonlyArray<Scalars['String']['output']>;
  /** How to reach them. */
  readonly telecoms: ReadonlyArray<Telecom>;
};

/** How one is seen. As an argument, VISIT and UNRECOGNISED are refused. */
export type DeliveryChannel =
  /** In person. */
  | 'IN_PERSON'
  /** By telephone. */
  | 'TELEPHONE'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED'
  /** By video. */
  | 'VIDEO'
  /** At the patient's place. Only in appointments; can be neither booked, changed nor cancelled here. */
  | 'VISIT';

/** A detail that differs. */
export type Difference = {
  readonly __typename?: 'Difference';
  /** Which detail. */
  readonly field: Scalars['String']['output'];
  /** What the national record says. */
  readonly national?: Maybe<Scalars['String']['output']>;
  /** What the practice says. */
  readonly practice?: Maybe<Scalars['String']['output']>;
};

/** A time with one patient in view, inside which answers may be reused for the same user, organisation and role. */
export type Encounter = {
  readonly __typename?: 'Encounter';
  /** When it ends if nothing more is asked: 15 minutes idle, 60 minutes at most. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The UUID that the caller gave. */
  readonly id: Scalars['ID']['output'];
  /** When it was first named. */
  readonly startedAt: Scalars['DateTime']['output'];
};

/** Ends an encounter. */
export type EndEncounterInput = {
  /** The UUID that was sent as `Encounter-Id`. */
  readonly encounterId: Scalars['ID']['input'];
};

/** The encounter is over. */
export type EndEncounterPayload = {
  readonly __typename?: 'EndEncounterPayload';
  /** False if there was nothing to forget. Not an error: ending twice is harmless. */
  readonly ended: Scalars['Boolean']['output'];
  /** Why it could not be ended, for example a shared store that does not answer. */
  readonly failure?: Maybe<Failure>;
};

/** Why something could not be had or done. The same in sources, payloads and, as extensions, in errors. */
export type Failure = {
  readonly __typename?: 'Failure';
  /** What kind. */
  readonly code: FailureCode;
  /** The input it is about, for example `slotIds`. */
  readonly input?: Maybe<Scalars['String']['output']>;
  /** For a person, in plain words. Holds no patient data, no addresses, no credentials. */
  readonly message: Scalars['String']['output'];
  /** Which practice; null if it is not about one. */
  readonly practice?: Maybe<Scalars['ODSCode']['output']>;
  /** How long to wait first, where the practice or Spine said. */
  readonly retryAfterSeconds?: Maybe<Scalars['Int']['output']>;
  /** Whether the same request may work shortly. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The code in the practice's or Spine's own error, unchanged. */
  readonly spineCode?: Maybe<Scalars['String']['output']>;
  /** The trace id of the call that failed. */
  readonly traceId?: Maybe<Scalars['ID']['output']>;
};

/** Every reason there is. Errors use these too, and GraphQL's own: BAD_USER_INPUT, UNAUTHENTICATED, FORBIDDEN, COST_LIMIT_EXCEEDED, DOCUMENT_NOT_FOUND. */
export type FailureCode =
  /** The practice already has an active registration for the patient. */
  | 'ALREADY_REGISTERED'
  /** The access could not be recorded, so it was not made. */
  | 'AUDIT_UNAVAILABLE'
  /** The practice has switched this off. */
  | 'CAPABILITY_DISABLED'
  /** The directory has no endpoint of this kind for the practice, or its software is too old for what was asked. */
  | 'CAPABILITY_NOT_OFFERED'
  /** Not called, because the practice has been failing. It will be tried again soon. */
  | 'CIRCUIT_OPEN'
  /** The patient's details do not match: refused by the practice, or by this server until a person has accepted the difference. */
  | 'DEMOGRAPHICS_MISMATCH'
  /** The national demographics service does not answer, so nobody may be asked. */
  | 'DEMOGRAPHICS_UNAVAILABLE'
  /** The national endpoint directory does not answer. */
  | 'DIRECTORY_UNAVAILABLE'
  /** A fault of this server. */
  | 'INTERNAL'
  /** The input is wrong; `input` says which part. */
  | 'INVALID_INPUT'
  /** The national service marks this number as invalid. */
  | 'NHS_NUMBER_INVALID'
  /** Another number has replaced this one. Not followed silently: a person should see it. See `PatientFailure.replacedBy`. */
  | 'NHS_NUMBER_SUPERSEDED'
  /** The thing is not there. */
  | 'NOT_FOUND'
  /** The user may not do this. */
  | 'NOT_PERMITTED'
  /** The patient does not share their record. There is no override. Does not apply to appointments. */
  | 'NO_CONSENT'
  /** The patient has no current practice, so there is no record to ask for. Appointments and registration still work. */
  | 'NO_REGISTERED_PRACTICE'
  /** No data-sharing agreement between the user's organisation and the practice. */
  | 'NO_SHARING_AGREEMENT'
  /** A write was sent, and even after looking it is not known whether it took effect. Look again before trying again. */
  | 'OUTCOME_UNKNOWN'
  /** The patient has died. Nobody is asked. */
  | 'PATIENT_DECEASED'
  /** Nobody nationally, or at that practice, has this number; or they may not be shown. */
  | 'PATIENT_NOT_FOUND'
  /** The national record is marked sensitive. Nobody is asked. */
  | 'PATIENT_SENSITIVE'
  /** No such practice in the directory. */
  | 'PRACTICE_UNKNOWN'
  /** A rule refuses it: slots not adjacent, in the past, a visit, already cancelled, a limit of the practice. */
  | 'RULE_VIOLATED'
  /** A slot was taken, or was not free. Search again; nothing was booked. */
  | 'SLOT_NOT_FREE'
  /** Too many calls; wait. */
  | 'THROTTLED'
  /** No answer in time. */
  | 'TIMEOUT'
  /** The practice or the way to it is down. */
  | 'UNAVAILABLE'
  /** The practice's system failed, or its answer could not be understood or was not about this patient. */
  | 'UPSTREAM_INVALID'
  /** The appointment has changed since it was read. */
  | 'VERSION_CONFLICT';

/** Who applied a filter. */
export type FilteredBy =
  /** The practice: the rest was never sent. */
  | 'PRACTICE'
  /** This server, by the same rule, because the practice could not or was asked more widely. */
  | 'SERVER';

/** Anything gathered from practices. Read `complete` before saying that something is absent. */
export type Gathered = {
  /** True only if a practice was asked and all are ANSWERED. (In appointments NOT_REGISTERED is an answer too: no patient, no appointments.) */
  readonly complete: Scalars['Boolean']['output'];
  /** Every filter in force. Show them: what a filter hides must not look absent. */
  readonly filters: ReadonlyArray<AppliedFilter>;
  /** Why nobody could be asked at all, for example NO_REGISTERED_PRACTICE. Then `sources` is empty and `complete` false. */
  readonly notAsked?: Maybe<Failure>;
  /** Every practice that was to be asked, also those that failed or were not called. */
  readonly sources: ReadonlyArray<Source>;
};

/** Gender as recorded for administration. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Other. */
  | 'OTHER'
  /** Recorded as unknown. */
  | 'UNKNOWN'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** A service of a practice, as the Directory of Services knows it. */
export type HealthcareService = Node & {
  readonly __typename?: 'HealthcareService';
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Which practice it belongs to. */
  readonly practice: Practice;
  /** Its id in the Directory of Services: for `FreeSlotSearch.serviceId`. */
  readonly serviceId?: Maybe<Scalars['ID']['output']>;
};

/** A name. */
export type HumanName = {
  readonly __typename?: 'HumanName';
  /** Family name. */
  readonly family?: Maybe<Scalars['String']['output']>;
  /** Given names, in order. */
  readonly given: ReadonlyArray<Scalars['String']['output']>;
  /** Titles. */
  readonly prefix: ReadonlyArray<Scalars['String']['output']>;
  /** Ready to show: FAMILY, Given (Prefix). */
  readonly text: Scalars['String']['output'];
};

/** The practice's own stable identifier of something: the key to recognise it again. */
export type Identifier = {
  readonly __typename?: 'Identifier';
  /** Who gives these identifiers. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** The identifier. */
  readonly value: Scalars['String']['output'];
};

/** What the date of an issue means. */
export type IssueDateMeaning =
  /** It was authorised in advance for then. */
  | 'AUTHORISED'
  /** The prescription was issued then. */
  | 'ISSUED';

/** Where the date of last issue comes from. */
export type LastIssuedBasis =
  /** Derived: the newest issue that is not post-dated. */
  | 'NEWEST_ISSUE'
  /** There is none. */
  | 'NOT_AVAILABLE'
  /** The practice stated it. */
  | 'STATED';

/** A surgery, branch or room. Where the patient goes. Practices give no site codes. */
export type Location = Node & {
  readonly __typename?: 'Location';
  /** Its address. */
  readonly address?: Maybe<Address>;
  /** Opaque; means this place at this practice. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Which practice it belongs to. */
  readonly practice: Practice;
  /** Its phone numbers. */
  readonly telecoms: ReadonlyArray<Telecom>;
};

/** One course of a medicine: header, authorisation, issues (FHIR MedicationStatement and MedicationRequests). Nobody knows if it is taken. `date`: start. */
export type Medication = Node & RecordItem & {
  readonly __typename?: 'Medication';
  /** When the authorisation was written. */
  readonly authoredOn?: Maybe<Scalars['PartialDate']['output']>;
  /** The product, with its codes. */
  readonly code: CodedConcept;
  /** Start. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** How to take it, in words: the only reliable form. */
  readonly dosage?: Maybe<Scalars['String']['output']>;
  /** When the dosage last changed within the course, if that was said. Show it as a warning. */
  readonly dosageChanged?: Maybe<Scalars['PartialDate']['output']>;
  /** Start and end of the course. No end: open. */
  readonly effective: Period;
  /** Where to show it. Derived; errs towards showing more. */
  readonly group: MedicationGroup;
  /** Which rule put it there, in words. Derived. */
  readonly groupReason: Scalars['String']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The practice's own stable identifiers. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** True if the code is a placeholder: read the name. */
  readonly isDegraded: Scalars['Boolean']['output'];
  /** Its issues, newest first. */
  readonly issues: ReadonlyArray<MedicationIssue>;
  /** Issues allowed. Null: no limit stated. */
  readonly issuesAllowed?: Maybe<Scalars['Int']['output']>;
  /** False if issues were not asked for, or if it is LINKED and so only some came. */
  readonly issuesComplete: Scalars['Boolean']['output'];
  /** Issues made. May exceed the allowed. */
  readonly issuesIssued?: Maybe<Scalars['Int']['output']>;
  /** Last issue. Null: not known, never issued, or not applicable. */
  readonly lastIssued?: Maybe<Scalars['PartialDate']['output']>;
  /** Where `lastIssued` comes from. */
  readonly lastIssuedFrom: LastIssuedBasis;
  /** Problems it is linked to. */
  readonly linkedProblems: ReadonlyArray<Problem>;
  /** Why it is in this answer. */
  readonly membership: Membership;
  /** The original term. */
  readonly name: Scalars['String']['output'];
  /** Marked as not to be shown to the patient. */
  readonly notForPatient: Scalars['Boolean']['output'];
  /** Notes, unchanged. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Further instruction for the patient. */
  readonly patientInstruction?: Maybe<Scalars['String']['output']>;
  /** True if the practice says another organisation prescribed it; null if it does not say. It may be long out of date, and says nothing about supply. */
  readonly prescribedElsewhere?: Maybe<Scalars['Boolean']['output']>;
  /** Who prescribed it. Null where the practice does not say: some systems only name the recorder. */
  readonly prescriber?: Maybe<Practitioner>;
  /** Who prescribed, where it was not the practice: `Hospital`, ... Null: not stated. */
  readonly prescribingAgency?: Maybe<Scalars['String']['output']>;
  /** Acute, repeat, ... */
  readonly prescriptionType: PrescriptionType;
  /** How much. */
  readonly quantity?: Maybe<Quantity>;
  /** FHIR MedicationStatement. */
  readonly raw?: Maybe<Scalars['FHIR']['output']>;
  /** FHIR MedicationRequest of the authorisation. */
  readonly rawPlan?: Maybe<Scalars['FHIR']['output']>;
  /** The status code as sent. */
  readonly rawStatus?: Maybe<Scalars['String']['output']>;
  /** Who wrote it down at the practice. Not necessarily who prescribed it, above all where it is prescribed elsewhere. */
  readonly recorder?: Maybe<Practitioner>;
  /** The course it continues: re-authorised or with a changed dosage. */
  readonly replaces?: Maybe<Medication>;
  /** Review due: the end of the authorisation. */
  readonly reviewDate?: Maybe<Scalars['PartialDate']['output']>;
  /** Which practice said so, and when. */
  readonly source: Source;
  /** Status as sent. Suppliers mean different things by COMPLETED: go by `group`. */
  readonly status: MedicationStatus;
  /** Why and when it was stopped. */
  readonly stopped?: Maybe<StopDetails>;
  /** For how many days. */
  readonly supplyDays?: Maybe<Scalars['Int']['output']>;
};

/** Where to show a medicine. Derived from type, status, dates and later authorisations. */
export type MedicationGroup =
  /** Acute or delayed, still active. */
  | 'ACTIVE_ACUTE'
  /** Repeat or repeat dispensing (or type not known), not stopped, not past its end. */
  | 'CURRENT_REPEAT'
  /** Acute, over. */
  | 'PAST_ACUTE'
  /** Repeat, followed by a later authorisation. */
  | 'PAST_REPEAT'
  /** Prescribed elsewhere: always shown, never called past. */
  | 'PRESCRIBED_ELSEWHERE'
  /** Repeat past its end, neither stopped nor followed by a new authorisation: may still be in use. Keep beside the current ones. */
  | 'RUN_OUT_NOT_ENDED'
  /** Ended by a clinician. */
  | 'STOPPED'
  /** Cannot be placed safely. Keep beside the current ones. */
  | 'UNCLASSIFIED';

/** How many medicines in a group. */
export type MedicationGroupCount = {
  readonly __typename?: 'MedicationGroupCount';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** The group. */
  readonly group: MedicationGroup;
};

/** One issue of a course (FHIR MedicationRequest, order). */
export type MedicationIssue = {
  readonly __typename?: 'MedicationIssue';
  /** When it was written. */
  readonly authoredOn?: Maybe<Scalars['PartialDate']['output']>;
  /** The day to show: written, or for repeat dispensing the start of validity. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** What `date` means. */
  readonly dateMeaning: IssueDateMeaning;
  /** Who dispensed it, only if truly known. */
  readonly dispensedBy?: Maybe<Party>;
  /** This issue's dosage; may differ from the course's: show both. */
  readonly dosage?: Maybe<Scalars['String']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Notes, unchanged. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** True if it becomes valid only in the future. Derived. */
  readonly postDated: Scalars['Boolean']['output'];
  /** How much. */
  readonly quantity?: Maybe<Quantity>;
  /** As sent. */
  readonly raw?: Maybe<Scalars['FHIR']['output']>;
  /** Status as sent. */
  readonly status: MedicationStatus;
  /** For how many days. */
  readonly supplyDays?: Maybe<Scalars['Int']['output']>;
  /** The time it supplies. */
  readonly validity?: Maybe<Period>;
};

/** Medicines and devices that the practice has recorded. */
export type MedicationList = Gathered & RecordList & {
  readonly __typename?: 'MedicationList';
  /** True if the patient's allergies were retrieved in the same answer. Show them beside; if false, say that they are not known here. */
  readonly allergiesRetrieved: Scalars['Boolean']['output'];
  /** Sentences that have to be shown. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** True only if every practice asked gave a full answer. */
  readonly complete: Scalars['Boolean']['output'];
  /** Every filter in force: show them. */
  readonly filters: ReadonlyArray<AppliedFilter>;
  /** How many there are in each group, so that a screen can say how many it does not show. */
  readonly groupCounts: ReadonlyArray<MedicationGroupCount>;
  /** The medicines, by group, then name. Without an argument: all of them. */
  readonly items: ReadonlyArray<Medication>;
  /** Why nobody could be asked; null otherwise. */
  readonly notAsked?: Maybe<Failure>;
  /** What the practice said about completeness: show it. */
  readonly notices: ReadonlyArray<RecordNotice>;
  /** Every practice that was to be asked, and how it went. */
  readonly sources: ReadonlyArray<Source>;
  /** The strongest thing that may be said of this list. */
  readonly statement: RecordStatement;
  /** How many items arrived. */
  readonly totalCount: Scalars['Int']['output'];
};


/** Medicines and devices that the practice has recorded. */
export type MedicationListItemsArgs = {
  group?: InputMaybe<ReadonlyArray<MedicationGroup>>;
};

/** Status of a course or an issue, as sent. */
export type MedicationStatus =
  /** Running, or not begun. */
  | 'ACTIVE'
  /** Its time has passed. Not necessarily over. */
  | 'COMPLETED'
  /** Ended by a clinician. */
  | 'STOPPED'
  /** Not said. */
  | 'UNKNOWN'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** Why an item is in an answer. */
export type Membership =
  /** It came along because another item points to it. It may lie outside a filter, and may itself be incomplete. */
  | 'LINKED'
  /** It is in the practice's own list of this area: it answers the question. */
  | 'PRIMARY';

/** What can be changed. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Forget everything that was kept for an encounter. Call it when the user leaves the patient. */
  readonly endEncounter: EndEncounterPayload;
};


/** What can be changed. */
export type MutationEndEncounterArgs = {
  input: EndEncounterInput;
};

/** Anything that can be read again by its id. */
export type Node = {
  /** Opaque and stable. Holds no NHS number in the clear. */
  readonly id: Scalars['ID']['output'];
};

/** A person or organisation that is named in a record. */
export type Party = {
  readonly __typename?: 'Party';
  /** Person, organisation, ... */
  readonly kind: PartyKind;
  /** The name as given. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The organisation's code. */
  readonly odsCode?: Maybe<Scalars['ODSCode']['output']>;
  /** The member of staff, where the practice sent them. */
  readonly practitioner?: Maybe<Practitioner>;
  /** Their role, in words. */
  readonly role?: Maybe<Scalars['String']['output']>;
};

/** What a party is. */
export type PartyKind =
  /** An organisation or department. */
  | 'ORGANISATION'
  /** The patient. */
  | 'PATIENT'
  /** Someone of the staff. */
  | 'PRACTITIONER'
  /** Someone close to the patient. */
  | 'RELATED_PERSON'
  /** A service. */
  | 'SERVICE'
  /** A kind that this schema does not know, or only a name. */
  | 'UNRECOGNISED';

/**
 * A patient. Identity is national; what a practice holds hangs below it. The record areas share one call per patient and are asked of the
 * registered practice, the only one that may be asked for a record: any other named in `practices` is NOT_REGISTERED and not called.
 * Dates of record filters are whole days, both ends included, not in the future; an item without a date always passes.
 */
export type Patient = Node & {
  readonly __typename?: 'Patient';
  /** Addresses, nationally. */
  readonly addresses: ReadonlyArray<Address>;
  /** Allergies and adverse reactions, active and ended apart. */
  readonly allergies: AllergyList;
  /** Appointments from today on, cancelled ones included; a `from` in the past is refused. Default: the registered practice; name hubs and others. */
  readonly appointments: AppointmentList;
  /** Born. */
  readonly birthDate?: Maybe<Scalars['PartialDate']['output']>;
  /** Died. Normally null, because a patient known to have died is refused; set only where a deployment allows access after death. */
  readonly deceased?: Maybe<Scalars['PartialDate']['output']>;
  /** Gender. */
  readonly gender?: Maybe<Gender>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Whether they need an interpreter. */
  readonly interpreterRequired?: Maybe<Scalars['Boolean']['output']>;
  /** Preferred language. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** Medicines and devices. Allergies are always retrieved with them, in the same call: show both. */
  readonly medications: MedicationList;
  /** The name, nationally. */
  readonly name: HumanName;
  /** The number. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** The practice they are registered with. Null: none at present; see NO_REGISTERED_PRACTICE. */
  readonly registeredPractice?: Maybe<Practice>;
  /** The patient as each practice holds them: one entry per practice asked, also those that failed. Default: the registered practice. */
  readonly registrations: ReadonlyArray<Registration>;
  /** Phone numbers and the like, nationally. */
  readonly telecoms: ReadonlyArray<Telecom>;
  /** When the national service confirmed all this; never more than 24 hours ago. */
  readonly tracedAt: Scalars['DateTime']['output'];
};


/**
 * A patient. Identity is national; what a practice holds hangs below it. The record areas share one call per patient and are asked of the
 * registered practice, the only one that may be asked for a record: any other named in `practices` is NOT_REGISTERED and not called.
 * Dates of record filters are whole days, both ends included, not in the future; an item without a date always passes.
 */
export type PatientAllergiesArgs = {
  includeEnded?: InputMaybe<Scalars['Boolean']['input']>;
  practices?: InputMaybe<ReadonlyArray<Scalars['ODSCode']['input']>>;
};


/**
 * A patient. Identity is national; what a practice holds hangs below it. The record areas share one call per patient and are asked of the
 * registered practice, the only one that may be asked for a record: any other named in `practices` is NOT_REGISTERED and not called.
 * Dates of record filters are whole days, both ends included, not in the future; an item without a date always passes.
 */
export type PatientAppointmentsArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  practices?: InputMaybe<ReadonlyArray<Scalars['ODSCode']['input']>>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/**
 * A patient. Identity is national; what a practice holds hangs below it. The record areas share one call per patient and are asked of the
 * registered practice, the only one that may be asked for a record: any other named in `practices` is NOT_REGISTERED and not called.
 * Dates of record filters are whole days, both ends included, not in the future; an item without a date always passes.
 */
export type PatientMedicationsArgs = {
  includeIssues?: InputMaybe<Scalars['Boolean']['input']>;
  practices?: InputMaybe<ReadonlyArray<Scalars['ODSCode']['input']>>;
  since?: InputMaybe<Scalars['Date']['input']>;
};


/**
 * A patient. Identity is national; what a practice holds hangs below it. The record areas share one call per patient and are asked of the
 * registered practice, the only one that may be asked for a record: any other named in `practices` is NOT_REGISTERED and not called.
 * Dates of record filters are whole days, both ends included, not in the future; an item without a date always passes.
 */
export type PatientRegistrationsArgs = {
  practices?: InputMaybe<ReadonlyArray<Scalars['ODSCode']['input']>>;
};

/** A patient who cannot be had. */
export type PatientFailure = {
  readonly __typename?: 'PatientFailure';
  /** Why not. */
  readonly failure: Failure;
  /** The number that was asked for. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** For NHS_NUMBER_SUPERSEDED: the number to ask for instead, after a person has seen it. */
  readonly replacedBy?: Maybe<Scalars['NHSNumber']['output']>;
};

/** A patient, or why they cannot be had. */
export type PatientResult = Patient | PatientFailure;

/** A span of time; either end may be open or unknown. */
export type Period = {
  readonly __typename?: 'Period';
  /** End. */
  readonly end?: Maybe<Scalars['PartialDate']['output']>;
  /** Beginning. */
  readonly start?: Maybe<Scalars['PartialDate']['output']>;
};

/** What a user may do. Closed: a new one is a decision. */
export type Permission =
  /** A patient's appointments. */
  | 'APPOINTMENTS_READ'
  /** Book, amend, cancel, move an appointment. */
  | 'APPOINTMENTS_WRITE'
  /** Who looked at whose data. Nothing clinical. */
  | 'AUDIT'
  /** Who a patient is, nationally and at each practice. */
  | 'DEMOGRAPHICS'
  /** Practices, what they offer, staff names, free slots. Nothing about a patient. */
  | 'DIRECTORY'
  /** How practices and this server are doing: counts, times, failures. Nothing about a patient. */
  | 'OPERATIONS'
  /** The clinical record: every area, documents, the HTML record. */
  | 'RECORD'
  /** Register a patient temporarily at a practice. */
  | 'REGISTER'
  /** Every signed-in user. Also the default of shared shapes that hold nothing of their own and are reached only through guarded fields. */
  | 'SIGNED_IN';

/** A GP practice or hub: one organisation code, one GP system. Branches are locations. */
export type Practice = Node & {
  readonly __typename?: 'Practice';
  /** Its address, asked of the practice. */
  readonly address?: Maybe<Address>;
  /** What can be asked of it. Answered from the directory and from capability statements kept for an hour. */
  readonly capabilities: ReadonlyArray<PracticeCapability>;
  /** How it has been doing lately. */
  readonly health: PracticeHealth;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its name: from configuration, the directory or an answer already in hand. Never costs a call of its own. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its code. */
  readonly odsCode: Scalars['ODSCode']['output'];
  /** A member of its staff by national user id. */
  readonly practitioner?: Maybe<Practitioner>;
  /** Its services in the Directory of Services; empty and not complete where the practice does not filter by service. */
  readonly services: ServiceList;
  /** Its phone numbers and the like, asked of the practice. */
  readonly telecoms: ReadonlyArray<Telecom>;
};


/** A GP practice or hub: one organisation code, one GP system. Branches are locations. */
export type PracticePractitionerArgs = {
  sdsUserId: Scalars['ID']['input'];
};

/** One kind of thing a practice can be asked for. */
export type PracticeCapability = {
  readonly __typename?: 'PracticeCapability';
  /** For STRUCTURED: area by area. */
  readonly areas: ReadonlyArray<AreaSupport>;
  /** Whether it can be used now. False with a `failure` may also mean: could not be found out. */
  readonly available: Scalars['Boolean']['output'];
  /** What kind. */
  readonly capability: Capability;
  /** When this was found out. */
  readonly checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why not. */
  readonly failure?: Maybe<Failure>;
  /** For APPOINTMENTS: whether slots can be narrowed to a service. */
  readonly serviceFilter?: Maybe<ServiceFilter>;
  /** Product and version of the practice's system. */
  readonly software?: Maybe<Scalars['String']['output']>;
  /** The specification version that the practice names. */
  readonly version?: Maybe<Scalars['String']['output']>;
};

/** A set of practices that are often asked together; configured, because neither Spine nor practices know such sets. */
export type PracticeGroup = {
  readonly __typename?: 'PracticeGroup';
  /** For the `group` arguments. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its practices. */
  readonly practices: ReadonlyArray<Practice>;
};

/** How a practice is doing, from users' calls alone: this server never calls on its own. */
export type PracticeHealth = {
  readonly __typename?: 'PracticeHealth';
  /** Calls under way. */
  readonly inFlight: Scalars['Int']['output'];
  /** When it last answered. */
  readonly lastAnsweredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it last failed. */
  readonly lastFailedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Capabilities that are not called at present, because they have been failing. */
  readonly openCircuits: ReadonlyArray<Capability>;
  /** Which. */
  readonly practice: Practice;
  /** Calls waiting for their turn. */
  readonly queued: Scalars['Int']['output'];
  /** In one word. */
  readonly state: PracticeState;
};

/** How a practice is doing. */
export type PracticeState =
  /** Answering slowly, or failing at times. */
  | 'DEGRADED'
  /** Not answering. */
  | 'DOWN'
  /** Not asked lately. */
  | 'UNKNOWN'
  /** Answering. */
  | 'UP';

/** Someone who works at a practice. */
export type Practitioner = Node & {
  readonly __typename?: 'Practitioner';
  /** Gender. */
  readonly gender?: Maybe<Gender>;
  /** General Medical Council number, if given. */
  readonly gmcNumber?: Maybe<Scalars['String']['output']>;
  /** Opaque; means this person at this practice. */
  readonly id: Scalars['ID']['output'];
  /** Their name. */
  readonly name: HumanName;
  /** Which practice says so. */
  readonly practice: Practice;
  /** FHIR Practitioner. */
  readonly raw?: Maybe<Scalars['FHIR']['output']>;
  /** Role, in words, where it is known. */
  readonly role?: Maybe<Scalars['String']['output']>;
  /** National user id, if they have one. */
  readonly sdsUserId?: Maybe<Scalars['ID']['output']>;
};

/** How it is prescribed. */
export type PrescriptionType =
  /** Once. */
  | 'ACUTE'
  /** Once, written by hand (old data). */
  | 'ACUTE_HANDWRITTEN'
  /** To be used only if needed later. */
  | 'DELAYED'
  /** Not available; counted as repeat. */
  | 'NOT_AVAILABLE'
  /** On repeat. */
  | 'REPEAT'
  /** Repeat, issued in advance to a pharmacy. */
  | 'REPEAT_DISPENSING'
  /** A code that this schema does not know; counted as repeat. */
  | 'UNRECOGNISED';

/** A problem (FHIR Condition, problem header). `date`: onset, else when recorded. */
export type Problem = Node & RecordItem & {
  readonly __typename?: 'Problem';
  /** The record entry that this problem is about. */
  readonly actualProblem?: Maybe<RecordItem>;
  /** When it was recorded. */
  readonly asserted?: Maybe<Scalars['PartialDate']['output']>;
  /** Who said so. */
  readonly asserter?: Maybe<Party>;
  /** The problem, with codes. */
  readonly code: CodedConcept;
  /** Onset, else when recorded. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** End. */
  readonly ended?: Maybe<Scalars['PartialDate']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The practice's own stable identifiers. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** PRIMARY, or LINKED from another item: then it comes without content of its own. */
  readonly membership: Membership;
  /** The original term. */
  readonly name: Scalars['String']['output'];
  /** Marked as not to be shown to the patient. */
  readonly notForPatient: Scalars['Boolean']['output'];
  /** Notes, unchanged. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Onset. */
  readonly onset?: Maybe<Scalars['PartialDate']['output']>;
  /** As sent. */
  readonly raw?: Maybe<Scalars['FHIR']['output']>;
  /** Everything linked to it, in the practice's order. Empty for a LINKED problem. */
  readonly relatedItems: ReadonlyArray<RecordItem>;
  /** Other problems above, below or beside it. */
  readonly relatedProblems: ReadonlyArray<RelatedProblem>;
  /** Major or minor. Null: not said. */
  readonly significance?: Maybe<ProblemSignificance>;
  /** Which practice said so, and when. */
  readonly source: Source;
  /** Active or not. */
  readonly status: ProblemStatus;
  /** Linked things that the practice named but did not send, in its words, such as "Allergies items have been disabled". */
  readonly unavailableItems: ReadonlyArray<Scalars['String']['output']>;
};

/** How problems are related. */
export type ProblemRelation =
  /** The other one is below. */
  | 'CHILD'
  /** The other one is above. */
  | 'PARENT'
  /** Side by side. */
  | 'SIBLING'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** How weighty a problem is. */
export type ProblemSignificance =
  /** Major. */
  | 'MAJOR'
  /** Minor. */
  | 'MINOR'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** Whether a problem is active. As an argument, UNRECOGNISED is refused. */
export type ProblemStatus =
  /** Active. */
  | 'ACTIVE'
  /** Inactive. */
  | 'INACTIVE'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** An amount. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** `<`, `<=`, `>=` or `>` in front of it, if any. Never leave it out. */
  readonly comparator?: Maybe<Scalars['String']['output']>;
  /** The amount in words, as recorded or put together. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The unit. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** The number. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

/** What can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** One appointment, read again at its practice. Null if it is not there any more; a practice gives no past ones. */
  readonly appointment?: Maybe<Appointment>;
  /**
   * One object by the id that this schema gave it; null if it is no longer there. A record item or an appointment goes through the identity
   * check first, like `patient`.
   */
  readonly node?: Maybe<Node>;
  /**
   * The patient with this NHS number, as the national demographics service knows them. Null with one error if they cannot be had, and no practice is
   * asked. Its code says why: PATIENT_NOT_FOUND, PATIENT_SENSITIVE, PATIENT_DECEASED, NHS_NUMBER_SUPERSEDED, NHS_NUMBER_INVALID, DEMOGRAPHICS_UNAVAILABLE.
   */
  readonly patient?: Maybe<Patient>;
  /** Several patients: same order and length as the input. One who cannot be had is a failure in its place, never an error for the rest. At most 50. */
  readonly patients: ReadonlyArray<PatientResult>;
  /** One practice. Null if neither the directory nor the configuration knows the code. */
  readonly practice?: Maybe<Practice>;
  /** The configured groups: primary care networks, federations, hubs. */
  readonly practiceGroups: ReadonlyArray<PracticeGroup>;
  /** Practices by code, by group, or both; with neither, all configured ones. A code that nobody knows is answered, with nothing available. */
  readonly practices: ReadonlyArray<Practice>;
  /** One member of a practice's staff. Null if the practice cannot be asked about them again. */
  readonly practitioner?: Maybe<Practitioner>;
  /** Who is asking, and what they may do. */
  readonly viewer: Viewer;
};


/** What can be read. */
export type QueryAppointmentArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryPatientArgs = {
  nhsNumber: Scalars['NHSNumber']['input'];
};


/** What can be read. */
export type QueryPatientsArgs = {
  nhsNumbers: ReadonlyArray<Scalars['NHSNumber']['input']>;
};


/** What can be read. */
export type QueryPracticeArgs = {
  odsCode: Scalars['ODSCode']['input'];
};


/** What can be read. */
export type QueryPracticesArgs = {
  group?: InputMaybe<Scalars['ID']['input']>;
  odsCodes?: InputMaybe<ReadonlyArray<Scalars['ODSCode']['input']>>;
};


/** What can be read. */
export type QueryPractitionerArgs = {
  id: Scalars['ID']['input'];
};

/** How severe a reaction was. */
export type ReactionSeverity =
  /** Mild. */
  | 'MILD'
  /** Moderate. */
  | 'MODERATE'
  /** Severe, or life-threatening (then criticality is high). */
  | 'SEVERE'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** Areas of the record. */
export type RecordArea =
  /** Allergies and adverse reactions. */
  | 'ALLERGIES'
  /** Consultations. */
  | 'CONSULTATIONS'
  /** Planned actions. */
  | 'DIARY'
  /** Documents. */
  | 'DOCUMENTS'
  /** Immunisations. */
  | 'IMMUNISATIONS'
  /** Test reports. */
  | 'INVESTIGATIONS'
  /** Medicines and devices. */
  | 'MEDICATIONS'
  /** Problems. */
  | 'PROBLEMS'
  /** Outbound referrals. */
  | 'REFERRALS'
  /** Observations and all that fits nowhere else. */
  | 'UNCATEGORISED';

/** One item of the record. `items` of a list holds only PRIMARY ones; a LINKED one is reached through the item that brought it. */
export type RecordItem = {
  /** The day to place it by. Each type says which of its dates this is. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Opaque; made from the practice's identifier, so the same on every reading. */
  readonly id: Scalars['ID']['output'];
  /** The practice's own stable identifiers. The only key for duplicates, within one practice. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** Why it is in this answer. */
  readonly membership: Membership;
  /** What to call it: the original words. */
  readonly name: Scalars['String']['output'];
  /** True if the practice marked it as not to be shown to the patient (NOPAT). False is no permission to show it. */
  readonly notForPatient: Scalars['Boolean']['output'];
  /** As the practice sent it. */
  readonly raw?: Maybe<Scalars['FHIR']['output']>;
  /** Which practice said so, and when. */
  readonly source: Source;
};

/** A list of one area of the clinical record. */
export type RecordList = {
  /** Sentences that a screen with this list has to show, for example that medicines from elsewhere may be missing. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** True only if every practice asked gave a full answer. */
  readonly complete: Scalars['Boolean']['output'];
  /** Every filter in force: show them. */
  readonly filters: ReadonlyArray<AppliedFilter>;
  /** Why nobody could be asked; null otherwise. */
  readonly notAsked?: Maybe<Failure>;
  /** What the practice said about completeness, also about items inside this area's items. Also in `extensions.clinicalSafety`, selected or not. */
  readonly notices: ReadonlyArray<RecordNotice>;
  /** Every practice that was to be asked, and how it went. */
  readonly sources: ReadonlyArray<Source>;
  /** The strongest thing that may be said to a person about this list. */
  readonly statement: RecordStatement;
  /** How many items arrived, before any argument of `items`. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Something to know about the completeness or identity of an answer. Never dropped. */
export type RecordNotice = {
  readonly __typename?: 'RecordNotice';
  /** Which kind of item is affected. Null: all. */
  readonly area?: Maybe<RecordArea>;
  /** What kind. */
  readonly code: RecordNoticeCode;
  /** For DEMOGRAPHICS_DIFFER: which details differ. */
  readonly differences: ReadonlyArray<Difference>;
  /** Which practice. */
  readonly practice: Scalars['ODSCode']['output'];
  /** The practice's own code. */
  readonly rawCode?: Maybe<Scalars['String']['output']>;
  /** The words to show. The practice's, unchanged, where it gave any: they may hold a date. */
  readonly text: Scalars['String']['output'];
  /** Set when it is about items that came inside another area, for example medicines inside CONSULTATIONS. */
  readonly within?: Maybe<RecordArea>;
};

/** Kinds of notice. */
export type RecordNoticeCode =
  /** The practice has switched this area off. */
  | 'AREA_DISABLED'
  /** The practice answered without the list that belongs to this area: nothing is known about it. */
  | 'AREA_MISSING'
  /** The practice's software does not know this area. */
  | 'AREA_NOT_SUPPORTED'
  /** Items are withheld as confidential or by the patient's wish. */
  | 'CONFIDENTIAL_ITEMS'
  /** Words were removed from an HTML section because they were unsafe. */
  | 'CONTENT_REMOVED'
  /** Received items still wait to be filed. */
  | 'DATA_AWAITING_FILING'
  /** The record is still on its way from the practice before. */
  | 'DATA_IN_TRANSIT'
  /** The practice's copy of name, gender or birth date differs from the national one. Show it before anything else. */
  | 'DEMOGRAPHICS_DIFFER'
  /** The practice did not know a filter: there may be more here than was asked for. */
  | 'FILTER_IGNORED'
  /** Something in the answer could not be read and is not in the list. */
  | 'UNREADABLE_ITEMS'
  /** A kind that this schema does not know yet. Show `text`. */
  | 'UNRECOGNISED';

/** What may safely be said about a list. Derived from the list, its warnings and its sources; the least favourable if there are several sources. */
export type RecordStatement =
  /** There are items, and nobody said that any are missing. */
  | 'ITEMS'
  /** There are items, and some may be missing. */
  | 'ITEMS_INCOMPLETE'
  /** Nothing is recorded at the practice (that passes the filters). Not the same as: there is none. */
  | 'NOTHING_RECORDED'
  /** Nothing that may be shared. Items may exist. */
  | 'NOTHING_SHAREABLE'
  /** Not supplied. Nothing may be said about what exists. */
  | 'NOT_SUPPLIED';

/** A patient as one practice holds them. Everything but `source` is null or empty if it did not answer or does not know them. */
export type Registration = {
  readonly __typename?: 'Registration';
  /** Addresses as held there. */
  readonly addresses: ReadonlyArray<Address>;
  /** Birth date as held there. */
  readonly birthDate?: Maybe<Scalars['PartialDate']['output']>;
  /** People to contact. */
  readonly contacts: ReadonlyArray<Contact>;
  /** Family name, given name, gender or birth date that differ from the national record. Show them before booking or reading. */
  readonly differences: ReadonlyArray<Difference>;
  /** Gender as held there. */
  readonly gender?: Maybe<Gender>;
  /** The registration, classified. */
  readonly kind?: Maybe<RegistrationKind>;
  /** The practice's own id of the patient: for support, not for use elsewhere. */
  readonly logicalId?: Maybe<Scalars['ID']['output']>;
  /** Name as held there. */
  readonly name?: Maybe<HumanName>;
  /** Since when, until when. */
  readonly period?: Maybe<Period>;
  /** The branch the patient prefers. */
  readonly preferredBranch?: Maybe<Location>;
  /** FHIR Patient. */
  readonly raw?: Maybe<Scalars['FHIR']['output']>;
  /** Which practice, and how it went. */
  readonly source: Source;
  /** Phone numbers and the like as held there. */
  readonly telecoms: ReadonlyArray<Telecom>;
  /** The registration, in the practice's words. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The usual GP. */
  readonly usualGp?: Maybe<Practitioner>;
};

/** Kinds of registration. */
export type RegistrationKind =
  /** Emergency. */
  | 'EMERGENCY'
  /** Immediately necessary. */
  | 'IMMEDIATELY_NECESSARY'
  /** Another kind. */
  | 'OTHER'
  /** Private. */
  | 'PRIVATE'
  /** Regular (GMS). */
  | 'REGULAR'
  /** Synthetic. */
  | 'SYNTHETIC'
  /** Temporary. */
  | 'TEMPORARY'
  /** A code that this schema does not know. */
  | 'UNRECOGNISED';

/** A problem beside another. */
export type RelatedProblem = {
  readonly __typename?: 'RelatedProblem';
  /** The other one. */
  readonly problem: Problem;
  /** How they are related. */
  readonly relation: ProblemRelation;
};

/** What became of the wish to see one service only. */
export type ServiceFilter =
  /** The list is narrowed. */
  | 'APPLIED'
  /** The practice's software does not know it: the list is not narrowed. */
  | 'NOT_KNOWN'
  /** Nobody wished it. */
  | 'NOT_REQUESTED'
  /** The practice has it switched off: the list is not narrowed. */
  | 'OFF_AT_PRACTICE'
  /** The practice's supplier has it switched off: the list is not narrowed. */
  | 'OFF_AT_SUPPLIER'
  /** A code that this schema does not know: take it as not narrowed. */
  | 'UNRECOGNISED';

/** Services of a practice. */
export type ServiceList = Gathered & {
  readonly __typename?: 'ServiceList';
  /** True only if every practice asked gave a full answer. */
  readonly complete: Scalars['Boolean']['output'];
  /** Always empty. */
  readonly filters: ReadonlyArray<AppliedFilter>;
  /** The services. */
  readonly items: ReadonlyArray<HealthcareService>;
  /** Why nobody could be asked; null otherwise. */
  readonly notAsked?: Maybe<Failure>;
  /** The practice, and how it went. */
  readonly sources: ReadonlyArray<Source>;
};

/** One practice's part in an answer. */
export type Source = {
  readonly __typename?: 'Source';
  /** Why not, or why not all. Null when ANSWERED. */
  readonly failure?: Maybe<Failure>;
  /** True if the answer was already in hand from earlier in this encounter. */
  readonly fromCache: Scalars['Boolean']['output'];
  /** Which practice. */
  readonly practice: Practice;
  /** When the practice answered; not when a cache did. Show it beside clinical data. */
  readonly retrievedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it went. */
  readonly state: SourceState;
  /** The trace id of the call, which the practice and Spine hold too (`Ssp-TraceID`). */
  readonly traceId?: Maybe<Scalars['ID']['output']>;
};

/** How one practice's part went. */
export type SourceState =
  /** A full answer. */
  | 'ANSWERED'
  /** No usable answer, or a refusal (no consent, no sharing agreement). See `failure`. */
  | 'FAILED'
  /** The practice does not know the patient, or will not say. For the record also: it is not the registered practice, and was not called. */
  | 'NOT_REGISTERED'
  /** The practice does not offer this: no endpoint, switched off there, or its software is too old. See `failure`. */
  | 'NOT_SUPPORTED'
  /** An answer that is not all: something is withheld, in transit, awaiting filing, missing or unreadable. See `notices`. */
  | 'PARTIAL';

/** Why and when a course was ended. */
export type StopDetails = {
  readonly __typename?: 'StopDetails';
  /** When; null if not available. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** A way to reach someone. */
export type Telecom = {
  readonly __typename?: 'Telecom';
  /** `phone`, `email`, ... */
  readonly system: Scalars['String']['output'];
  /** What for, such as `home`, `mobile`, `work`, `temp`. */
  readonly use?: Maybe<Scalars['String']['output']>;
  /** The number or address. */
  readonly value: Scalars['String']['output'];
};

/** The signed-in user, as the practices will see them. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The encounter named by the `Encounter-Id` header, if there is one. */
  readonly encounter?: Maybe<Encounter>;
  /** Their name. */
  readonly name: Scalars['String']['output'];
  /** The organisation they act for: in every token, and in every booking. */
  readonly organisation: Scalars['ODSCode']['output'];
  /** Its name. */
  readonly organisationName?: Maybe<Scalars['String']['output']>;
  /** What they may do. */
  readonly permissions: ReadonlyArray<Permission>;
  /** The one role they act in now. */
  readonly role: Scalars['String']['output'];
  /** The user's id at their sign-in service. */
  readonly userId: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  PatientResult:
    | ( PatientModel )
    | ( PatientFailureModel )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Gathered:
    | ( AllergyListOf )
    | ( AppointmentListOf )
    | ( MedicationListOf )
    | ( ServiceListModel )
  ;
  Node:
    | ( AllergyOf )
    | ( AppointmentFactsOf )
    | ( ServiceFactsOf )
    | ( LocationFactsOf )
    | ( MedicationOf )
    | ( PatientModel )
    | ( PracticeRefOf )
    | ( PractitionerFactsOf )
    | ( ProblemOf )
  ;
  RecordItem:
    | ( AllergyOf )
    | ( MedicationOf )
    | ( ProblemOf )
  ;
  RecordList:
    | ( AllergyListOf )
    | ( MedicationListOf )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  Allergy: ResolverTypeWrapper<AllergyOf>;
  AllergyCategory: AllergyCategory;
  AllergyCriticality: AllergyCriticality;
  AllergyList: ResolverTypeWrapper<AllergyListOf>;
  AllergyReaction: ResolverTypeWrapper<AllergyReaction>;
  AllergyStatus: AllergyStatus;
  AllergyType: AllergyType;
  AppliedFilter: ResolverTypeWrapper<AppliedFilter>;
  Appointment: ResolverTypeWrapper<AppointmentFactsOf>;
  AppointmentBlock: AppointmentBlock;
  AppointmentList: ResolverTypeWrapper<AppointmentListOf>;
  AppointmentStatus: AppointmentStatus;
  AreaEvidence: AreaEvidence;
  AreaState: AreaState;
  AreaSupport: ResolverTypeWrapper<AreaSupport>;
  BookingOrganisation: ResolverTypeWrapper<BookingOrganisation>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Capability: Capability;
  CodedConcept: ResolverTypeWrapper<CodedConcept>;
  Coding: ResolverTypeWrapper<Coding>;
  Contact: ResolverTypeWrapper<Contact>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeliveryChannel: DeliveryChannel;
  Difference: ResolverTypeWrapper<Difference>;
  Encounter: ResolverTypeWrapper<EncounterModel>;
  EndEncounterInput: EndEncounterInput;
  EndEncounterPayload: ResolverTypeWrapper<Omit<EndEncounterPayload, 'failure'> & { failure?: Maybe<ResolversTypes['Failure']> }>;
  FHIR: ResolverTypeWrapper<Scalars['FHIR']['output']>;
  Failure: ResolverTypeWrapper<FailureOf>;
  FailureCode: FailureCode;
  FilteredBy: FilteredBy;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Gathered: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Gathered']>;
  Gender: Gender;
  HealthcareService: ResolverTypeWrapper<ServiceFactsOf>;
  HumanName: ResolverTypeWrapper<HumanName>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Identifier: ResolverTypeWrapper<Identifier>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IssueDateMeaning: IssueDateMeaning;
  LastIssuedBasis: LastIssuedBasis;
  Location: ResolverTypeWrapper<LocationFactsOf>;
  Medication: ResolverTypeWrapper<MedicationOf>;
  MedicationGroup: MedicationGroup;
  MedicationGroupCount: ResolverTypeWrapper<MedicationGroupCount>;
  MedicationIssue: ResolverTypeWrapper<MedicationIssueOf>;
  MedicationList: ResolverTypeWrapper<MedicationListOf>;
  MedicationStatus: MedicationStatus;
  Membership: Membership;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NHSNumber: ResolverTypeWrapper<Scalars['NHSNumber']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ODSCode: ResolverTypeWrapper<Scalars['ODSCode']['output']>;
  PartialDate: ResolverTypeWrapper<Scalars['PartialDate']['output']>;
  Party: ResolverTypeWrapper<PartyOf>;
  PartyKind: PartyKind;
  Patient: ResolverTypeWrapper<PatientModel>;
  PatientFailure: ResolverTypeWrapper<PatientFailureModel>;
  PatientResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PatientResult']>;
  Period: ResolverTypeWrapper<Period>;
  Permission: Permission;
  Practice: ResolverTypeWrapper<PracticeRefOf>;
  PracticeCapability: ResolverTypeWrapper<PracticeCapabilityOf>;
  PracticeGroup: ResolverTypeWrapper<PracticeGroupOf>;
  PracticeHealth: ResolverTypeWrapper<PracticeHealthModel>;
  PracticeState: PracticeState;
  Practitioner: ResolverTypeWrapper<PractitionerFactsOf>;
  PrescriptionType: PrescriptionType;
  Problem: ResolverTypeWrapper<ProblemOf>;
  ProblemRelation: ProblemRelation;
  ProblemSignificance: ProblemSignificance;
  ProblemStatus: ProblemStatus;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReactionSeverity: ReactionSeverity;
  RecordArea: RecordArea;
  RecordItem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['RecordItem']>;
  RecordList: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['RecordList']>;
  RecordNotice: ResolverTypeWrapper<RecordNoticeOf>;
  RecordNoticeCode: RecordNoticeCode;
  RecordStatement: RecordStatement;
  Registration: ResolverTypeWrapper<RegistrationModel>;
  RegistrationKind: RegistrationKind;
  RelatedProblem: ResolverTypeWrapper<Omit<RelatedProblem, 'problem'> & { problem: ResolversTypes['Problem'] }>;
  ServiceFilter: ServiceFilter;
  ServiceList: ResolverTypeWrapper<ServiceListModel>;
  Source: ResolverTypeWrapper<SourceOf>;
  SourceState: SourceState;
  StopDetails: ResolverTypeWrapper<StopDetails>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Telecom: ResolverTypeWrapper<Telecom>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  Allergy: AllergyOf;
  AllergyList: AllergyListOf;
  AllergyReaction: AllergyReaction;
  AppliedFilter: AppliedFilter;
  Appointment: AppointmentFactsOf;
  AppointmentList: AppointmentListOf;
  AreaSupport: AreaSupport;
  BookingOrganisation: BookingOrganisation;
  Boolean: Scalars['Boolean']['output'];
  CodedConcept: CodedConcept;
  Coding: Coding;
  Contact: Contact;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Difference: Difference;
  Encounter: EncounterModel;
  EndEncounterInput: EndEncounterInput;
  EndEncounterPayload: Omit<EndEncounterPayload, 'failure'> & { failure?: Maybe<ResolversParentTypes['Failure']> };
  FHIR: Scalars['FHIR']['output'];
  Failure: FailureOf;
  Float: Scalars['Float']['output'];
  Gathered: ResolversInterfaceTypes<ResolversParentTypes>['Gathered'];
  HealthcareService: ServiceFactsOf;
  HumanName: HumanName;
  ID: Scalars['ID']['output'];
  Identifier: Identifier;
  Int: Scalars['Int']['output'];
  Location: LocationFactsOf;
  Medication: MedicationOf;
  MedicationGroupCount: MedicationGroupCount;
  MedicationIssue: MedicationIssueOf;
  MedicationList: MedicationListOf;
  Mutation: Record<PropertyKey, never>;
  NHSNumber: Scalars['NHSNumber']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ODSCode: Scalars['ODSCode']['output'];
  PartialDate: Scalars['PartialDate']['output'];
  Party: PartyOf;
  Patient: PatientModel;
  PatientFailure: PatientFailureModel;
  PatientResult: ResolversUnionTypes<ResolversParentTypes>['PatientResult'];
  Period: Period;
  Practice: PracticeRefOf;
  PracticeCapability: PracticeCapabilityOf;
  PracticeGroup: PracticeGroupOf;
  PracticeHealth: PracticeHealthModel;
  Practitioner: PractitionerFactsOf;
  Problem: ProblemOf;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  RecordItem: ResolversInterfaceTypes<ResolversParentTypes>['RecordItem'];
  RecordList: ResolversInterfaceTypes<ResolversParentTypes>['RecordList'];
  RecordNotice: RecordNoticeOf;
  Registration: RegistrationModel;
  RelatedProblem: Omit<RelatedProblem, 'problem'> & { problem: ResolversParentTypes['Problem'] };
  ServiceList: ServiceListModel;
  Source: SourceOf;
  StopDetails: StopDetails;
  String: Scalars['String']['output'];
  Telecom: Telecom;
  Viewer: ViewerModel;
};

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type DeferDirectiveArgs = {
  if?: Scalars['Boolean']['input'];
  label?: Maybe<Scalars['String']['input']>;
};

export type DeferDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = DeferDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type NeedsDirectiveArgs = {
  permission: Permission;
};

export type NeedsDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = NeedsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SharedCallDirectiveArgs = {
  key: Scalars['String']['input'];
};

export type SharedCallDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = SharedCallDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type StreamDirectiveArgs = {
  if?: Scalars['Boolean']['input'];
  initialCount?: Maybe<Scalars['Int']['input']>;
  label?: Maybe<Scalars['String']['input']>;
};

export type StreamDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = StreamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddressResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  district?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  use?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AllergyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Allergy'] = ResolversParentTypes['Allergy']> = {
  asserted?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  asserter?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  category?: Resolver<ReadonlyArray<ResolversTypes['AllergyCategory']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  criticality?: Resolver<Maybe<ResolversTypes['AllergyCriticality']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  endReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ended?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  isDegraded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastOccurrence?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  linkedProblems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notForPatient?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  onset?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['FHIR']>, ParentType, ContextType>;
  reactions?: Resolver<ReadonlyArray<ResolversTypes['AllergyReaction']>, ParentType, ContextType>;
  recorder?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AllergyStatus'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['AllergyType']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AllergyListResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AllergyList'] = ResolversParentTypes['AllergyList']> = {
  active?: Resolver<ReadonlyArray<ResolversTypes['Allergy']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ended?: Resolver<ReadonlyArray<ResolversTypes['Allergy']>, ParentType, ContextType>;
  filters?: Resolver<ReadonlyArray<ResolversTypes['AppliedFilter']>, ParentType, ContextType>;
  noKnownAllergies?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notAsked?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['RecordNotice']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['RecordStatement'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AllergyReactionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AllergyReaction'] = ResolversParentTypes['AllergyReaction']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  exposureRoute?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  manifestations?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['ReactionSeverity']>, ParentType, ContextType>;
};

export type AppliedFilterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AppliedFilter'] = ResolversParentTypes['AppliedFilter']> = {
  argument?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['FilteredBy'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AppointmentResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Appointment'] = ResolversParentTypes['Appointment']> = {
  blockedBy?: Resolver<ReadonlyArray<ResolversTypes['AppointmentBlock']>, ParentType, ContextType>;
  bookingOrganisation?: Resolver<Maybe<ResolversTypes['BookingOrganisation']>, ParentType, ContextType>;
  canAmend?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canCancel?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cancellationReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  created?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveryChannel?: Resolver<Maybe<ResolversTypes['DeliveryChannel']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
  practice?: Resolver<ResolversTypes['Practice'], ParentType, ContextType>;
  practitionerRole?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  practitioners?: Resolver<ReadonlyArray<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['FHIR']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['HealthcareService']>, ParentType, ContextType>;
  sessionName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  slotType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AppointmentStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppointmentListResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AppointmentList'] = ResolversParentTypes['AppointmentList']> = {
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  filters?: Resolver<ReadonlyArray<ResolversTypes['AppliedFilter']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['Appointment']>, ParentType, ContextType, Partial<AppointmentListItemsArgs>>;
  notAsked?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['RecordNotice']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AreaSupportResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AreaSupport'] = ResolversParentTypes['AreaSupport']> = {
  area?: Resolver<ResolversTypes['RecordArea'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['AreaEvidence'], ParentType, ContextType>;
  seenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AreaState'], ParentType, ContextType>;
};

export type BookingOrganisationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BookingOrganisation'] = ResolversParentTypes['BookingOrganisation']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  odsCode?: Resolver<Maybe<ResolversTypes['ODSCode']>, ParentType, ContextType>;
  telecoms?: Resolver<ReadonlyArray<ResolversTypes['Telecom']>, ParentType, ContextType>;
};

export type CodedConceptResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CodedConcept'] = ResolversParentTypes['CodedConcept']> = {
  codings?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  isDegraded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CodingResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userSelected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ContactResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['HumanName']>, ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  telecoms?: Resolver<ReadonlyArray<ResolversTypes['Telecom']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DifferenceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Difference'] = ResolversParentTypes['Difference']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  national?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  practice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EncounterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Encounter'] = ResolversParentTypes['Encounter']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type EndEncounterPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EndEncounterPayload'] = ResolversParentTypes['EndEncounterPayload']> = {
  ended?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
};

export interface FhirScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['FHIR'], any> {
  name: 'FHIR';
}

export type FailureResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Failure'] = ResolversParentTypes['Failure']> = {
  code?: Resolver<ResolversTypes['FailureCode'], ParentType, ContextType>;
  input?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  practice?: Resolver<Maybe<ResolversTypes['ODSCode']>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  spineCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  traceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type GatheredResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Gathered'] = ResolversParentTypes['Gathered']> = {
  __resolveType: TypeResolveFn<'AllergyList' | 'AppointmentList' | 'MedicationList' | 'ServiceList', ParentType, ContextType>;
};

export type HealthcareServiceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HealthcareService'] = ResolversParentTypes['HealthcareService']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  practice?: Resolver<ResolversTypes['Practice'], ParentType, ContextType>;
  serviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HumanNameResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HumanName'] = ResolversParentTypes['HumanName']> = {
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  given?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  prefix?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LocationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location']> = {
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  practice?: Resolver<ResolversTypes['Practice'], ParentType, ContextType>;
  telecoms?: Resolver<ReadonlyArray<ResolversTypes['Telecom']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MedicationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Medication'] = ResolversParentTypes['Medication']> = {
  authoredOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  dosage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dosageChanged?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  effective?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['MedicationGroup'], ParentType, ContextType>;
  groupReason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  isDegraded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['MedicationIssue']>, ParentType, ContextType>;
  issuesAllowed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  issuesComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issuesIssued?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastIssued?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  lastIssuedFrom?: Resolver<ResolversTypes['LastIssuedBasis'], ParentType, ContextType>;
  linkedProblems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notForPatient?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  patientInstruction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prescribedElsewhere?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  prescriber?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  prescribingAgency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prescriptionType?: Resolver<ResolversTypes['PrescriptionType'], ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['FHIR']>, ParentType, ContextType>;
  rawPlan?: Resolver<Maybe<ResolversTypes['FHIR']>, ParentType, ContextType>;
  rawStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recorder?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  replaces?: Resolver<Maybe<ResolversTypes['Medication']>, ParentType, ContextType>;
  reviewDate?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MedicationStatus'], ParentType, ContextType>;
  stopped?: Resolver<Maybe<ResolversTypes['StopDetails']>, ParentType, ContextType>;
  supplyDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MedicationGroupCountResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MedicationGroupCount'] = ResolversParentTypes['MedicationGroupCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['MedicationGroup'], ParentType, ContextType>;
};

export type MedicationIssueResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MedicationIssue'] = ResolversParentTypes['MedicationIssue']> = {
  authoredOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  dateMeaning?: Resolver<ResolversTypes['IssueDateMeaning'], ParentType, ContextType>;
  dispensedBy?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  dosage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  postDated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['FHIR']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MedicationStatus'], ParentType, ContextType>;
  supplyDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
};

export type MedicationListResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MedicationList'] = ResolversParentTypes['MedicationList']> = {
  allergiesRetrieved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  filters?: Resolver<ReadonlyArray<ResolversTypes['AppliedFilter']>, ParentType, ContextType>;
  groupCounts?: Resolver<ReadonlyArray<ResolversTypes['MedicationGroupCount']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['Medication']>, ParentType, ContextType, Partial<MedicationListItemsArgs>>;
  notAsked?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['RecordNotice']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['RecordStatement'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  endEncounter?: Resolver<ResolversTypes['EndEncounterPayload'], ParentType, ContextType, RequireFields<MutationEndEncounterArgs, 'input'>>;
};

export interface NhsNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NHSNumber'], any> {
  name: 'NHSNumber';
}

export type NodeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Allergy' | 'Appointment' | 'HealthcareService' | 'Location' | 'Medication' | 'Patient' | 'Practice' | 'Practitioner' | 'Problem', ParentType, ContextType>;
};

export interface OdsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ODSCode'], any> {
  name: 'ODSCode';
}

export interface PartialDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PartialDate'], any> {
  name: 'PartialDate';
}

export type PartyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Party'] = ResolversParentTypes['Party']> = {
  kind?: Resolver<ResolversTypes['PartyKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  odsCode?: Resolver<Maybe<ResolversTypes['ODSCode']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PatientResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  addresses?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  allergies?: Resolver<ResolversTypes['AllergyList'], ParentType, ContextType, RequireFields<PatientAllergiesArgs, 'includeEnded'>>;
  appointments?: Resolver<ResolversTypes['AppointmentList'], ParentType, ContextType, Partial<PatientAppointmentsArgs>>;
  birthDate?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  deceased?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['Gender']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interpreterRequired?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  medications?: Resolver<ResolversTypes['MedicationList'], ParentType, ContextType, RequireFields<PatientMedicationsArgs, 'includeIssues'>>;
  name?: Resolver<ResolversTypes['HumanName'], ParentType, ContextType>;
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  registeredPractice?: Resolver<Maybe<ResolversTypes['Practice']>, ParentType, ContextType>;
  registrations?: Resolver<ReadonlyArray<ResolversTypes['Registration']>, ParentType, ContextType, Partial<PatientRegistrationsArgs>>;
  telecoms?: Resolver<ReadonlyArray<ResolversTypes['Telecom']>, ParentType, ContextType>;
  tracedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PatientFailureResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PatientFailure'] = ResolversParentTypes['PatientFailure']> = {
  failure?: Resolver<ResolversTypes['Failure'], ParentType, ContextType>;
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  replacedBy?: Resolver<Maybe<ResolversTypes['NHSNumber']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PatientResultResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PatientResult'] = ResolversParentTypes['PatientResult']> = {
  __resolveType: TypeResolveFn<'Patient' | 'PatientFailure', ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  end?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
};

export type PracticeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Practice'] = ResolversParentTypes['Practice']> = {
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['PracticeCapability']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['PracticeHealth'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  odsCode?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType, RequireFields<PracticePractitionerArgs, 'sdsUserId'>>;
  services?: Resolver<ResolversTypes['ServiceList'], ParentType, ContextType>;
  telecoms?: Resolver<ReadonlyArray<ResolversTypes['Telecom']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PracticeCapabilityResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PracticeCapability'] = ResolversParentTypes['PracticeCapability']> = {
  areas?: Resolver<ReadonlyArray<ResolversTypes['AreaSupport']>, ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  capability?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  serviceFilter?: Resolver<Maybe<ResolversTypes['ServiceFilter']>, ParentType, ContextType>;
  software?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PracticeGroupResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PracticeGroup'] = ResolversParentTypes['PracticeGroup']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  practices?: Resolver<ReadonlyArray<ResolversTypes['Practice']>, ParentType, ContextType>;
};

export type PracticeHealthResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PracticeHealth'] = ResolversParentTypes['PracticeHealth']> = {
  inFlight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAnsweredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastFailedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openCircuits?: Resolver<ReadonlyArray<ResolversTypes['Capability']>, ParentType, ContextType>;
  practice?: Resolver<ResolversTypes['Practice'], ParentType, ContextType>;
  queued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PracticeState'], ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner']> = {
  gender?: Resolver<Maybe<ResolversTypes['Gender']>, ParentType, ContextType>;
  gmcNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['HumanName'], ParentType, ContextType>;
  practice?: Resolver<ResolversTypes['Practice'], ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['FHIR']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sdsUserId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  actualProblem?: Resolver<Maybe<ResolversTypes['RecordItem']>, ParentType, ContextType>;
  asserted?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  asserter?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  ended?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notForPatient?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  onset?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['FHIR']>, ParentType, ContextType>;
  relatedItems?: Resolver<ReadonlyArray<ResolversTypes['RecordItem']>, ParentType, ContextType>;
  relatedProblems?: Resolver<ReadonlyArray<ResolversTypes['RelatedProblem']>, ParentType, ContextType>;
  significance?: Resolver<Maybe<ResolversTypes['ProblemSignificance']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProblemStatus'], ParentType, ContextType>;
  unavailableItems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  comparator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType, RequireFields<QueryAppointmentArgs, 'id'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType, RequireFields<QueryPatientArgs, 'nhsNumber'>>;
  patients?: Resolver<ReadonlyArray<ResolversTypes['PatientResult']>, ParentType, ContextType, RequireFields<QueryPatientsArgs, 'nhsNumbers'>>;
  practice?: Resolver<Maybe<ResolversTypes['Practice']>, ParentType, ContextType, RequireFields<QueryPracticeArgs, 'odsCode'>>;
  practiceGroups?: Resolver<ReadonlyArray<ResolversTypes['PracticeGroup']>, ParentType, ContextType>;
  practices?: Resolver<ReadonlyArray<ResolversTypes['Practice']>, ParentType, ContextType, Partial<QueryPracticesArgs>>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType, RequireFields<QueryPractitionerArgs, 'id'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type RecordItemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RecordItem'] = ResolversParentTypes['RecordItem']> = {
  __resolveType: TypeResolveFn<'Allergy' | 'Medication' | 'Problem', ParentType, ContextType>;
};

export type RecordListResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RecordList'] = ResolversParentTypes['RecordList']> = {
  __resolveType: TypeResolveFn<'AllergyList' | 'MedicationList', ParentType, ContextType>;
};

export type RecordNoticeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RecordNotice'] = ResolversParentTypes['RecordNotice']> = {
  area?: Resolver<Maybe<ResolversTypes['RecordArea']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['RecordNoticeCode'], ParentType, ContextType>;
  differences?: Resolver<ReadonlyArray<ResolversTypes['Difference']>, ParentType, ContextType>;
  practice?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
  rawCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  within?: Resolver<Maybe<ResolversTypes['RecordArea']>, ParentType, ContextType>;
};

export type RegistrationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Registration'] = ResolversParentTypes['Registration']> = {
  addresses?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  contacts?: Resolver<ReadonlyArray<ResolversTypes['Contact']>, ParentType, ContextType>;
  differences?: Resolver<ReadonlyArray<ResolversTypes['Difference']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['Gender']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['RegistrationKind']>, ParentType, ContextType>;
  logicalId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['HumanName']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
  preferredBranch?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['FHIR']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  telecoms?: Resolver<ReadonlyArray<ResolversTypes['Telecom']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usualGp?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
};

export type RelatedProblemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RelatedProblem'] = ResolversParentTypes['RelatedProblem']> = {
  problem?: Resolver<ResolversTypes['Problem'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['ProblemRelation'], ParentType, ContextType>;
};

export type ServiceListResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServiceList'] = ResolversParentTypes['ServiceList']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  filters?: Resolver<ReadonlyArray<ResolversTypes['AppliedFilter']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['HealthcareService']>, ParentType, ContextType>;
  notAsked?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  fromCache?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  practice?: Resolver<ResolversTypes['Practice'], ParentType, ContextType>;
  retrievedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SourceState'], ParentType, ContextType>;
  traceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type StopDetailsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StopDetails'] = ResolversParentTypes['StopDetails']> = {
  date?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TelecomResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Telecom'] = ResolversParentTypes['Telecom']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  use?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  encounter?: Resolver<Maybe<ResolversTypes['Encounter']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
  organisationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphQLContext> = {
  Address?: AddressResolvers<ContextType>;
  Allergy?: AllergyResolvers<ContextType>;
  AllergyList?: AllergyListResolvers<ContextType>;
  AllergyReaction?: AllergyReactionResolvers<ContextType>;
  AppliedFilter?: AppliedFilterResolvers<ContextType>;
  Appointment?: AppointmentResolvers<ContextType>;
  AppointmentList?: AppointmentListResolvers<ContextType>;
  AreaSupport?: AreaSupportResolvers<ContextType>;
  BookingOrganisation?: BookingOrganisationResolvers<ContextType>;
  CodedConcept?: CodedConceptResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Difference?: DifferenceResolvers<ContextType>;
  Encounter?: EncounterResolvers<ContextType>;
  EndEncounterPayload?: EndEncounterPayloadResolvers<ContextType>;
  FHIR?: GraphQLScalarType;
  Failure?: FailureResolvers<ContextType>;
  Gathered?: GatheredResolvers<ContextType>;
  HealthcareService?: HealthcareServiceResolvers<ContextType>;
  HumanName?: HumanNameResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Location?: LocationResolvers<ContextType>;
  Medication?: MedicationResolvers<ContextType>;
  MedicationGroupCount?: MedicationGroupCountResolvers<ContextType>;
  MedicationIssue?: MedicationIssueResolvers<ContextType>;
  MedicationList?: MedicationListResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NHSNumber?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  ODSCode?: GraphQLScalarType;
  PartialDate?: GraphQLScalarType;
  Party?: PartyResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  PatientFailure?: PatientFailureResolvers<ContextType>;
  PatientResult?: PatientResultResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Practice?: PracticeResolvers<ContextType>;
  PracticeCapability?: PracticeCapabilityResolvers<ContextType>;
  PracticeGroup?: PracticeGroupResolvers<ContextType>;
  PracticeHealth?: PracticeHealthResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordItem?: RecordItemResolvers<ContextType>;
  RecordList?: RecordListResolvers<ContextType>;
  RecordNotice?: RecordNoticeResolvers<ContextType>;
  Registration?: RegistrationResolvers<ContextType>;
  RelatedProblem?: RelatedProblemResolvers<ContextType>;
  ServiceList?: ServiceListResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  StopDetails?: StopDetailsResolvers<ContextType>;
  Telecom?: TelecomResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GraphQLContext> = {
  cost?: CostDirectiveResolver<any, any, ContextType>;
  defer?: DeferDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  needs?: NeedsDirectiveResolver<any, any, ContextType>;
  sharedCall?: SharedCallDirectiveResolver<any, any, ContextType>;
  stream?: StreamDirectiveResolver<any, any, ContextType>;
};
