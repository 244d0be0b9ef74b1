import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

/** The call of a function that a place in Python code is an argument of. */
export interface CallAt {
  callee: string;
  /** Name of the argument at the place, when it has one. */
  keyword?: string;
  /** How many arguments without a name stand before it. */
  index: number;
  /** Names of the arguments that are given. */
  given: string[];
}

export interface CodePlace {
  kind: 'CODE' | 'STRING' | 'COMMENT';
  /** Where the text of a string begins, after its quotes. */
  from?: number;
  call?: CallAt;
}

export function placeAt(state: EditorState, position: number): CodePlace {
  const node = syntaxTree(state).resolveInner(position, -1);
  if (node.name === 'Comment') return { kind: 'COMMENT' };
  const call = callAround(state, node, position);
  if (node.name !== 'String') return { kind: 'CODE', call };
  const quotes = /^[a-z]*("""|'''|"|')/i.exec(state.sliceDoc(node.from, node.to))?.[0].length ?? 1;
  const closed = position >= node.to && node.to - node.from > quotes;
  return closed ? { kind: 'CODE', call } : { kind: 'STRING', from: node.from + quotes, call };
}

function callAround(state: EditorState, at: SyntaxNode, position: number): CallAt | undefined {
  for (let node: SyntaxNode | null = at; node; node = node.parent) {
    if (node.name === 'ArgList') return callOf(state, node, position);
    if (node.name === 'Body' || node.name === 'LambdaExpression') return undefined;
  }
  return undefined;
}

/** Reads the arguments up to the place, and the names of all. */
function callOf(state: EditorState, list: SyntaxNode, position: number): CallAt | undefined {
  const call = list.parent;
  if (call?.name !== 'CallExpression') return undefined;
  const read: CallAt = { callee: state.sliceDoc(call.from, list.from).trim(), index: 0, given: [] };
  let last: string | undefined;
  for (let node = list.firstChild; node; node = node.nextSibling) {
    const before = node.to <= position;
    if (node.name === ',' && before) {
      if (!last) read.index++;
      last = undefined;
    } else if (node.name === 'AssignOp') {
      const name = node.prevSibling
        ? state.sliceDoc(node.prevSibling.from, node.prevSibling.to)
        : '';
      read.given.push(name);
      if (before) last = name;
    }
  }
  return { ...read, ...(last && { keyword: last }) };
}
