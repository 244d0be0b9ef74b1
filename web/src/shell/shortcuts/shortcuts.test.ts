import { describe, expect, it, vi } from 'vitest';
import { isForPage, KeySequence } from './KeySequence';

describe('a sequence of keys', () => {
  const toModels = vi.fn();
  const help = vi.fn();
  const actions = { 'g m': toModels, '?': help };

  it('means what its keys mean one after the other', () => {
    const sequence = new KeySequence(() => 0);
    expect(sequence.press('g', actions)).toBeUndefined();
    expect(sequence.press('m', actions)).toBe(toModels);
    expect(sequence.press('m', actions)).toBeUndefined();
  });

  it('is forgotten after a while', () => {
    let now = 0;
    const sequence = new KeySequence(() => now);
    sequence.press('g', actions);
    now = 2_000;
    expect(sequence.press('m', actions)).toBeUndefined();
  });

  it('that leads nowhere leaves the next key its own meaning', () => {
    const sequence = new KeySequence(() => 0);
    sequence.press('g', actions);
    expect(sequence.press('?', actions)).toBe(help);
  });
});

describe('a key', () => {
  const pressedOn = (html: string, init: KeyboardEventInit = {}) => {
    document.body.innerHTML = html;
    const event = new KeyboardEvent('keydown', { key: 'g', bubbles: true, ...init });
    document.body.querySelector('[data-here]')?.dispatchEvent(event);
    return isForPage(event);
  };

  it.each([
    '<input data-here>',
    '<textarea data-here></textarea>',
    '<div contenteditable="true"><p data-here></p></div>',
    '<div role="menu"><button data-here></button></div>',
    '<div aria-modal="true"></div><button data-here></button>',
  ])('is not for the page in %s', (html) => {
    expect(pressedOn(html)).toBe(false);
  });

  it('is for the page on a button, unless held with another', () => {
    expect(pressedOn('<button data-here></button>')).toBe(true);
    expect(pressedOn('<button data-here></button>', { ctrlKey: true })).toBe(false);
  });
});
