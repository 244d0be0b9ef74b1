import { jsonLanguage } from '@codemirror/lang-json';
import type { FieldError } from '../../api/types';
import { draftTexts } from '../../texts/draft';

type SyntaxNode = ReturnType<typeof jsonLanguage.parser.parse>['topNode'];

const VALUES = ['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'];

/** Where the text stops being JSON, as a fault with its line; undefined when all of it is. */
export function syntaxFault(text: string): FieldError | undefined {
  const cursor = jsonLanguage.parser.parse(text).cursor();
  do {
    if (cursor.type.isError) return misread(text, cursor.from);
  } while (cursor.next());
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    // The grammar is laxer than JSON in few things, such as a comma before the end.
    return misread(text, 0);
  }
}

function misread(text: string, at: number): FieldError {
  const place = placeOf(text, at);
  return { ...place, message: draftTexts.notJsonAt(place.line), hint: draftTexts.jsonHint };
}

/** The faults with the line of what their pointer names, or of the nearest thing around it. */
export function placed(text: string, faults: FieldError[]): FieldError[] {
  const root = jsonLanguage.parser.parse(text).topNode.firstChild;
  return faults.map((fault) => {
    if (!root || fault.line || fault.pointer === undefined) return fault;
    return { ...fault, ...placeOf(text, find(root, partsOf(fault.pointer), text)) };
  });
}

function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function find(node: SyntaxNode, [part, ...rest]: string[], text: string): number {
  if (part === undefined) return node.from;
  if (node.name === 'Array') {
    const item = children(node).filter((child) => VALUES.includes(child.name))[Number(part)];
    return item ? find(item, rest, text) : node.from;
  }
  const member = children(node).find((child) => nameOf(child, text) === part);
  if (!member) return node.from;
  const value = member.lastChild;
  return rest.length > 0 && value ? find(value, rest, text) : member.from;
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

function nameOf(member: SyntaxNode, text: string): unknown {
  const name = member.getChild('PropertyName');
  return name ? JSON.parse(text.slice(name.from, name.to)) : undefined;
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
