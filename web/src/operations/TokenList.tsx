import { Code, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { usePages } from '../api/pages';
import { useChange } from '../api/changes';
import { ConfirmButton } from '../display/ConfirmButton';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { DataTable, type Column } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { tokenTexts as texts } from '../texts/accounts';
import { pageTexts } from '../texts/operations';
import { FilterBar } from './FilterBar';
import { MoreButton } from './MoreButton';
import { SearchField } from './SearchField';
import { EVERYTHING } from './scopes';
import type { ApiToken } from './types';
import { useSearchFilter } from './useSearchFilter';

/** The tokens that programs show: one's own, and everybody's for an ADMIN. */
export function TokenList() {
  const { filter, change, isFiltered } = useSearchFilter('/tokens');
  const tokens = usePages<ApiToken>('tokens', filter);
  return (
    <Screen
      title={texts.title}
      description={texts.description}
      actions={
        <LinkButton to="/tokens/new" needs="OPERATOR" leftSection={<IconKey size={16} />}>
          {texts.create}
        </LinkButton>
      }
    >
      <Panel flush>
        <FilterBar>
          <SearchField label={texts.search} value={filter.q} onChange={(q) => change({ q })} />
        </FilterBar>
        <QueryView query={tokens}>
          {(rows) =>
            rows.length === 0 ? (
              <NoTokens filtered={isFiltered} />
            ) : (
              <>
                <TokenTable tokens={rows} />
                <MoreButton shown={rows.length} pages={tokens} />
              </>
            )
          }
        </QueryView>
      </Panel>
      <Panel
        title={texts.loginLink}
        actions={<CopyAsCurl request={{ method: 'POST', path: '/login-links' }} />}
      >
        <Text size="sm">{texts.loginLinkDetail}</Text>
      </Panel>
    </Screen>
  );
}

function NoTokens({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState
      title={texts.noMatch}
      action={
        <LinkButton to="/tokens" variant="default">
          {pageTexts.showAll}
        </LinkButton>
      }
    >
      {texts.noMatchDetail}
    </EmptyState>
  ) : (
    <EmptyState
      title={texts.none}
      action={
        <LinkButton to="/tokens/new" needs="OPERATOR">
          {texts.create}
        </LinkButton>
      }
    >
      {texts.noneDetail}
    </EmptyState>
  );
}

const COLUMNS: Column<ApiToken>[] = [
  {
    title: texts.name,
    cell: ({ name }) => (
      <Text inherit fw={500}>
        {name}
      </Text>
    ),
  },
  { title: texts.owner, cell: ({ owner }) => owner.name },
  { title: texts.role, cell: ({ role }) => role },
  { title: texts.scopes, cell: ({ scopes }) => <Reach scopes={scopes} /> },
  { title: texts.expires, narrow: true, cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
  {
    title: texts.lastUsed,
    narrow: true,
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} /> : texts.neverUsed),
  },
  { title: texts.action, cell: (token) => <RevokeButton token={token} /> },
];

function TokenTable({ tokens }: { tokens: ApiToken[] }) {
  return <DataTable label={texts.title} columns={COLUMNS} rows={tokens} rowKey={({ id }) => id} />;
}

function Reach({ scopes }: { scopes: string[] }) {
  if (scopes.includes(EVERYTHING)) return texts.everything;
  return scopes.map((scope) => (
    <Code key={scope} mr={4}>
      {scope}
    </Code>
  ));
}

function RevokeButton({ token }: { token: ApiToken }) {
  const deletion = useChange();
  return (
    <ConfirmButton
      compact
      needs="OPERATOR"
      label={texts.revoke}
      question={texts.revokeQuestion(token.name)}
      consequence={texts.revokeConsequence}
      busy={deletion.isPending}
      error={deletion.error}
      onConfirm={() =>
        deletion.mutate({ method: 'DELETE', path: `/tokens/${token.id}`, touches: ['tokens'] })
      }
    />
  );
}
