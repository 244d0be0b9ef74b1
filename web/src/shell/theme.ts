import { createTheme, Drawer, Modal, type MantineColorsTuple } from '@mantine/core';
import { displayTexts } from '../texts/display';

/** The one accent: water in shade. Step 7 on white and step 4 on the dark ground pass 4.5:1. */
const stream: MantineColorsTuple = [
  '#e6f7f7',
  '#cfeced',
  '#9fdadc',
  '#6bc8cb',
  '#45b8bc',
  '#2aa3a8',
  '#12898e',
  '#0b7277',
  '#085c60',
  '#06474a',
];

/** Mantine's dark greys are warm; these are the greys of wet slate. */
const dark: MantineColorsTuple = [
  '#e3e9ee',
  '#b9c5cf',
  '#8b98a5',
  '#66737f',
  '#33404c',
  '#27303a',
  '#1d252d',
  '#171d24',
  '#12181e',
  '#0d1217',
];

const systemFont =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

const CLOSE = { 'aria-label': displayTexts.close };

export const theme = createTheme({
  colors: { stream, dark },
  primaryColor: 'stream',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: systemFont,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontFamily: systemFont, fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: { closeButtonProps: CLOSE } }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: CLOSE } }),
  },
});
