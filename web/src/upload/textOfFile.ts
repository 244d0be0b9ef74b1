import { uploadTexts } from '../texts/upload';
import { FileFault } from './FileFault';

export interface TextPart {
  text: string;
  /** Bytes of the file up to the end of this part. */
  read: number;
}

/** Large enough to be fast, small enough that the page stays quick between two of them. */
const PART_BYTES = 64 * 1024;

/** The text of a file, part by part; a character that lies in two parts is kept whole. */
export async function* textOfFile(file: Blob, signal?: AbortSignal): AsyncGenerator<TextPart> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let start = 0; start < file.size; start += PART_BYTES) {
    signal?.throwIfAborted();
    const part = file.slice(start, start + PART_BYTES);
    const read = Math.min(file.size, start + PART_BYTES);
    yield { text: decode(decoder, await bytesOfPart(part), read < file.size), read };
  }
}

export async function bytesOfPart(part: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    throw new FileFault(uploadTexts.changed);
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new FileFault(uploadTexts.notUtf8);
  }
}
