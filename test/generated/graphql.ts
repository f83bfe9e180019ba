/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type NamesOnlyQueryVariables = Exact<{
  nhsNumber: string;
}>;


export type NamesOnlyQuery = { patient: { medications: { items: Array<{ name: string }> } } | null };

export type BothQueryVariables = Exact<{
  nhsNumber: string;
  since?: string | null | undefined;
}>;


export type BothQuery = { patient: { medications: { statement: RecordStatement, allergiesRetrieved: boolean, items: Array<{ name: string, lastIssued: string | null }>, notices: Array<{ code: RecordNoticeCode, text: string }>, filters: Array<{ argument: string, by: FilteredBy }>, sources: Array<{ state: SourceState, retrievedAt: string | null }> }, allergies: { noKnownAllergies: boolean, statement: RecordStatement, active: Array<{ name: string, isDegraded: boolean }>, ended: Array<{ name: string, endReason: string | null }>, sources: Array<{ state: SourceState, retrievedAt: string | null }> } } | null };

export type AllergiesFirstQueryVariables = Exact<{
  nhsNumber: string;
}>;


export type AllergiesFirstQuery = { patient: { allergies: { active: Array<{ name: string }>, sources: Array<{ retrievedAt: string | null, fromCache: boolean, traceId: string | null }> } } | null };

export type MedicinesThenQueryVariables = Exact<{
  nhsNumber: string;
}>;


export type MedicinesThenQuery = { patient: { medications: { items: Array<{ id: string, source: { fromCache: boolean, retrievedAt: string | null } }>, sources: Array<{ fromCache: boolean, retrievedAt: string | null }> } } | null };

export type EndMutationVariables = Exact<{
  id: string | number;
}>;


export type EndMutation = { endEncounter: { ended: boolean, failure: { code: FailureCode } | null } };

export type WhoQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoQuery = { viewer: { encounter: { id: string, startedAt: string, expiresAt: string } | null } };

export type RereadQueryVariables = Exact<{
  id: string | number;
}>;


export type RereadQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, raw: unknown, rawPlan: unknown, id: string, issues: Array<{ raw: unknown }> }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type GateQueryVariables = Exact<{
  nhsNumber: string;
}>;


export type GateQuery = { patient: { registeredPractice: { odsCode: string } | null, medications: { complete: boolean, statement: RecordStatement, items: Array<{ name: string }>, sources: Array<{ state: SourceState }>, notAsked: { code: FailureCode } | null }, allergies: { statement: RecordStatement, notAsked: { code: FailureCode } | null }, appointments: { complete: boolean, notAsked: { code: FailureCode } | null } } | null };

export type WardQueryVariables = Exact<{
  nhsNumbers: Array<string> | string;
}>;


export type WardQuery = { patients: Array<
    | { nhsNumber: string, name: { text: string } }
    | { nhsNumber: string, replacedBy: string | null, failure: { code: FailureCode } }
  > };

export type SummaryQueryVariables = Exact<{
  nhsNumber: string;
}>;


export type SummaryQuery = { patient: { nhsNumber: string, name: { text: string }, medications: { statement: RecordStatement, complete: boolean, items: Array<{ id: string, name: string, group: MedicationGroup }> }, allergies: { statement: RecordStatement, active: Array<{ name: string }> }, appointments: { complete: boolean, items: Array<{ id: string, start: string, practitioners: Array<{ name: { text: string } }>, location: { name: string | null } | null }> } } | null };

export type AppointmentsQueryVariables = Exact<{
  nhsNumber: string;
  practices?: Array<string> | string | null | undefined;
}>;


export type AppointmentsQuery = { patient: { appointments: { complete: boolean, caveats: Array<string>, items: Array<{ start: string, status: AppointmentStatus, deliveryChannel: DeliveryChannel | null, canCancel: boolean, blockedBy: Array<AppointmentBlock>, practice: { odsCode: string } }>, sources: Array<{ state: SourceState, retrievedAt: string | null, practice: { odsCode: string, name: string | null }, failure: { code: FailureCode, message: string, retryable: boolean } | null }> } } | null };

