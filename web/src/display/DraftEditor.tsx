import { Skeleton, Tabs } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { draftTexts } from '../texts/draft';
import classes from './draft/DraftEditor.module.css';
import { JobView } from './draft/JobView';
import type { DraftState } from './draft/useDraft';
import { DRAFT_VIEWS, type DraftView } from './draft/views';

const JsonView = lazy(() => import('./draft/JsonView'));

interface DraftEditorProps<T extends object> {
  state: DraftState<T>;
  view: DraftView;
  onView: (view: DraftView) => void;
  /** The fields; they show and change the draft of the state. */
  children: ReactNode;
}

/**
 * One request in three views: a form, its JSON, and the job that it would become. Both of the first
 * may be edited and show at once what was changed in the other.
 */
export function DraftEditor<T extends object>(props: DraftEditorProps<T>) {
  const { state, view, onView, children } = props;
  return (
    <Tabs
      value={view}
      keepMounted={false}
      onChange={(chosen) => onView(DRAFT_VIEWS.find((each) => each === chosen) ?? 'form')}
    >
      <Tabs.List aria-label={draftTexts.views}>
        {DRAFT_VIEWS.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {draftTexts[each]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="form" className={classes.panel}>
        {children}
      </Tabs.Panel>
      <Tabs.Panel value="json" className={classes.panel}>
        <Suspense fallback={<Skeleton height={420} />}>
          <JsonView text={state.text} faults={state.faults} onType={state.type} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="job" className={classes.panel}>
        <JobView preview={state.preview} />
      </Tabs.Panel>
    </Tabs>
  );
}
