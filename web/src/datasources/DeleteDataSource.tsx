import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import type { DataSource } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { dataSourceTexts as texts } from '../texts/dataSources';

export function DeleteDataSource({ source }: { source: DataSource }) {
  const navigate = useNavigate();
  const deleting = useChange(() => void navigate({ to: '/data-sources' }));
  return (
    <ConfirmButton
      needs="OPERATOR"
      label={texts.remove}
      question={texts.removeQuestion}
      consequence={texts.removeConsequence}
      busy={deleting.isPending}
      error={deleting.error}
      onConfirm={() =>
        deleting.mutate({
          method: 'DELETE',
          path: `/data-sources/${source.id}`,
          touches: ['data-sources'],
        })
      }
    />
  );
}
