export type PredictionFormat = 'VALUES' | 'PREDICTION' | 'AVRO';

export type PredictionTask = 'CLASSIFICATION' | 'BINARY_CLASSIFICATION' | 'REGRESSION';

/** A Kafka cluster as it is asked for. */
export interface ClusterDraft {
  bootstrapServers: string;
  properties?: Record<string, string>;
}

export interface EarlyExitDraft {
  limit: number;
  topic: string;
  kafka?: ClusterDraft;
}

/** What becomes of predictions, as it is asked for. */
export interface OutputDraft {
  format?: PredictionFormat;
  /** What the model's training says when absent. */
  task?: PredictionTask;
  labels?: string[];
  schemaRegistry?: string;
  kafka?: ClusterDraft;
  earlyExit?: EarlyExitDraft;
}

export interface KafkaCluster {
  bootstrapServers: string;
  properties: Record<string, string>;
}

export interface EarlyExit {
  limit: number;
  topic: string;
  kafka?: KafkaCluster | null;
}

export interface PredictionOutput {
  format: PredictionFormat;
  task?: PredictionTask | null;
  labels?: string[] | null;
  schemaRegistry?: string | null;
  kafka?: KafkaCluster | null;
  earlyExit?: EarlyExit | null;
}
