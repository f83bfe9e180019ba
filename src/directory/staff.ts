import { failure } from '../domain/failure.js';
import type { OdsCode } from '../domain/ods-code.js';
import { failed, succeeded, type Outcome } from '../domain/outcome.js';
import type { Reading } from '../domain/reading.js';
import type { RequestScope } from '../domain/request-scope.js';
import type { LocationFacts, OrganisationFacts, PractitionerFacts, ServiceFacts, StaffKey } from '../domain/staff.js';
import {
  readHealthcareService,
  readHealthcareServiceSearch,
  readLocation,
  readOrganisationSearch,
  readPractitioner,
  readPractitionerSearch,
} from '../fhir/index.js';
import { INTERACTIONS, type Interaction } from '../gpconnect/interactions.js';
import type { Answer } from '../gpconnect/call.js';
import type { Had } from '../cache/keeper.js';
import type { Asking } from './asking.js';
import type { Practices } from './practices.js';

/** Reads staff, places and services of practices. Nothing of it is about a patient. Each thing is read once. */
export interface Staff {
  /** Null if the practice does not know them (any more), or they cannot be asked for again. */
  practitioner(request: RequestScope, practice: OdsCode, key: StaffKey): Promise<Outcome<PractitionerFacts | null>>;
  location(request: RequestScope, practice: OdsCode, id: string): Promise<Outcome<LocationFacts | null>>;
  service(request: RequestScope, practice: OdsCode, id: string): Promise<Outcome<ServiceFacts | null>>;
  services(request: RequestScope, practice: OdsCode): Promise<Had<Answer<readonly ServiceFacts[]>>>;
  /** The practice as its own system describes it. */
  organisation(request: RequestScope, practice: OdsCode): Promise<Outcome<OrganisationFacts | null>>;
}

/** Makes the reader of staff and places. */
export function createStaff(asking: Asking, practices: Practices): Staff {
  const ask = <P, T>(
    request: RequestScope,
    practice: OdsCode,
    interaction: Interaction<P>,
    params: P,
    read: (body: unknown) => Reading<T>,
  ): Promise<Had<Answer<T>>> =>
    asking.ask(request, {
      kind: 'staff',
      key: JSON.stringify([practice, interaction.id, params]),
      interaction,
      params,
      practice,
      patient: null,
      read: (body) => read(body.json()),
    });
  const read = async <P, T>(...inquiry: Parameters<typeof ask<P, T>>): Promise<Outcome<T | null>> => {
    const { outcome } = await ask(...inquiry);
    if (outcome.ok) return succeeded(outcome.value.value);
    return outcome.failure.code === 'NOT_FOUND' ? succeeded(null) : outcome;
  };

  return {
    async practitioner(request, practice, key) {
      if (key.by === 'id') {
        return read(request, practice, INTERACTIONS.readPractitioner, { id: key.id }, (body) =>
          readPractitioner(body, practice),
        );
      }
      if (key.by === 'sdsUserId') {
        const { sdsUserId } = key;
        return read(request, practice, INTERACTIONS.findPractitioner, { sdsUserId }, (body) =>
          readPractitionerSearch(body, practice),
        );
      }
      return succeeded(null);
    },
    location: (request, practice, id) =>
      read(request, practice, INTERACTIONS.readLocation, { id }, (body) => readLocation(body, practice)),
    service: (request, practice, id) =>
      read(request, practice, INTERACTIONS.readService, { id }, (body) => readHealthcareService(body, practice)),
    services: (request, practice) =>
      ask(request, practice, INTERACTIONS.findServices, {}, (body) => readHealthcareServiceSearch(body, practice)),
    async organisation(request, practice) {
      const outcome = await read(request, practice, INTERACTIONS.findOrganisation, { odsCode: practice }, (body) =>
        readOrganisationSearch(body),
      );
      if (!outcome.ok || outcome.value === null) return outcome;
      const { odsCode, name } = outcome.value;
      if (odsCode !== null && odsCode !== practice) return failed(failure('UPSTREAM_INVALID', { practice }));
      if (name !== null) practices.learn(practice, name);
      return outcome;
    },
  };
}
