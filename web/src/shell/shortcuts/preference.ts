import { useLocalStorage } from '@mantine/hooks';

const KEY = 'millrace.single-key-shortcuts';

/** Whether single keys do something: whoever speaks to the machine may not want that. */
export function useSingleKeys() {
  return useLocalStorage({ key: KEY, defaultValue: true, getInitialValueInEffect: false });
}
