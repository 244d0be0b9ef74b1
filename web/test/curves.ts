/** The training of the fake began a minute ago, and an epoch takes it 700 ms. */
function after(epochs: number): string {
  return new Date(Date.now() - 60_000 + epochs * 700).toISOString();
}

/** Learning curves as a training makes them. */
export function stepsWithin(epochs: number, index: number) {
  const steps = Array.from({ length: epochs * 8 }, (_, step) => (step + 1) * 4);
  const { loss } = curves(epochs * 8, index).train;
  return {
    epochs: steps.map((step) => Math.ceil(step / 32)),
    steps,
    train: { loss: loss.map((value, at) => value * (1 + 0.2 * Math.sin(at * 7))) },
    validation: {},
    learningRate: steps.map((step) => (step > 960 ? 0.0005 : 0.001)),
    times: steps.map((step) => after(step / 32)),
  };
}

export function curves(length: number, index: number) {
  const epochs = Array.from({ length }, (_, epoch) => epoch + 1);
  const wobble = (epoch: number) => Math.sin(epoch * 2.3 + index) * 0.02;
  const loss = epochs.map(
    (epoch) => (2.3 - index * 0.2) * Math.exp(-epoch / (12 - index * 3)) + 0.05,
  );
  return {
    epochs,
    steps: epochs.map((epoch) => epoch * 32),
    learningRate: epochs.map((epoch) => (epoch > 30 ? 0.0005 : 0.001)),
    times: epochs.map(after),
    train: { loss, accuracy: loss.map((value) => 1 - value / 2.6) },
    validation: {
      loss: loss.map((value, epoch) => value * 1.08 + 0.03 + wobble(epoch)),
      accuracy: loss.map((value, epoch) => 0.985 - value / 2.6 + wobble(epoch) / 4),
    },
  };
}
