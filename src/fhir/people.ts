import type { Party, PartyKind, PractitionerFacts } from '../domain/staff.js';
import { follow, type Answer } from './answer.js';
import { pointing, type Located } from './bundle.js';
import { codeTable } from './code-table.js';
import { conceptText } from './coded-concept.js';
import { chosenName } from './contact-details.js';
import { list, present, text } from './element.js';
import { identifiers, odsCodeOf } from './identifier.js';
import { addTo } from './multimap.js';
import { practitionerFacts } from './practitioner.js';

/** Finds the people and organisations that an answer names. */
export interface People {
  /** The member of staff behind a reference to a Practitioner or PractitionerRole. Null if it is to nobody of the staff. */
  practitioner(reference: unknown, from: Located): PractitionerFacts | null;
  /** Whoever is behind a reference. Null if it says nothing. */
  party(reference: unknown, from: Located): Party | null;
}

const STAFF = ['Practitioner', 'PractitionerRole'];

const PARTIES = [...STAFF, 'Organization', 'HealthcareService', 'Patient', 'RelatedPerson'];

const kindOf = codeTable<PartyKind>({
  Practitioner: 'PRACTITIONER',
  PractitionerRole: 'PRACTITIONER',
  Organization: 'ORGANISATION',
  HealthcareService: 'SERVICE',
  Patient: 'PATIENT',
  RelatedPerson: 'RELATED_PERSON',
});

/** Makes the finder for one answer. Each person is mapped once, so that items share them. */
export function findPeople(answer: Answer): People {
  const rolesOf = new Map<Located, Located[]>();
  for (const role of answer.bundle.ofType('PractitionerRole')) {
    const person = answer.bundle.find(role.resource.practitioner, ['Practitioner'], role);
    if (person !== null) addTo(rolesOf, person, role);
  }
  const mapped = new Map<Located, PractitionerFacts>();

  /** Roles in words. A practitioner has one at most (spec 04 §6); if there are more, their order must not depend on the Bundle's. */
  function roleText(roles: readonly Located[]): string | null {
    const words = roles.flatMap((role) => {
      answer.used.add(role);
      return present(list(role.resource.code), conceptText);
    });
    return words.length === 0 ? null : [...new Set(words)].sort().join(', ');
  }

  function facts(person: Located): PractitionerFacts {
    const known = mapped.get(person);
    if (known !== undefined) return known;
    const { origin } = answer;
    const made = practitionerFacts(person.resource, {
      practice: origin.practice,
      role: roleText(rolesOf.get(person) ?? []),
      raw: { origin, at: person.at },
      stableId: null,
    });
    mapped.set(person, made);
    return made;
  }

  /** Somebody whose Practitioner was not sent: the words or the identifier that the reference holds, and their role if known. */
  function namedOnly(reference: unknown, role: string | null): PractitionerFacts | null {
    const { words, identifier } = pointing(reference);
    if (words === null && role === null && identifiers({ identifier }).length === 0) return null;
    return practitionerFacts(
      { name: words === null ? [] : [{ text: words }], identifier },
      { practice: answer.origin.practice, role, raw: { value: null }, stableId: null },
    );
  }

  function practitioner(reference: unknown, from: Located): PractitionerFacts | null {
    if (reference === undefined) return null;
    const located = follow(answer, reference, STAFF, from);
    if (located?.type === 'Practitioner') return facts(located);
    if (located !== null) {
      const person = follow(answer, located.resource.practitioner, ['Practitioner'], located);
      return person === null ? namedOnly(located.resource.practitioner, roleText([located])) : facts(person);
    }
    const type = pointing(reference).target?.split('/')[0] ?? 'Practitioner';
    return STAFF.includes(type) ? namedOnly(reference, null) : null;
  }

  function party(reference: unknown, from: Located): Party | null {
    if (reference === undefined) return null;
    const { target, words, identifier } = pointing(reference);
    const located = follow(answer, reference, PARTIES, from);
    const kind = kindOf(located?.type ?? target?.split('/')[0] ?? null) ?? 'UNRECOGNISED';
    if (kind === 'PRACTITIONER') {
      const person = practitioner(reference, from);
      return person && { name: person.name.text, kind, role: person.role, practitioner: person, odsCode: null };
    }
    const resource = located?.resource ?? null;
    const name =
      (kind === 'PATIENT' || kind === 'RELATED_PERSON' ? chosenName(resource?.name)?.text : text(resource?.name)) ??
      words;
    const odsCode = odsCodeOf(resource ?? { identifier });
    return name === null && odsCode === null && located === null
      ? null
      : { name, kind, role: null, practitioner: null, odsCode };
  }

  return { practitioner, party };
}
