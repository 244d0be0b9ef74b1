import type { Retained } from '../api/types';

export const RETENTION: Record<Retained, { label: string; meaning: string }> = {
  ALL: { label: 'All', meaning: 'Kafka still has every record; it can be used again.' },
  PARTLY: {
    label: 'Partly',
    meaning: 'Kafka has deleted the oldest records; a training on it would fail.',
  },
  EXPIRED: {
    label: 'Expired',
    meaning: 'Kafka has deleted every record. Write them again and announce the new range.',
  },
};
