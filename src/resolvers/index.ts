import type { Resolvers } from '../generated/resolvers.js';
import { Appointment, AppointmentList } from './appointment.js';
import { Patient, Registration } from './patient.js';
import { Practice, PracticeGroup } from './practice.js';
import { Encounter, Mutation, Query, Viewer } from './query.js';
import { Allergy, Medication, MedicationIssue, MedicationList, Problem } from './record.js';
import { HealthcareService, Location, Practitioner } from './staff.js';

/** Every field that does not resolve itself. What is missing here stands in the domain objects under its own name. */
export const resolvers = {
  Query,
  Mutation,
  Viewer,
  Encounter,
  Patient,
  Registration,
  Practice,
  PracticeGroup,
  Practitioner,
  Location,
  HealthcareService,
  MedicationList,
  Medication,
  MedicationIssue,
  Allergy,
  Problem,
  AppointmentList,
  Appointment,
} satisfies Resolvers;

export { scalars } from './scalars.js';