export type PlacesQueryVariables = Exact<{
  nhsNumber: string;
  practices?: Array<string> | string | null | undefined;
}>;


export type PlacesQuery = { patient: { appointments: { items: Array<{ practice: { odsCode: string }, practitioners: Array<{ name: { text: string } }>, location: { name: string | null } | null }> } } | null };

export type OddRecordQueryVariables = Exact<{
  nhsNumber: string;
}>;


export type OddRecordQuery = { patient: { medications: { statement: RecordStatement, complete: boolean, caveats: Array<string>, allergiesRetrieved: boolean, items: Array<{ id: string, name: string, source: { state: SourceState }, linkedProblems: Array<{ name: string, source: { state: SourceState } }> }>, notices: Array<{ code: RecordNoticeCode, area: RecordArea | null, text: string }>, sources: Array<{ state: SourceState }> }, allergies: { statement: RecordStatement, complete: boolean, caveats: Array<string>, noKnownAllergies: boolean, active: Array<{ name: string }>, notices: Array<{ code: RecordNoticeCode, rawCode: string | null }> } } | null };

export type OddMedicinesQueryVariables = Exact<{
  nhsNumber: string;
}>;


export type OddMedicinesQuery = { patient: { medications: { allergiesRetrieved: boolean, caveats: Array<string> } } | null };

export type RecordQueryVariables = Exact<{
  nhsNumber: string;
}>;


