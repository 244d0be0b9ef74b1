import type { CallerKind } from '../operations/types';
import type { Role } from '../session/roles';

export const KINDS_OF_CALLERS: Record<CallerKind, string> = {
  LAUNCH_TOKEN: 'Launch token',
  API_TOKEN: 'API token',
  USER: 'User with a password',
  OIDC: 'Single sign-on',
};

const ROLES: Record<Role, string> = {
  VIEWER: 'Sees everything, changes nothing',
  ANNOTATOR: 'Also sends records to topics',
  OPERATOR: 'Also makes models, trains, deploys',
  ADMIN: 'Also manages users and files',
};

export const roleTexts = {
  label: 'Role',
  meaning: ROLES,
  option: (role: Role) => `${role}: ${ROLES[role]}`,
} as const;

export const accountTexts = {
  title: 'Your account',
  whoYouAre: 'Who you are',
  name: 'Name',
  kind: 'Signed in by',
  role: 'Role',
  scopes: 'Reaches',
  everything: 'Everything that the role allows',
  until: 'Signed in until',
  withoutEnd: 'You sign out',
  changePassword: 'Change password',
  currentPassword: 'Current password',
  newPassword: 'New password',
  atLeast: 'At least 12 characters',
  submit: 'Change password',
  changed: 'The password is changed. Every other browser has to sign in again.',
  noPassword: (kind: string) =>
    `There is no password to change here: you are signed in by ${kind.toLowerCase()}.`,
  page: 'This page',
  singleKeys: 'Shortcuts of single keys',
  singleKeysMeaning:
    'Such as g m for the models. Press ? to see all. Ctrl or Cmd with K always works.',
  colours: 'Colours',
  signOut: 'Sign out',
} as const;
