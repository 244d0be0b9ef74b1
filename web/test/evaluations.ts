import type { CurvePoint, Evaluation } from '../src/api/types';

/** Ten classes, most of them told apart. */
export function digits(): Evaluation {
  const confusion = Array.from({ length: 10 }, (_, row) =>
    Array.from({ length: 10 }, (_, column) => {
      if (row === column) return 12 + (row % 3);
      return (row * 7 + column * 3) % 11 === 0 ? 2 : 0;
    }),
  );
  return {
    part: 'TEST',
    examples: 143,
    outputs: [
      {
        kind: 'CLASSIFICATION',
        name: 'digit',
        confusion,
        classes: confusion.map((row, label) => ({
          label,
          precision: 0.9 + label / 200,
          recall: 0.95 - label / 200,
          f1: 0.92,
          support: row.reduce((sum, value) => sum + value, 0),
        })),
        accuracy: 0.944,
      },
    ],
  };
}

/** One output with two classes, one with numbers. */
export function twoOutputs(): Evaluation {
  const shares = Array.from({ length: 41 }, (_, index) => index / 40);
  const roc = shares.map((x): CurvePoint => ({ x, y: Math.min(1, x ** 0.25), threshold: 1 - x }));
  const precisionRecall = shares.map((x): CurvePoint => ({ x, y: 1 - 0.4 * x ** 4 }));
  return {
    part: 'VALIDATION',
    examples: 289,
    outputs: [
      {
        kind: 'CLASSIFICATION',
        name: 'fault',
        confusion: [
          [180, 9],
          [12, 88],
        ],
        classes: [
          { label: 0, precision: 0.9375, recall: 0.9524, f1: 0.9449, support: 189 },
          { label: 1, precision: 0.9072, recall: 0.88, f1: 0.8934, support: 100 },
        ],
        accuracy: 0.9273,
        curves: { rocAuc: 0.961, averagePrecision: 0.934, roc, precisionRecall },
      },
      {
        kind: 'REGRESSION',
        name: 'wear',
        meanError: -0.012,
        meanAbsoluteError: 0.21,
        rootMeanSquaredError: 0.29,
        r2: 0.87,
        residuals: [-0.9, -0.5, -0.2, 0.01, 0.2, 0.5, 1.1],
        histogram: Array.from({ length: 20 }, (_, bin) => ({
          from: -1 + bin / 10,
          until: -0.9 + bin / 10,
          count: Math.round(60 * Math.exp(-((bin - 9.5) ** 2) / 12)),
        })),
        samples: Array.from({ length: 120 }, (_, index) => ({
          given: index / 20,
          predicted: index / 20 + 0.4 * Math.sin(index * 5.3),
        })),
      },
    ],
  };
}
