import type { AllergyIntolerance, Resource } from 'fhir/r3.js';
import type { Area, Course, ItemRef } from '../../estate/clinical/gp-record.js';
import { hasQuirk } from '../../estate/personalities.js';
import { allergyResource } from './allergy-resources.js';
import type { AnswerContent } from './answer-content.js';
import { productKey } from './codings.js';
import { consultationLists, encounterResource } from './consultation-resources.js';
import { diaryResource } from './diary-resources.js';
import { documentResource } from './document-resources.js';
import { immunisationResource } from './immunisation-resources.js';
import { investigationResources } from './investigation-resources.js';
import type { FindItem, Item } from './item-index.js';
import { medicationResource, statementResource } from './medication-resources.js';
import { observationResource } from './observation-resources.js';
import { orderResource, planResource } from './prescription-resources.js';
import { actualProblem, problemResource } from './problem-resources.js';
import { referralResource } from './referral-resources.js';
import type { RenderContext } from './render-context.js';
import type { Render, Rendered, RenderedRecord } from './rendered-record.js';

/** Areas whose items are told in the same way whatever else is in the answer, but for the consultation that they name. */
type PlainArea = Exclude<Area, 'medications' | 'problems' | 'documents'>;

/** How an item of an area is rendered; null if the record does not have it. */
type FindRender = (find: FindItem, key: string) => Render | null;

const renderingOf =
  <A extends PlainArea>(
    area: A,
    resources: (item: Item<A>, context: RenderContext) => readonly Resource[],
  ): FindRender =>
  (find, key) => {
    const item = find(area, key);
    return item === undefined ? null : (context) => resources(item, context);
  };

const RENDER: Readonly<Record<PlainArea, FindRender>> = {
  consultations: renderingOf('consultations', (item, context) => [encounterResource(item, context)]),
  immunisations: renderingOf('immunisations', (item, context) => [immunisationResource(item, context)]),
  observations: renderingOf('observations', (item, context) => [observationResource(item, context)]),
  allergies: renderingOf('allergies', (item, context) => [allergyResource(item, context)]),
  investigations: renderingOf('investigations', investigationResources),
  referrals: renderingOf('referrals', (item, context) => [referralResource(item, context)]),
  diary: renderingOf('diary', (item, context) => [diaryResource(item, context)]),
};

/** Renders the items of one answer. */
export interface ItemRenderer {
  /** The resources of an item: none for an issue, which comes with its authorisation, or for what lives inside a list. */
  item(ref: ItemRef): readonly Rendered[];
  /** What a consultation consists of (spec 04 §7.4). */
  lists(consultation: string): Rendered;
  /** An ended allergy, to be put into a list with this context. */
  contained(ref: ItemRef, context: RenderContext): readonly AllergyIntolerance[];
}

/** A renderer for an answer with this content. What does not depend on the answer is rendered once and kept with the record. */
export function itemRenderer(record: RenderedRecord, content: AnswerContent, documentsRoot: string): ItemRenderer {
  const hasConsultations = content.items.some(({ area }) => area === 'consultations');
  const consultationOf = (ref: ItemRef): string | undefined => {
    const key = hasConsultations ? record.links.consultationOf(ref) : undefined;
    return key !== undefined && content.has({ area: 'consultations', key }) ? key : undefined;
  };

  const plain = (area: PlainArea, ref: ItemRef): readonly Rendered[] => {
    const render = RENDER[area](record.find, ref.key);
    return render === null ? [] : [record.once(`${area} ${ref.key}`, render, consultationOf(ref))];
  };

  const products = new Set<string>();
  const product = (course: Course): readonly Rendered[] => {
    const key = productKey(course.product);
    if (products.has(key)) return [];
    products.add(key);
    return [record.once(`product ${key}`, (context) => [medicationResource(course, context)])];
  };
  /** Statement and authorisation, those of its issues that are in the answer, and its product where it stands first. */
  const medication = (ref: ItemRef): readonly Rendered[] => {
    const course = record.find('medications', ref.key);
    if (course === undefined || (ref.issue ?? null) !== null) return [];
    const { key, replaces } = course;
    const follows = replaces !== null && content.has({ area: 'medications', key: replaces });
    const render = (context: RenderContext): readonly Resource[] => [
      statementResource(course, context),
      planResource(course, context, follows),
    ];
    const orders = course.issues.flatMap((issue) => {
      const order: ItemRef = { area: 'medications', key, issue: issue.key };
      if (!content.has(order)) return [];
      return record.once(
        `issue ${issue.key}`,
        (context) => [orderResource(course, issue, context)],
        consultationOf(order),
      );
    });
    const name = `course ${key} ${follows ? 'follows' : 'alone'}`;
    return [record.once(name, render, consultationOf(ref)), ...orders, ...product(course)];
  };

  const problem = (ref: ItemRef): readonly Rendered[] => {
    const found = record.find('problems', ref.key);
    if (found === undefined) return [];
    const actual = actualProblem(found, record.record);
    const links = {
      actual: actual !== null && content.has(actual) ? actual : null,
      items: [...record.links.linkedTo(found), ...record.links.consultationsAbout(found)].filter(content.has),
      related: found.related.filter((one) => content.has({ area: 'problems', key: one.problem })),
    };
    return [record.render((context) => [problemResource(found, links, context)], consultationOf(ref))];
  };

  const document = (ref: ItemRef): readonly Rendered[] => {
    const found = record.find('documents', ref.key);
    if (found === undefined) return [];
    const reports = record.record.investigations
      .filter((one) => one.document === ref.key)
      .map(({ key }): ItemRef => ({ area: 'investigations', key }))
      .filter(content.has);
    const consultation = consultationOf(ref);
    const render = (context: RenderContext): readonly Resource[] => [
      documentResource(found, { root: documentsRoot, reports: reports.map(context.item) }, context),
    ];
    return [record.render(render, consultation)];
  };

  const isContained = (ref: ItemRef): boolean =>
    !hasQuirk(record.practice.row.personality, 'resolvedAllergiesTwice') &&
    (record.find('allergies', ref.key)?.ended ?? null) !== null;

  return {
    item: (ref) => {
      switch (ref.area) {
        case 'allergies':
          return isContained(ref) ? [] : plain('allergies', ref);
        case 'medications':
          return medication(ref);
        case 'problems':
          return problem(ref);
        case 'documents':
          return document(ref);
        default:
          return plain(ref.area, ref);
      }
    },
    contained: (ref, context) => {
      const allergy = record.find('allergies', ref.key);
      const key = consultationOf(ref);
      const consultation = key === undefined ? undefined : context.item({ area: 'consultations', key });
      return allergy === undefined ? [] : [allergyResource(allergy, { ...context, consultation })];
    },
    lists: (key) => {
      const consultation = record.find('consultations', key);
      return record.once(`lists ${key}`, (context) =>
        consultation === undefined ? [] : consultationLists(consultation, context),
      );
    },
  };
}
