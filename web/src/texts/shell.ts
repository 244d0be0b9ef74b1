import type { LiveStatus } from '../live/LiveStream';

const COLOURS = { auto: 'As the system', light: 'Light', dark: 'Dark' } as const;

const LIVE: Record<LiveStatus, [label: string, explanation: string]> = {
  CONNECTING: ['Connecting', 'Waiting for the live connection.'],
  LIVE: ['Live', 'Everything on this page follows the server.'],
  STALE: ['Stale', 'The live connection is down. Trying again; what you see may be old.'],
};

/** The frame around every screen. */
export const shellTexts = {
  product: 'Millrace',
  homeLink: 'Millrace, home',
  documentTitle: (title: string) => `${title} · Millrace`,
  skip: 'Skip to content',
  navigation: 'Main',
  openNavigation: 'Open the navigation',
  closeNavigation: 'Close the navigation',
  loading: 'Loading',
  search: 'Search',
  searchEverything: 'Search everything',
  paletteKeys: (apple: boolean) => (apple ? '⌘ K' : 'Ctrl K'),
  live: LIVE,
  stale: {
    title: 'No connection to the server',
    since: (time: string) => `You see what was true at ${time}. Nothing on this page is lost.`,
    neverHeard: 'Nothing was heard from it yet.',
    retrying: 'Trying again…',
    tryNow: 'Try now',
    recovered: 'The connection is back; everything was read again.',
  },
  notFound: {
    title: 'Not found',
    heading: 'There is no page at this address',
    detail: 'The address may be mistyped, or from another version of Millrace.',
    home: 'Home',
  },
  pageFault: 'This page broke',
  groups: { work: 'Work', streams: 'Streams', operations: 'Operations' },
  places: {
    home: 'Home',
    models: 'Models',
    modelSets: 'Model sets',
    dataSources: 'Data sources',
    trainings: 'Trainings',
    compare: 'Compare results',
    inferences: 'Inferences',
    topics: 'Topics',
    deadLetters: 'Dead letters',
    problems: 'Problems',
    snapshots: 'Snapshots',
    system: 'System',
    users: 'Users',
    tokens: 'Tokens',
    auditLog: 'Audit log',
    account: 'Your account',
  },
  account: {
    menu: 'Account of',
    page: 'Your account',
    shortcuts: 'Keyboard shortcuts',
    apiDocs: 'API documentation',
    colours: 'Colours',
    colour: COLOURS,
    signOut: 'Sign out',
  },
} as const;

export const signInTexts = {
  title: 'Sign in',
  again: 'Sign in again',
  keptOpen: 'Your session has ended. Nothing on the page behind this is lost.',
  linkUsed: 'The link in the address was used or is too old; it signs in once.',
  with: (provider: string | null) => `Sign in with ${provider ?? 'your provider'}`,
  or: 'or',
  userName: 'User name',
  password: 'Password',
  submit: 'Sign in',
  token: 'Token',
  submitToken: 'Sign in with the token',
  whereTheTokenLies:
    'On one machine the token lies in `.millrace/token`, readable only by its owner, and is new each time Millrace starts; on a cluster it lies in the Secret that Millrace was installed with. Scripts send it as `Authorization: Bearer …`',
  refusals: {
    OIDC_FAILED: 'The provider could not confirm who you are; try again or ask its admin.',
    OIDC_NO_ROLE: 'You are known there but have no role here; ask an admin of Millrace.',
  } as Record<string, string>,
} as const;

export const paletteTexts = {
  title: 'Search',
  placeholder: 'Go to a screen, find a thing by its name, or do something',
  nothing: (query: string) => `Nothing is called “${query}”.`,
  searching: 'Searching…',
  unreachable: 'The search did not answer; screens and actions still work.',
  go: 'Go to',
  actions: 'Do',
  kinds: {
    models: 'Models',
    'model-sets': 'Model sets',
    'data-sources': 'Data sources',
    trainings: 'Trainings',
    inferences: 'Inferences',
    topics: 'Topics',
  },
  keys: '↑ ↓ to choose, Enter to open, Escape to leave',
  newModel: 'New model',
  newModelSet: 'New model set',
  newTraining: 'New training',
  newInference: 'Deploy a model',
  announce: 'Announce a data source',
  newToken: 'New token',
  newUser: 'New user',
  colours: (scheme: keyof typeof COLOURS) => `Colours: ${COLOURS[scheme].toLowerCase()}`,
} as const;

export const shortcutTexts = {
  title: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  goTo: 'Go to',
  then: 'then',
  palette: 'Search and do anything',
  help: 'Show these shortcuts',
  create: 'New, on a list: what the list is of',
  find: 'Into the filter of the list',
  none: 'None of them does anything while you type.',
  singleKeys: 'Shortcuts of single keys',
  singleKeysOff: 'Off: only those with Ctrl or Cmd work.',
} as const;
