import type { Role } from '../session/roles';

export const sessionTexts = {
  roleMissing: (needs: Role, has: Role) => `This needs the role ${needs}; you have ${has}.`,
} as const;
