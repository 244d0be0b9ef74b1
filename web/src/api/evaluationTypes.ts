/** How a trained model does on examples that it was not trained on, as its job wrote it. */
export interface Evaluation {
  part: 'VALIDATION' | 'TEST';
  examples: number;
  outputs: EvaluatedOutput[];
}

export type EvaluatedOutput = Classification | Regression;

export interface Classification {
  kind: 'CLASSIFICATION';
  name: string;
  /** Rows are classes, columns predicted classes; empty when there are too many. */
  confusion: number[][];
  classes: ClassReport[];
  accuracy: number;
  /** Only with two classes. */
  curves?: ThresholdCurves | null;
}

export interface ClassReport {
  label: number;
  precision: number;
  recall: number;
  f1: number;
  support: number;
}

export interface ThresholdCurves {
  rocAuc: number;
  averagePrecision: number;
  roc: CurvePoint[];
  precisionRecall: CurvePoint[];
}

export interface CurvePoint {
  x: number;
  y: number;
  threshold?: number | null;
}

export interface Regression {
  kind: 'REGRESSION';
  name: string;
  meanError: number;
  meanAbsoluteError: number;
  rootMeanSquaredError: number;
  r2?: number | null;
  /** Smallest, quantiles 0.05, 0.25, 0.5, 0.75, 0.95, largest. */
  residuals: number[];
  histogram: { from: number; until: number; count: number }[];
  samples: { given: number; predicted: number }[];
}
