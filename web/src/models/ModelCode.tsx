import { Button, CopyButton, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { Panel } from '../display/Panel';
import { modelTexts as texts } from '../texts/models';
import { LazyCodeEditor } from './editor/LazyCodeEditor';

interface ModelCodeProps {
  title: string;
  code: string;
  language: 'python' | 'json';
}

/** Text of a model, in colours, to read and to copy. */
export function ModelCode({ title, code, language }: ModelCodeProps) {
  const hint = useId();
  return (
    <Panel
      title={title}
      actions={
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? texts.copied : texts.copyCode}
            </Button>
          )}
        </CopyButton>
      }
    >
      <VisuallyHidden id={hint}>{texts.leaveReader}</VisuallyHidden>
      <LazyCodeEditor
        label={title}
        describedBy={hint}
        language={language}
        value={code}
        faults={NO_FAULTS}
        readOnly
        onChange={ignore}
      />
    </Panel>
  );
}

const NO_FAULTS: [] = [];
const ignore = () => undefined;
