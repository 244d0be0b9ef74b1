/** Words about the models that one can begin with. */
export const templateTexts = {
  mlp: { title: 'Dense layers', about: 'Numbers in, one of several classes out' },
  cnn: { title: 'Convolutions', about: 'Images in, one of several classes out' },
  lstm: { title: 'LSTM', about: 'A window of time steps in, a probability out' },
  autoencoder: { title: 'Autoencoder', about: 'Learns what is usual, to find what is not' },
  regression: { title: 'Regression', about: 'Features in, one number out, with a shortcut' },
} as const;
