/** How the operation that was last run in the tab in view stands. */
export type RunState =
  | { readonly phase: 'none' }
  | { readonly phase: 'asking' }
  /** Something is shown, and more is to come. */
  | { readonly phase: 'partial'; readonly ms: number }
  | { readonly phase: 'whole'; readonly ms: number }
  /** Nothing came that could be shown. */
  | { readonly phase: 'failed' }
  /** Something is shown, and the rest will not come. */
  | { readonly phase: 'broken' }
  | { readonly phase: 'stopped'; readonly change: boolean };

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** In words: a partial answer must not be taken for a whole one. */
export function runStateText(state: RunState): string {
  switch (state.phase) {
    case 'none':
      return '';
    case 'asking':
      return 'Asking…';
    case 'partial':
      return `First part after ${seconds(state.ms)}. More is still to come.`;
    case 'whole':
      return `Answered in ${seconds(state.ms)}.`;
    case 'failed':
      return 'No answer.';
    case 'broken':
      return 'The connection broke. What is shown is not the whole answer.';
    case 'stopped':
      return state.change
        ? 'Stopped waiting. The change may have been made: look before you send it again.'
        : 'Stopped. What is shown, if anything, is not the whole answer.';
  }
}
