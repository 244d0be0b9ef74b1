import type { LinkProps } from '@tanstack/react-router';
import {
  IconActivityHeartbeat,
  IconAlertTriangle,
  IconCamera,
  IconHistory,
  IconKey,
  IconMailX,
  IconUsers,
  IconWaveSine,
  IconBrain,
  IconChartLine,
  IconDatabase,
  IconHome,
  IconRocket,
  IconStack2,
  type Icon,
} from '@tabler/icons-react';
import { shellTexts } from '../texts/shell';

const { places: names, groups } = shellTexts;

export interface Place {
  to: NonNullable<LinkProps['to']>;
  name: string;
  icon: Icon;
  /** Pressed after `g`. */
  key: string;
  /** Where something new of it is made. */
  create?: NonNullable<LinkProps['to']>;
}

export interface PlaceGroup {
  name: string;
  places: Place[];
}

/** Every screen that the navigation, the palette and the shortcuts lead to. */
export const PLACE_GROUPS: PlaceGroup[] = [
  {
    name: groups.work,
    places: [
      { to: '/', name: names.home, icon: IconHome, key: 'h' },
      { to: '/models', name: names.models, icon: IconBrain, key: 'm', create: '/models/new' },
      {
        to: '/model-sets',
        name: names.modelSets,
        icon: IconStack2,
        key: 's',
        create: '/model-sets/new',
      },
      {
        to: '/data-sources',
        name: names.dataSources,
        icon: IconDatabase,
        key: 'd',
        create: '/data-sources/upload',
      },
      {
        to: '/trainings',
        name: names.trainings,
        icon: IconChartLine,
        key: 't',
        create: '/trainings/new',
      },
      {
        to: '/inferences',
        name: names.inferences,
        icon: IconRocket,
        key: 'i',
        create: '/inferences/new',
      },
    ],
  },
  {
    name: groups.streams,
    places: [
      { to: '/topics', name: names.topics, icon: IconWaveSine, key: 'o' },
      { to: '/dead-letters', name: names.deadLetters, icon: IconMailX, key: 'l' },
      { to: '/problems', name: names.problems, icon: IconAlertTriangle, key: 'p' },
    ],
  },
  {
    name: groups.operations,
    places: [
      { to: '/snapshots', name: names.snapshots, icon: IconCamera, key: 'c' },
      { to: '/system', name: names.system, icon: IconActivityHeartbeat, key: 'y' },
      { to: '/users', name: names.users, icon: IconUsers, key: 'u', create: '/users/new' },
      { to: '/tokens', name: names.tokens, icon: IconKey, key: 'k', create: '/tokens/new' },
      { to: '/audit-log', name: names.auditLog, icon: IconHistory, key: 'a' },
    ],
  },
];

export const PLACES: Place[] = PLACE_GROUPS.flatMap((group) => group.places);

/** The place that an address belongs to: the list of the thing it shows. */
export function placeOf(pathname: string): Place | undefined {
  return PLACES.find(({ to }) => to !== '/' && `${pathname}/`.startsWith(`${to}/`));
}
