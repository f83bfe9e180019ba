/** The public door of this room: pure functions from FHIR JSON to domain objects. Nothing outside may import any other file of it. */
export type { Reading } from '../domain/reading.js';
export { mapStructuredRecord, type MappingContext } from './structured-record.js';
export { activeOnOrAfter, searchFrom } from './medication-span.js';
export { resourceAt } from './bundle.js';
export { compareDemographics, type Demographics } from './demographics.js';
export { readPatient, readPatientSearch } from './registration.js';
export { readAppointment, readAppointments, type AppointmentsReading } from './appointments.js';
export {
  readHealthcareService,
  readHealthcareServiceSearch,
  readLocation,
  readOrganisation,
  readOrganisationSearch,
  readPractitioner,
  readPractitionerSearch,
} from './staff-and-places.js';
export { readCapabilityStatement } from './capability-statement.js';
export { readNationalPatient } from './national-patient.js';
export { readDirectoryAsids, readDirectoryEndpoints } from './directory.js';
export { readOperationOutcome, type OutcomeReading } from './operation-outcome.js';
