import { isOnTheList } from '../../estate/practice.js';
import { isNhsNumber } from '../../nhs-number.js';
import { IDENTIFIER } from '../fhir-names.js';
import { Refusal, refuseUnless } from '../outcome.js';
import type { Handler, Handlers, PracticeRequest } from '../request.js';
import { oneResource, searchedValue, searchedValueIfAny, searchset } from './identifier-search.js';
import { registeredPatient } from './registered-patient.js';
import {
  organisationResource,
  placeResource,
  practitionerResource,
  serviceResource,
  visitPlaceResource,
} from './staff-and-places.js';

const NHS_NUMBER = {
  system: IDENTIFIER.nhsNumber,
  check: (value: string) => refuseUnless(isNhsNumber(value), 'INVALID_NHS_NUMBER', 'identifier: no valid NHS number'),
};

function plainCode(system: string, pattern: RegExp): { system: string; check: (value: string) => void } {
  return {
    system,
    check: (value) =>
      refuseUnless(pattern.test(value), 'INVALID_IDENTIFIER_VALUE', `identifier: ${value} cannot be one`),
  };
}

const ODS_CODE = plainCode(IDENTIFIER.odsCode, /^[A-Za-z0-9]{1,12}$/);
const SDS_USER_ID = plainCode(IDENTIFIER.sdsUserId, /^[A-Za-z0-9]{1,20}$/);
const DOS_SERVICE_ID = { system: IDENTIFIER.dosServiceId };

type NotFound = 'PATIENT_NOT_FOUND' | 'PRACTITIONER_NOT_FOUND' | 'ORGANISATION_NOT_FOUND' | 'NO_RECORD_FOUND';

/** What was looked for, or the refusal that says it is not there. */
function found<T>(thing: T | undefined, code: NotFound, request: PracticeRequest): T {
  if (thing === undefined) throw new Refusal(code, `Nothing here has the id "${request.pathId}"`);
  return thing;
}

/** Spec 02 §2: zero or one, active patients of whatever registration; dissent to sharing is not applied. */
const findPatient: Handler = (request) => {
  const { practice, now } = request;
  const registration = practice.patients.byNumber(searchedValue(request, NHS_NUMBER));
  if (!isOnTheList(registration, now)) return searchset([]);
  return searchset([registeredPatient(practice, registration)]);
};

const readPatient: Handler = (request) => {
  const { practice, pathId, now } = request;
  const registration = practice.patients.byId(pathId);
  const known = found(isOnTheList(registration, now) ? registration : undefined, 'PATIENT_NOT_FOUND', request);
  return oneResource(registeredPatient(practice, known));
};

const findPractitioner: Handler = (request) => {
  const { practice } = request;
  const sdsUserId = searchedValue(request, SDS_USER_ID);
  const members = practice.staff.filter((member) => member.sdsUserId === sdsUserId);
  return searchset(members.map((member) => practitionerResource(practice, member, practice.ids)));
};

const readPractitioner: Handler = (request) => {
  const { practice, pathId } = request;
  const member = found(
    practice.staff.find(({ id }) => id === pathId),
    'PRACTITIONER_NOT_FOUND',
    request,
  );
  return oneResource(practitionerResource(practice, member, practice.ids));
};

/** Spec 02 §6: the practice itself; it is no national directory. */
const findOrganisation: Handler = (request) => {
  const { practice } = request;
  const odsCode = searchedValue(request, ODS_CODE);
  return searchset(odsCode === practice.row.odsCode ? [organisationResource(practice, practice.ids)] : []);
};

const readOrganisation: Handler = (request) => {
  const { practice, pathId } = request;
  const isThisOne = pathId === practice.organisation.id;
  found(isThisOne ? practice : undefined, 'ORGANISATION_NOT_FOUND', request);
  return oneResource(organisationResource(practice, practice.ids));
};

const readLocation: Handler = (request) => {
  const { practice, pathId } = request;
  if (pathId === practice.visitPlaceId) return oneResource(visitPlaceResource(practice));
  const place = found(
    practice.places.find(({ id }) => id === pathId),
    'NO_RECORD_FOUND',
    request,
  );
  return oneResource(placeResource(practice, place, practice.ids));
};

/** Spec 02 §8: the whole list, or the one with this id. */
const findService: Handler = (request) => {
  const { practice } = request;
  const dosId = searchedValueIfAny(request, DOS_SERVICE_ID);
  const services = practice.services.filter((service) => dosId === null || service.dosId === dosId);
  return searchset(services.map((service) => serviceResource(practice, service)));
};

const readService: Handler = (request) => {
  const { practice, pathId } = request;
  refuseUnless(pathId !== '', 'BAD_REQUEST', 'HealthcareService: the id is missing');
  const service = found(
    practice.services.find(({ id }) => id === pathId),
    'NO_RECORD_FOUND',
    request,
  );
  return oneResource(serviceResource(practice, service));
};

/** Foundations (spec 02), but for the capability statement, which has to know all there is. */
export const FOUNDATIONS: Handlers = {
  findPatient,
  readPatient,
  findPractitioner,
  readPractitioner,
  findOrganisation,
  readOrganisation,
  readLocation,
  findService,
  readService,
};
