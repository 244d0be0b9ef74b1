import { Radio, Stack } from '@mantine/core';
import { ROLES, type Role } from '../session/roles';
import { roleTexts } from '../texts/accounts';

interface RoleSelectProps {
  value: Role;
  /** The highest that can be given. */
  most?: Role;
  onChange: (role: Role) => void;
}

/** The roles with what each may do, from the least to the most. */
export function RoleSelect({ value, most = 'ADMIN', onChange }: RoleSelectProps) {
  const offered = ROLES.slice(0, ROLES.indexOf(most) + 1);
  return (
    <Radio.Group
      label={roleTexts.label}
      value={value}
      onChange={(chosen) => onChange(chosen as Role)}
    >
      <Stack gap={8} mt={6}>
        {offered.map((role) => (
          <Radio key={role} value={role} label={role} description={roleTexts.meaning[role]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
