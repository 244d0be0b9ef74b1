import { randomKey } from '../api/client';
import type { Choices, Layout } from './choices';
import type { Checked, Upload } from './records';

/** How far a file was sent. */
export interface KeptSending {
  runId: string;
  checked?: Checked;
  batches: number;
  sent: number;
  ranges: string[];
}

interface Identity {
  name: string;
  size: number;
  lastModified: number;
}

/** What lies in the browser, so that a file goes on after the page was closed. */
interface Interrupted extends KeptSending {
  file: Identity;
  labels: Identity | null;
  choices: Choices;
}

export interface SendingStore {
  keep: (kept: KeptSending) => void;
  forget: () => void;
}

const PLACE = 'millrace-upload';

export function newSending(): KeptSending {
  return { runId: randomKey(), batches: 0, sent: 0, ranges: [] };
}

export function storeOf({ file, layout, choices }: Upload): SendingStore {
  return {
    keep: (kept) => write({ ...kept, file: identity(file), labels: labelsOf(layout), choices }),
    forget: forgetInterrupted,
  };
}

/** What was begun with this very file; a file that was changed since is another one. */
export function interrupted(file: File, layout: Layout): Interrupted | undefined {
  const found = read();
  if (!found || !same(found.file, identity(file))) return undefined;
  const labels = labelsOf(layout);
  const sameLabels = found.labels && labels ? same(found.labels, labels) : found.labels === labels;
  return sameLabels ? found : undefined;
}

export function forgetInterrupted(): void {
  localStorage.removeItem(PLACE);
}

function write(kept: Interrupted): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    // without room it can still be gone on with as long as the page is open
  }
}

function read(): Interrupted | undefined {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Interrupted | undefined;
  } catch {
    return undefined;
  }
}

function identity({ name, size, lastModified }: Identity): Identity {
  return { name, size, lastModified };
}

function labelsOf(layout: Layout): Identity | null {
  return layout.kind === 'NPY' && layout.labels ? identity(layout.labels.file) : null;
}

function same(one: Identity, other: Identity): boolean {
  return (
    one.name === other.name && one.size === other.size && one.lastModified === other.lastModified
  );
}
