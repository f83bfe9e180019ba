import { FOUNDATIONS } from './foundations/handlers.js';
import { metadataHandler, readStructuredMetadata } from './foundations/metadata.js';
import type { InteractionName } from './interactions.js';
import { INTERACTIONS, type Product } from './interactions.js';
import { offers } from './offers.js';
import type { PracticeRow } from '../estate/practice-rows.js';
import type { Handlers } from './request.js';

/** Everything that practices can do, from the parts that know how. */
export function allHandlers(parts: readonly Handlers[]): Handlers {
  const handlers: Handlers = Object.assign({}, FOUNDATIONS, ...parts) as Handlers;
  return { readMetadata: metadataHandler(handlers), ...handlers, readStructuredMetadata };
}

/** Ids of the interactions that a practice offers under one product: what it publishes endpoints for. */
export function publishedInteractions(row: PracticeRow, product: Product, handlers: Handlers): readonly string[] {
  return (Object.keys(handlers) as InteractionName[])
    .filter((name) => INTERACTIONS[name].product === product && offers(row, name))
    .map((name) => INTERACTIONS[name].id);
}