export type RecordQuery = { patient: { registeredPractice: { odsCode: string } | null, medications: { totalCount: number, items: Array<{ id: string, raw: unknown, identifiers: Array<{ value: string }> }>, notices: Array<{ code: RecordNoticeCode }>, sources: Array<{ state: SourceState, failure: { code: FailureCode } | null }> }, allergies: { totalCount: number, active: Array<{ id: string, raw: unknown }>, ended: Array<{ id: string, raw: unknown }> } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const NamesOnlyDocument = new TypedDocumentString(`
    query NamesOnly($nhsNumber: NHSNumber!) {
  patient(nhsNumber: $nhsNumber) {
    medications {
      items {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NamesOnlyQuery, NamesOnlyQueryVariables>;
export const BothDocument = new TypedDocumentString(`
    query Both($nhsNumber: NHSNumber!, $since: Date) {
  patient(nhsNumber: $nhsNumber) {
    medications(since: $since) {
      items(group: [CURRENT_REPEAT]) {
        name
        lastIssued
      }
      statement
      notices {
        code
        text
      }
      allergiesRetrieved
      filters {
        argument
        by
      }
      sources {
        state
        retrievedAt
      }
    }
    allergies {
      active {
        name
        isDegraded
      }
      ended {
        name
        endReason
      }
      noKnownAllergies
      statement
      sources {
        state
        retrievedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BothQuery, BothQueryVariables>;
export const AllergiesFirstDocument = new TypedDocumentString(`
    query AllergiesFirst($nhsNumber: NHSNumber!) {
  patient(nhsNumber: $nhsNumber) {
    allergies {
      active {
        name
      }
      sources {
        retrievedAt
        fromCache
        traceId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AllergiesFirstQuery, AllergiesFirstQueryVariables>;
export const MedicinesThenDocument = new TypedDocumentString(`
    query MedicinesThen($nhsNumber: NHSNumber!) {
  patient(nhsNumber: $nhsNumber) {
    medications {
      items {
        id
        source {
          fromCache
          retrievedAt
        }
      }
      sources {
        fromCache
        retrievedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MedicinesThenQuery, MedicinesThenQueryVariables>;
export const EndDocument = new TypedDocumentString(`
    mutation End($id: ID!) {
  endEncounter(input: {encounterId: $id}) {
    ended
    failure {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<EndMutation, EndMutationVariables>;
export const WhoDocument = new TypedDocumentString(`
    query Who {
  viewer {
    encounter {
      id
      startedAt
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<WhoQuery, WhoQueryVariables>;
export const RereadDocument = new TypedDocumentString(`
    query Reread($id: ID!) {
  node(id: $id) {
    id
    ... on Medication {
      name
      raw
      rawPlan
      issues {
        raw
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RereadQuery, RereadQueryVariables>;
export const GateDocument = new TypedDocumentString(`
    query Gate($nhsNumber: NHSNumber!) {
  patient(nhsNumber: $nhsNumber) {
    registeredPractice {
      odsCode
    }
    medications {
      items {
        name
      }
      complete
      statement
      sources {
        state
      }
      notAsked {
        code
      }
    }
    allergies {
      statement
      notAsked {
        code
      }
    }
    appointments {
      complete
      notAsked {
        code
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GateQuery, GateQueryVariables>;
export const WardDocument = new TypedDocumentString(`
    query Ward($nhsNumbers: [NHSNumber!]!) {
  patients(nhsNumbers: $nhsNumbers) {
    ... on Patient {
      nhsNumber
      name {
        text
      }
    }
    ... on PatientFailure {
      nhsNumber
      failure {
        code
      }
      replacedBy
    }
  }
}
    `) as unknown as TypedDocumentString<WardQuery, WardQueryVariables>;
export const SummaryDocument = new TypedDocumentString(`
    query Summary($nhsNumber: NHSNumber!) {
  patient(nhsNumber: $nhsNumber) {
    nhsNumber
    name {
      text
    }
    medications {
      items {
        id
        name
        group
      }
      statement
      complete
    }
    allergies {
      active {
        name
      }
      statement
    }
    appointments {
      items {
        id
        start
        practitioners {
          name {
            text
          }
        }
        location {
          name
        }
      }
      complete
    }
  }
}
    `) as unknown as TypedDocumentString<SummaryQuery, SummaryQueryVariables>;
export const AppointmentsDocument = new TypedDocumentString(`
    query Appointments($nhsNumber: NHSNumber!, $practices: [ODSCode!]) {
  patient(nhsNumber: $nhsNumber) {
    appointments(practices: $practices) {
      items {
        start
        status
        deliveryChannel
        canCancel
        blockedBy
        practice {
          odsCode
        }
      }
      complete
      caveats
      sources {
        practice {
          odsCode
          name
        }
        state
        retrievedAt
        failure {
          code
          message
          retryable
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AppointmentsQuery, AppointmentsQueryVariables>;
export const PlacesDocument = new TypedDocumentString(`
    query Places($nhsNumber: NHSNumber!, $practices: [ODSCode!]) {
  patient(nhsNumber: $nhsNumber) {
    appointments(practices: $practices) {
      items {
        practice {
          odsCode
        }
        practitioners {
          name {
            text
          }
        }
        location {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlacesQuery, PlacesQueryVariables>;
export const OddRecordDocument = new TypedDocumentString(`
    query OddRecord($nhsNumber: NHSNumber!) {
  patient(nhsNumber: $nhsNumber) {
    medications {
      items {
        id
        name
        source {
          state
        }
        linkedProblems {
          name
          source {
            state
          }
        }
      }
      statement
      complete
      caveats
      allergiesRetrieved
      notices {
        code
        area
        text
      }
      sources {
        state
      }
    }
    allergies {
      active {
        name
      }
      statement
      complete
      caveats
      noKnownAllergies
      notices {
        code
        rawCode
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OddRecordQuery, OddRecordQueryVariables>;
export const OddMedicinesDocument = new TypedDocumentString(`
    query OddMedicines($nhsNumber: NHSNumber!) {
  patient(nhsNumber: $nhsNumber) {
    medications {
      allergiesRetrieved
      caveats
    }
  }
}
    `) as unknown as TypedDocumentString<OddMedicinesQuery, OddMedicinesQueryVariables>;
export const RecordDocument = new TypedDocumentString(`
    query Record($nhsNumber: NHSNumber!) {
  patient(nhsNumber: $nhsNumber) {
    registeredPractice {
      odsCode
    }
    medications {
      items {
        id
        identifiers {
          value
        }
        raw
      }
      totalCount
      notices {
        code
      }
      sources {
        state
        failure {
          code
        }
      }
    }
    allergies {
      active {
        id
        raw
      }
      ended {
        id
        raw
      }
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<RecordQuery, RecordQueryVariables>;