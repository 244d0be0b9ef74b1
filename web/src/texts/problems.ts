/** Words of what arrived and could not be used. */
export const problemTexts = {
  title: 'Problems',
  help: 'What arrived and could not be used. It is kept here; nothing vanishes silently.',
  none: 'No problem',
  noneHelp:
    'Control messages that cannot be understood, and the like, would be listed here with their topic, partition and offset.',
  home: 'Home',
  columns: { when: 'When', what: 'What', where: 'Where' },
} as const;
