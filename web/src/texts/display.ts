export const displayTexts = {
  loading: 'Loading',
  absent: '–',
  tryAgain: 'Try again',
  traceId: 'trace id',
  copied: 'Copied',
  copyAsCurl: 'Copy as curl',
  close: 'Close',
  keepIt: 'Keep it',
  line: (line: number, column: number | undefined, layer: string | undefined) =>
    `line ${line}${column ? `, column ${column}` : ''}${layer ? `, layer ${layer}` : ''}`,
  localAndUtc: (local: string, utc: string) => `${local} local time, ${utc}`,
  justNow: 'just now',
  inThisStateSince: 'In this state since ',
  since: 'Since ',
  scalar: 'scalar',
  anySize: 'any',
} as const;

/** What to do about a request that failed; said for every status, so that none is a dead end. */
export const nextSteps = {
  unreachable: 'Check that Millrace is running, then try again.',
  unauthorized: 'Sign in again.',
  forbidden: 'Ask an administrator for the role that this needs.',
  otherOrigin: 'Open Millrace at its own address, and do it there.',
  otherToken: 'Use a token that reaches this; an administrator can make one.',
  tooMany: 'Wait a moment, then try again.',
  notNow:
    'Something that this needs does not answer now. Try again in a moment; System shows what is missing.',
  notFound: 'It may have been deleted. Go back to the list.',
  conflict: 'Something else uses or changed it. Look at the current state.',
  changedMeanwhile: 'Someone changed it meanwhile. Reload and apply your change again.',
  mistaken: 'Correct what is named and send it again.',
  broken: 'Try again. If it stays, look for the trace id in the log.',
} as const;

export const requestTexts = {
  answered: (status: number) => `The server answered ${status}.`,
  noAnswer: (path: string) => `No answer from the server for ${path}.`,
} as const;
