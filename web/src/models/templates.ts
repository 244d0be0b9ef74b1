import autoencoder from './templates/autoencoder.py?raw';
import cnn from './templates/cnn.py?raw';
import lstm from './templates/lstm.py?raw';
import mlp from './templates/mlp.py?raw';
import regression from './templates/regression.py?raw';
import { templateTexts } from '../texts/templates';

export const TEMPLATE_NAMES = ['mlp', 'cnn', 'lstm', 'autoencoder', 'regression'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

export interface Template {
  name: TemplateName;
  title: string;
  /** What it is for, in one line. */
  about: string;
  code: string;
}

const CODE: Record<TemplateName, string> = { mlp, cnn, lstm, autoencoder, regression };

/** Models to begin with; the compiler's tests compile each of these files. */
export const TEMPLATES: Template[] = TEMPLATE_NAMES.map((name) => ({
  name,
  ...templateTexts[name],
  code: CODE[name],
}));

export function templateNamed(name: string | undefined): Template | undefined {
  return TEMPLATES.find((template) => template.name === name);
}
