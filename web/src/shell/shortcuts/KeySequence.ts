const SEQUENCE_MS = 1_500;

/** What keys do: a single one such as `?`, or one after the other such as `g m`. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Finds out of pressed keys what they mean together; a key that leads nowhere starts anew. */
export class KeySequence {
  private first: string | undefined;
  private firstAt = 0;

  constructor(private readonly now: () => number = () => Date.now()) {}

  /** The action that this key completes. */
  press(key: string, actions: KeyActions): (() => void) | undefined {
    const waited = this.now() - this.firstAt > SEQUENCE_MS;
    const begun = waited ? undefined : this.first;
    this.first = undefined;
    const completed = begun === undefined ? undefined : actions[`${begun} ${key}`];
    if (completed) return completed;
    if (Object.keys(actions).some((keys) => keys.startsWith(`${key} `))) {
      this.first = key;
      this.firstAt = this.now();
      return undefined;
    }
    return actions[key];
  }
}

const TYPED_INTO =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="menu"], [role="listbox"], [role="slider"]';

/** Keys that belong to what has the focus, or to a dialog, are not ours. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector('[aria-modal="true"]')) return false;
  return !(event.target instanceof Element && event.target.closest(TYPED_INTO));
}
