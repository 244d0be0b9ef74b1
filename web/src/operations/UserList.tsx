import { Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePages } from '../api/pages';
import { DataTable, type Column } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { useCaller } from '../session/currentSession';
import { ROLES } from '../session/roles';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { userTexts as texts } from '../texts/accounts';
import { FilterBar, FilterSelect } from './FilterBar';
import { MoreButton } from './MoreButton';
import { Presence } from './Presence';
import { SearchField } from './SearchField';
import type { User } from './types';
import { useSearchFilter } from './useSearchFilter';

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: role }));
const ENABLED_OPTIONS = [
  { value: 'true', label: texts.enabled },
  { value: 'false', label: texts.disabled },
];

/** Who may sign in with a password, and what they may do. */
export function UserList() {
  const { filter, change, isFiltered } = useSearchFilter('/users');
  const users = usePages<User>('users', { ...filter, sort: 'name' });
  return (
    <Screen
      title={texts.title}
      description={texts.description}
      actions={
        <LinkButton to="/users/new" needs="ADMIN" leftSection={<IconUserPlus size={16} />}>
          {texts.create}
        </LinkButton>
      }
    >
      <Panel flush>
        <FilterBar>
          <SearchField label={texts.search} value={filter.q} onChange={(q) => change({ q })} />
          <FilterSelect
            label={texts.role}
            options={ROLE_OPTIONS}
            value={filter.role}
            onChange={(role) => change({ role })}
          />
          <FilterSelect
            label={texts.access}
            options={ENABLED_OPTIONS}
            value={filter.enabled}
            onChange={(enabled) => change({ enabled })}
          />
        </FilterBar>
        <QueryView query={users}>
          {(rows) =>
            rows.length === 0 ? (
              <NoUsers filtered={isFiltered} />
            ) : (
              <>
                <UserTable users={rows} />
                <MoreButton shown={rows.length} pages={users} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}

function NoUsers({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        title={texts.noMatch}
        action={
          <LinkButton to="/users" variant="default">
            {texts.showAll}
          </LinkButton>
        }
      >
        {texts.noMatchDetail}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={texts.none}
      action={
        <LinkButton to="/users/new" needs="ADMIN">
          {texts.create}
        </LinkButton>
      }
    >
      {texts.noneDetail}
    </EmptyState>
  );
}

function UserTable({ users }: { users: User[] }) {
  const caller = useCaller();
  const columns: Column<User>[] = [
    {
      title: texts.name,
      cell: ({ id, name }) => (
        <>
          <Link className="link" to="/users/$userId" params={{ userId: id }}>
            {name}
          </Link>
          {caller?.id === id && (
            <Text component="span" size="xs" c="dimmed" ml={8}>
              {texts.you}
            </Text>
          )}
        </>
      ),
    },
    { title: texts.role, cell: ({ role }) => role },
    { title: texts.access, narrow: true, cell: ({ enabled }) => <Presence enabled={enabled} /> },
    {
      title: texts.lastSignIn,
      narrow: true,
      cell: ({ lastSignInAt }) =>
        lastSignInAt ? <Moment at={lastSignInAt} /> : texts.neverSignedIn,
    },
    { title: texts.created, narrow: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ];
  return <DataTable label={texts.title} columns={columns} rows={users} rowKey={({ id }) => id} />;
}
