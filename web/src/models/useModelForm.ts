import { useState } from 'react';
import type { ModelStructure } from '../api/types';
import { modelTexts as texts } from '../texts/models';
import { useFileDrop } from './drop/useFileDrop';
import { formatOf, isFile, nameOf, type ModelSource } from './modelSource';
import { useModelCheck } from './useModelCheck';
import { DIRECT_BYTES, useUpload } from './upload/useUpload';

/** A model that is being written: its text or file, what the server says of it, and its upload. */
export function useModelForm(initial: ModelSource, kept?: ModelStructure) {
  const [source, setSource] = useState(initial);
  const [refusal, setRefusal] = useState('');
  const edit = (change: Partial<ModelSource>) => setSource((old) => ({ ...old, ...change }));
  const upload = useUpload((file, uploadId) => edit({ file, uploadId }));
  const check = useModelCheck(source, kept);

  const take = (file: File) => {
    const format = formatOf(file.name);
    setRefusal(format ? '' : texts.notMade(file.name));
    if (!format) return;
    const name = source.name || nameOf(file.name);
    upload.cancel();
    if (!isFile(format)) {
      void file.text().then((code) => edit({ name, format, code, file: null, uploadId: null }));
      return;
    }
    const direct = file.size <= DIRECT_BYTES;
    edit({ name, format, file: direct ? file : null, uploadId: null });
    if (!direct) upload.start(file);
  };
  const dropping = useFileDrop(([file, ...others]) => {
    if (file) take(file);
    if (others.length > 0) setRefusal(texts.severalFiles);
  });
  return { source, edit, check, upload, take, dropping, refusal };
}

export type ModelFormState = ReturnType<typeof useModelForm>;

/** Why the model cannot be saved now; undefined when it can. */
export function refusalOf({ source, check, upload }: ModelFormState): string | undefined {
  if (source.name.trim() === '') return texts.nameMissing;
  if (isFile(source.format) && upload.current.state === 'UPLOADING') return texts.uploadingRefusal;
  if (check.state === 'EMPTY') return texts.emptyRefusal;
  return check.state === 'INVALID' ? texts.invalidRefusal : undefined;
}
