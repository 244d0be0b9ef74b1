import { SegmentedControl, Text } from '@mantine/core';
import { scopeNames, tokenTexts as texts } from '../texts/accounts';
import classes from './ScopeChoice.module.css';
import type { Access } from './scopes';

interface ScopeChoiceProps {
  accesses: ReadonlyMap<string, Access>;
  onChange: (accesses: ReadonlyMap<string, Access>) => void;
}

const ACCESSES = (['none', 'read', 'write'] as const).map((value) => ({
  value,
  label: texts.access[value],
}));

/** For each part of the API whether a token sees it, or also changes it. */
export function ScopeChoice({ accesses, onChange }: ScopeChoiceProps) {
  const set = (resource: string, access: Access) =>
    onChange(new Map([...accesses, [resource, access]]));
  return (
    <div className={classes.scopes}>
      {Object.entries(scopeNames).map(([resource, name]) => (
        <div key={resource} className={classes.scope}>
          <Text size="sm">{name}</Text>
          <SegmentedControl
            size="xs"
            aria-label={name}
            data={ACCESSES}
            value={accesses.get(resource) ?? 'none'}
            onChange={(access) => set(resource, access as Access)}
          />
        </div>
      ))}
    </div>
  );
}
