import { Group, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { pageTexts } from '../texts/operations';

/** Above a list: what of it is shown. */
export function FilterBar({ children }: { children: ReactNode }) {
  return (
    <Group gap="sm" px={20} pt={12} pb={8} role="search" wrap="wrap">
      {children}
    </Group>
  );
}

interface FilterSelectProps {
  label: string;
  options: { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** One of some values, or all of them. */
export function FilterSelect({ label, options, value, onChange }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      placeholder={pageTexts.any(label)}
      data={options}
      value={value ?? null}
      clearable
      clearButtonProps={{ 'aria-label': pageTexts.clear(label) }}
      w={176}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
