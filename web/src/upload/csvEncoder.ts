import type { RecordDraft } from '../api/topicTypes';
import { NUMBER_TYPES, type DataType } from '../formats/numbers';
import { uploadTexts as texts } from '../texts/upload';
import { base64Of } from '../topics/recordBytes';
import type { Choices } from './choices';
import type { CsvLayout } from './csv';
import { FileFault } from './FileFault';

const MAX_CLASSES = 1_000;

/** Turns rows into records; a cell that is not as it should be is told with its row and column. */
export class CsvEncoder {
  private readonly indices: number[];
  private readonly labelIndex: number;
  private readonly values: number[];
  private readonly classIndex: Map<string, number>;

  /** @param classes names of the labels; the first is sent as 0 */
  constructor(
    private readonly layout: CsvLayout,
    private readonly choices: Choices,
    classes: string[],
  ) {
    this.indices = choices.features.map((name) => layout.columns.indexOf(name));
    this.labelIndex = choices.label === null ? -1 : layout.columns.indexOf(choices.label);
    this.values = new Array<number>(this.indices.length).fill(0);
    this.classIndex = new Map(classes.map((name, index) => [name, index]));
  }

  /** Finds out the names of classes as well, when labels are names. */
  check(row: string[], number: number, classes: Set<string>): void {
    this.read(row, number);
    if (this.labelIndex < 0) return;
    if (!this.choices.labelNames) this.number(row, number, this.labelIndex, this.labelType());
    else classes.add(this.className(row, number));
    if (classes.size > MAX_CLASSES) {
      throw new FileFault(texts.manyClasses(this.choices.label ?? '', MAX_CLASSES));
    }
  }

  encode(row: string[], number: number): RecordDraft {
    this.read(row, number);
    return this.choices.format === 'JSON' ? this.json(row, number) : this.raw(row, number);
  }

  private json(row: string[], number: number): RecordDraft {
    const members = this.choices.features.map((name, index) => [name, this.values[index]]);
    if (this.choices.label !== null) members.push([this.choices.label, this.label(row, number)]);
    return { value: JSON.stringify(Object.fromEntries(members)) };
  }

  private raw(row: string[], number: number): RecordDraft {
    const value = bytesOf(this.values, this.choices.type);
    if (this.labelIndex < 0) return { valueBase64: base64Of(value) };
    const key = bytesOf([this.label(row, number)], this.choices.labelType);
    return { keyBase64: base64Of(key), valueBase64: base64Of(value) };
  }

  private read(row: string[], number: number): void {
    if (row.length !== this.layout.columns.length) {
      throw new FileFault(texts.cells(number, row.length, this.layout.columns.length));
    }
    const type = this.choices.format === 'RAW' ? this.choices.type : undefined;
    this.indices.forEach((column, index) => {
      this.values[index] = this.number(row, number, column, type);
    });
  }

  private label(row: string[], number: number): number {
    if (this.choices.labelNames) return this.classIndex.get(this.className(row, number)) ?? 0;
    return this.number(row, number, this.labelIndex, this.labelType());
  }

  private labelType(): DataType | undefined {
    return this.choices.format === 'RAW' ? this.choices.labelType : undefined;
  }

  private className(row: string[], number: number): string {
    const name = row[this.labelIndex]?.trim() ?? '';
    if (name === '') throw new FileFault(texts.emptyClass(number, this.name(this.labelIndex)));
    return name;
  }

  private number(row: string[], number: number, column: number, type?: DataType): number {
    const text = row[column]?.trim() ?? '';
    const value = numberOf(text);
    if (!Number.isFinite(value)) {
      const hint = column === this.labelIndex ? ` ${texts.labelNamesHint}` : '';
      throw new FileFault(texts.noNumber(number, this.name(column), text) + hint);
    }
    if (type && !isLegal(value, type)) {
      throw new FileFault(texts.notLegal(number, this.name(column), value, type));
    }
    return value;
  }

  private name(column: number): string {
    return this.layout.columns[column] ?? '';
  }
}

function numberOf(text: string): number {
  if (text === '') return NaN;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? 1 : 0;
  return Number(text);
}

function isLegal(value: number, type: DataType): boolean {
  const { range } = NUMBER_TYPES[type];
  return !range || (Number.isInteger(value) && value >= range[0] && value <= range[1]);
}

function bytesOf(values: number[], type: DataType): Uint8Array {
  const { bytes, write } = NUMBER_TYPES[type];
  const view = new DataView(new ArrayBuffer(values.length * bytes));
  values.forEach((value, index) => write(view, index * bytes, value));
  return new Uint8Array(view.buffer);
}
