import { GraphQLError } from 'graphql';

/** What the answer to one request may still hold. */
export interface AnswerBudget {
  /** Takes values from what is left. Throws if there is not enough, and from then on. */
  spend(values: number): void;
}

/** Makes the budget of one request. */
export function createAnswerBudget(most: number): AnswerBudget {
  let spent = 0;
  return {
    spend(values) {
      spent += values;
      if (spent > most) throw tooManyValues(most);
    },
  };
}

/** The refusal of an answer that would hold too much. */
export const tooManyValues = (limit: number): GraphQLError =>
  new GraphQLError(
    `The answer would hold too much: at most ${limit} values are given at once. Ask for fewer patients, fields or nested lists.`,
    { extensions: { code: 'COST_LIMIT_EXCEEDED', limit } },
  );
