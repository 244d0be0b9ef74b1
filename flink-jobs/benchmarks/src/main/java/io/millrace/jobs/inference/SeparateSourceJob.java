package io.millrace.jobs.inference;

import io.millrace.contracts.job.InferenceJobSpec;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.ChainingStrategy;

/** The inference job with its source on a thread of its own: each record crosses between two. */
public final class SeparateSourceJob {
  private SeparateSourceJob() {}

  public static void define(StreamExecutionEnvironment env, InferenceJobSpec spec) {
    ScoreFactory scoring = new ScoreFactory(spec, new SavedModelLoader());
    scoring.setChainingStrategy(ChainingStrategy.HEAD);
    InferenceJob.define(env, spec, scoring);
  }
}
