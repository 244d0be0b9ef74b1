import { Button } from '@mantine/core';
import { IconCopy, IconDownload, IconEdit } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { API_ROOT } from '../api/client';
import type { Model } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { LinkButton } from '../shell/LinkButton';
import { modelTexts as texts } from '../texts/models';

/** What one can do with a model; a SavedModel has no text that could be copied. */
export function ModelActions({ model }: { model: Model }) {
  const navigate = useNavigate();
  const deletion = useChange(() => void navigate({ to: '/models' }));
  return (
    <>
      <ConfirmButton
        label={texts.remove}
        question={texts.removeQuestion(model.name)}
        consequence={texts.removeConsequence}
        busy={deletion.isPending}
        error={deletion.error}
        onConfirm={() =>
          deletion.mutate({ method: 'DELETE', path: `/models/${model.id}`, touches: ['models'] })
        }
      />
      {model.file && (
        <Button
          component="a"
          variant="default"
          href={`${API_ROOT}/models/${model.id}/file`}
          download={model.file.name}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {texts.download}
        </Button>
      )}
      {model.format !== 'SAVED_MODEL' && (
        <LinkButton
          variant="default"
          needs="OPERATOR"
          to="/models/new"
          search={{ from: model.id }}
          leftSection={<IconCopy size={16} aria-hidden />}
        >
          {texts.duplicate}
        </LinkButton>
      )}
      <LinkButton
        variant="default"
        needs="OPERATOR"
        to="/models/$modelId/edit"
        params={{ modelId: model.id }}
        leftSection={<IconEdit size={16} aria-hidden />}
      >
        {texts.edit}
      </LinkButton>
      <LinkButton needs="OPERATOR" to="/model-sets/new" search={{ modelId: model.id }}>
        {texts.intoSet}
      </LinkButton>
    </>
  );
}
