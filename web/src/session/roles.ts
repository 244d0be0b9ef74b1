import type { components } from '../api/schema';

export type Role = components['schemas']['Caller']['role'];

/** From the least to the most that one may do; each may do what those before it may. */
export const ROLES: readonly Role[] = ['VIEWER', 'ANNOTATOR', 'OPERATOR', 'ADMIN'];

export function covers(has: Role, needs: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needs);
}
