import { sessionTexts } from '../texts/session';
import { useCaller } from './currentSession';
import { covers, type Role } from './roles';

/**
 * Why the person who is signed in may not do what needs this role; undefined when they may, and
 * while it is not known who they are: the server decides in any case.
 */
export function useRefusal(needs: Role | undefined): string | undefined {
  const caller = useCaller();
  if (!needs || !caller || covers(caller.role, needs)) return undefined;
  return sessionTexts.roleMissing(needs, caller.role);
}
