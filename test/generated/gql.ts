/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query NamesOnly($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      medications {\n        items {\n          name\n        }\n      }\n    }\n  }\n": typeof types.NamesOnlyDocument,
    "\n  query Both($nhsNumber: NHSNumber!, $since: Date) {\n    patient(nhsNumber: $nhsNumber) {\n      medications(since: $since) {\n        items(group: [CURRENT_REPEAT]) {\n          name\n          lastIssued\n        }\n        statement\n        notices {\n          code\n          text\n        }\n        allergiesRetrieved\n        filters {\n          argument\n          by\n        }\n        sources {\n          state\n          retrievedAt\n        }\n      }\n      allergies {\n        active {\n          name\n          isDegraded\n        }\n        ended {\n          name\n          endReason\n        }\n        noKnownAllergies\n        statement\n        sources {\n          state\n          retrievedAt\n        }\n      }\n    }\n  }\n": typeof types.BothDocument,
    "\n  query AllergiesFirst($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      allergies {\n        active {\n          name\n        }\n        sources {\n          retrievedAt\n          fromCache\n          traceId\n        }\n      }\n    }\n  }\n": typeof types.AllergiesFirstDocument,
    "\n  query MedicinesThen($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      medications {\n        items {\n          id\n          source {\n            fromCache\n            retrievedAt\n          }\n        }\n        sources {\n          fromCache\n          retrievedAt\n        }\n      }\n    }\n  }\n": typeof types.MedicinesThenDocument,
    "\n  mutation End($id: ID!) {\n    endEncounter(input: { encounterId: $id }) {\n      ended\n      failure {\n        code\n      }\n    }\n  }\n": typeof types.EndDocument,
    "\n  query Who {\n    viewer {\n      encounter {\n        id\n        startedAt\n        expiresAt\n      }\n    }\n  }\n": typeof types.WhoDocument,
    "\n  query Reread($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Medication {\n        name\n        raw\n        rawPlan\n        issues {\n          raw\n        }\n      }\n    }\n  }\n": typeof types.RereadDocument,
    "\n  query Gate($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      registeredPractice {\n        odsCode\n      }\n      medications {\n        items {\n          name\n        }\n        complete\n        statement\n        sources {\n          state\n        }\n        notAsked {\n          code\n        }\n      }\n      allergies {\n        statement\n        notAsked {\n          code\n        }\n      }\n      appointments {\n        complete\n        notAsked {\n          code\n        }\n      }\n    }\n  }\n": typeof types.GateDocument,
    "\n  query Ward($nhsNumbers: [NHSNumber!]!) {\n    patients(nhsNumbers: $nhsNumbers) {\n      ... on Patient {\n        nhsNumber\n        name {\n          text\n        }\n      }\n      ... on PatientFailure {\n        nhsNumber\n        failure {\n          code\n        }\n        replacedBy\n      }\n    }\n  }\n": typeof types.WardDocument,
    "\n  query Summary($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      nhsNumber\n      name {\n        text\n      }\n      medications {\n        items {\n          id\n          name\n          group\n        }\n        statement\n        complete\n      }\n      allergies {\n        active {\n          name\n        }\n        statement\n      }\n      appointments {\n        items {\n          id\n          start\n          practitioners {\n            name {\n              text\n            }\n          }\n          location {\n            name\n          }\n        }\n        complete\n      }\n    }\n  }\n": typeof types.SummaryDocument,
    "\n  query Appointments($nhsNumber: NHSNumber!, $practices: [ODSCode!]) {\n    patient(nhsNumber: $nhsNumber) {\n      appointments(practices: $practices) {\n        items {\n          start\n          status\n          deliveryChannel\n          canCancel\n          blockedBy\n          practice {\n            odsCode\n          }\n        }\n        complete\n        caveats\n        sources {\n          practice {\n            odsCode\n            name\n          }\n          state\n          retrievedAt\n          failure {\n            code\n            message\n            retryable\n          }\n        }\n      }\n    }\n  }\n": typeof types.AppointmentsDocument,
    "\n  query Record($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      registeredPractice {\n        odsCode\n      }\n      medications {\n        items {\n          id\n          identifiers {\n            value\n          }\n          raw\n        }\n        totalCount\n        notices {\n          code\n        }\n        sources {\n          state\n          failure {\n            code\n          }\n        }\n      }\n      allergies {\n        active {\n          id\n          raw\n        }\n        ended {\n          id\n          raw\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.RecordDocument,
};
const documents: Documents = {
    "\n  query NamesOnly($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      medications {\n        items {\n          name\n        }\n      }\n    }\n  }\n": types.NamesOnlyDocument,
    "\n  query Both($nhsNumber: NHSNumber!, $since: Date) {\n    patient(nhsNumber: $nhsNumber) {\n      medications(since: $since) {\n        items(group: [CURRENT_REPEAT]) {\n          name\n          lastIssued\n        }\n        statement\n        notices {\n          code\n          text\n        }\n        allergiesRetrieved\n        filters {\n          argument\n          by\n        }\n        sources {\n          state\n          retrievedAt\n        }\n      }\n      allergies {\n        active {\n          name\n          isDegraded\n        }\n        ended {\n          name\n          endReason\n        }\n        noKnownAllergies\n        statement\n        sources {\n          state\n          retrievedAt\n        }\n      }\n    }\n  }\n": types.BothDocument,
    "\n  query AllergiesFirst($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      allergies {\n        active {\n          name\n        }\n        sources {\n          retrievedAt\n          fromCache\n          traceId\n        }\n      }\n    }\n  }\n": types.AllergiesFirstDocument,
    "\n  query MedicinesThen($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      medications {\n        items {\n          id\n          source {\n            fromCache\n            retrievedAt\n          }\n        }\n        sources {\n          fromCache\n          retrievedAt\n        }\n      }\n    }\n  }\n": types.MedicinesThenDocument,
    "\n  mutation End($id: ID!) {\n    endEncounter(input: { encounterId: $id }) {\n      ended\n      failure {\n        code\n      }\n    }\n  }\n": types.EndDocument,
    "\n  query Who {\n    viewer {\n      encounter {\n        id\n        startedAt\n        expiresAt\n      }\n    }\n  }\n": types.WhoDocument,
    "\n  query Reread($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Medication {\n        name\n        raw\n        rawPlan\n        issues {\n          raw\n        }\n      }\n    }\n  }\n": types.RereadDocument,
    "\n  query Gate($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      registeredPractice {\n        odsCode\n      }\n      medications {\n        items {\n          name\n        }\n        complete\n        statement\n        sources {\n          state\n        }\n        notAsked {\n          code\n        }\n      }\n      allergies {\n        statement\n        notAsked {\n          code\n        }\n      }\n      appointments {\n        complete\n        notAsked {\n          code\n        }\n      }\n    }\n  }\n": types.GateDocument,
    "\n  query Ward($nhsNumbers: [NHSNumber!]!) {\n    patients(nhsNumbers: $nhsNumbers) {\n      ... on Patient {\n        nhsNumber\n        name {\n          text\n        }\n      }\n      ... on PatientFailure {\n        nhsNumber\n        failure {\n          code\n        }\n        replacedBy\n      }\n    }\n  }\n": types.WardDocument,
    "\n  query Summary($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      nhsNumber\n      name {\n        text\n      }\n      medications {\n        items {\n          id\n          name\n          group\n        }\n        statement\n        complete\n      }\n      allergies {\n        active {\n          name\n        }\n        statement\n      }\n      appointments {\n        items {\n          id\n          start\n          practitioners {\n            name {\n              text\n            }\n          }\n          location {\n            name\n          }\n        }\n        complete\n      }\n    }\n  }\n": types.SummaryDocument,
    "\n  query Appointments($nhsNumber: NHSNumber!, $practices: [ODSCode!]) {\n    patient(nhsNumber: $nhsNumber) {\n      appointments(practices: $practices) {\n        items {\n          start\n          status\n          deliveryChannel\n          canCancel\n          blockedBy\n          practice {\n            odsCode\n          }\n        }\n        complete\n        caveats\n        sources {\n          practice {\n            odsCode\n            name\n          }\n          state\n          retrievedAt\n          failure {\n            code\n            message\n            retryable\n          }\n        }\n      }\n    }\n  }\n": types.AppointmentsDocument,
    "\n  query Record($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      registeredPractice {\n        odsCode\n      }\n      medications {\n        items {\n          id\n          identifiers {\n            value\n          }\n          raw\n        }\n        totalCount\n        notices {\n          code\n        }\n        sources {\n          state\n          failure {\n            code\n          }\n        }\n      }\n      allergies {\n        active {\n          id\n          raw\n        }\n        ended {\n          id\n          raw\n        }\n        totalCount\n      }\n    }\n  }\n": types.RecordDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NamesOnly($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      medications {\n        items {\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').NamesOnlyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Both($nhsNumber: NHSNumber!, $since: Date) {\n    patient(nhsNumber: $nhsNumber) {\n      medications(since: $since) {\n        items(group: [CURRENT_REPEAT]) {\n          name\n          lastIssued\n        }\n        statement\n        notices {\n          code\n          text\n        }\n        allergiesRetrieved\n        filters {\n          argument\n          by\n        }\n        sources {\n          state\n          retrievedAt\n        }\n      }\n      allergies {\n        active {\n          name\n          isDegraded\n        }\n        ended {\n          name\n          endReason\n        }\n        noKnownAllergies\n        statement\n        sources {\n          state\n          retrievedAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').BothDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AllergiesFirst($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      allergies {\n        active {\n          name\n        }\n        sources {\n          retrievedAt\n          fromCache\n          traceId\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').AllergiesFirstDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MedicinesThen($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      medications {\n        items {\n          id\n          source {\n            fromCache\n            retrievedAt\n          }\n        }\n        sources {\n          fromCache\n          retrievedAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').MedicinesThenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation End($id: ID!) {\n    endEncounter(input: { encounterId: $id }) {\n      ended\n      failure {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.js').EndDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Who {\n    viewer {\n      encounter {\n        id\n        startedAt\n        expiresAt\n      }\n    }\n  }\n"): typeof import('./graphql.js').WhoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Reread($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Medication {\n        name\n        raw\n        rawPlan\n        issues {\n          raw\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').RereadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Gate($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      registeredPractice {\n        odsCode\n      }\n      medications {\n        items {\n          name\n        }\n        complete\n        statement\n        sources {\n          state\n        }\n        notAsked {\n          code\n        }\n      }\n      allergies {\n        statement\n        notAsked {\n          code\n        }\n      }\n      appointments {\n        complete\n        notAsked {\n          code\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').GateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Ward($nhsNumbers: [NHSNumber!]!) {\n    patients(nhsNumbers: $nhsNumbers) {\n      ... on Patient {\n        nhsNumber\n        name {\n          text\n        }\n      }\n      ... on PatientFailure {\n        nhsNumber\n        failure {\n          code\n        }\n        replacedBy\n      }\n    }\n  }\n"): typeof import('./graphql.js').WardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Summary($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      nhsNumber\n      name {\n        text\n      }\n      medications {\n        items {\n          id\n          name\n          group\n        }\n        statement\n        complete\n      }\n      allergies {\n        active {\n          name\n        }\n        statement\n      }\n      appointments {\n        items {\n          id\n          start\n          practitioners {\n            name {\n              text\n            }\n          }\n          location {\n            name\n          }\n        }\n        complete\n      }\n    }\n  }\n"): typeof import('./graphql.js').SummaryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Appointments($nhsNumber: NHSNumber!, $practices: [ODSCode!]) {\n    patient(nhsNumber: $nhsNumber) {\n      appointments(practices: $practices) {\n        items {\n          start\n          status\n          deliveryChannel\n          canCancel\n          blockedBy\n          practice {\n            odsCode\n          }\n        }\n        complete\n        caveats\n        sources {\n          practice {\n            odsCode\n            name\n          }\n          state\n          retrievedAt\n          failure {\n            code\n            message\n            retryable\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').AppointmentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Record($nhsNumber: NHSNumber!) {\n    patient(nhsNumber: $nhsNumber) {\n      registeredPractice {\n        odsCode\n      }\n      medications {\n        items {\n          id\n          identifiers {\n            value\n          }\n          raw\n        }\n        totalCount\n        notices {\n          code\n        }\n        sources {\n          state\n          failure {\n            code\n          }\n        }\n      }\n      allergies {\n        active {\n          id\n          raw\n        }\n        ended {\n          id\n          raw\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql.js').RecordDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
