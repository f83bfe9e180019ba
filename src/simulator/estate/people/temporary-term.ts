import type { JsonObject } from '../../json-object.js';

/** Elements of FHIR that a consumer wrote down of somebody, which a practice gives back as they came (spec 02 §4.2). */
export interface AsRegistered {
  readonly identifiers: readonly JsonObject[];
  readonly names: readonly JsonObject[];
  readonly telecoms: readonly JsonObject[];
  readonly addresses: readonly JsonObject[];
  readonly communication: readonly JsonObject[];
}

/** A registration for a while, made by a consumer since the start. */
export interface TemporaryTerm {
  readonly from: Date;
  readonly until: Date;
  /** They were known from before, with the branch that they prefer. */
  readonly isReactivated: boolean;
  readonly asRegistered: AsRegistered;
}
