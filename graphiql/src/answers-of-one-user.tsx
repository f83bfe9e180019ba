import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** Empties the answers of every tab when the user changes: the next one may not be allowed to see them. Operations stay. */
export function AnswersOfOneUser(props: { readonly user: string }) {
  const { tabs, activeTabIndex, responseEditor } = useGraphiQL(pick('tabs', 'activeTabIndex', 'responseEditor'));
  const actions = useGraphiQLActions();
  const shownFor = useRef(props.user);

  useEffect(() => {
    if (shownFor.current === props.user) return;
    shownFor.current = props.user;
    // GraphiQL can only reorder tabs it has; the one in view has to stay the same object, or none would be in view.
    actions.moveTab(tabs.map((tab, index) => (index === activeTabIndex ? tab : { ...tab, response: null })));
    actions.updateActiveTabValues({ response: null });
    responseEditor?.setValue('');
  }, [props.user, tabs, activeTabIndex, responseEditor, actions]);

  return null;
}
