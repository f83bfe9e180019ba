import type { CodegenConfig } from '@graphql-codegen/cli';

/** A type of a room below, under a name that no type of the schema has. */
const model = (file: string, type: string) => `../${file}.js#${type} as ${type}Of`;
const domain = (file: string, type: string) => model(`domain/${file}`, type);

/** Resolver types from our own SDL, and the typed client that the end-to-end tests use. */
const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  importExtension: '.js',
  documents: 'test/**/*.test.ts',
  ignoreNoDocuments: true,
  generates: {
    'test/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          NHSNumber: 'string',
          ODSCode: 'string',
          Date: 'string',
          DateTime: 'string',
          PartialDate: 'string',
          FHIR: 'unknown',
        },
      },
    },
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        strictScalars: true,
        defaultScalarType: 'unknown',
        inputMaybeValue: 'T | null | undefined',
        maybeValue: 'T | null',
        resolversNonOptionalTypename: false,
        contextType: '../resolvers/context.js#GraphQLContext',
        scalars: {
          ID: 'string',
          NHSNumber: { input: '../domain/nhs-number.js#NHSNumber', output: 'string' },
          ODSCode: { input: '../domain/ods-code.js#OdsCode', output: 'string' },
          Date: 'string',
          DateTime: 'string',
          PartialDate: 'string',
          FHIR: 'unknown',
        },
        mappers: {
          Patient: '../resolvers/models.js#PatientModel',
          PatientFailure: '../resolvers/models.js#PatientFailureModel',
          Registration: '../resolvers/models.js#RegistrationModel',
          Viewer: '../resolvers/models.js#ViewerModel',
          Encounter: '../resolvers/models.js#EncounterModel',
          ServiceList: '../resolvers/models.js#ServiceListModel',
          PracticeHealth: '../resolvers/models.js#PracticeHealthModel',
          Practice: domain('source', 'PracticeRef'),
          Source: domain('source', 'Source'),
          Failure: domain('failure', 'Failure'),
          PracticeGroup: model('directory/practices', 'PracticeGroup'),
          PracticeCapability: model('directory/capabilities', 'PracticeCapability'),
          Practitioner: domain('staff', 'PractitionerFacts'),
          Location: domain('staff', 'LocationFacts'),
          HealthcareService: domain('staff', 'ServiceFacts'),
          Party: domain('staff', 'Party'),
          MedicationList: model('record/medication-list', 'MedicationList'),
          AllergyList: model('record/allergy-list', 'AllergyList'),
          Medication: domain('record-items', 'Medication'),
          MedicationIssue: domain('record-items', 'MedicationIssue'),
          Allergy: domain('record-items', 'Allergy'),
          Problem: domain('record-items', 'Problem'),
          RecordNotice: domain('record', 'RecordNotice'),
          AppointmentList: model('booking/appointments', 'AppointmentList'),
          Appointment: domain('appointment', 'AppointmentFacts'),
        },
      },
    },
  },
};

export default config;
