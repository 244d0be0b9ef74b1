import { SampleRun } from './SampleRun';

/** The one of this page. What it needs to write flowers is loaded when it begins. */
export const theRun = new SampleRun(
  async () => (await import('./runSample')).runSample(),
  window.sessionStorage,
);
