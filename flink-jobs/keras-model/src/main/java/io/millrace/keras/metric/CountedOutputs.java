package io.millrace.keras.metric;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which outputs are counted as positive.
 *
 * @param topK only the largest outputs of an example can be, at whatever threshold; null for all
 * @param classId only outputs of this class are counted; null for all
 */
public record CountedOutputs(
    Thresholds thresholds, @Nullable Integer topK, @Nullable Integer classId) {
  public CountedOutputs {
    Objects.requireNonNull(thresholds, "thresholds");
    if (topK != null && topK < 1) {
      throw new IllegalArgumentException("top_k is " + topK + "; legal is at least 1");
    }
    if (classId != null && classId < 0) {
      throw new IllegalArgumentException("class_id is " + classId + "; legal is at least 0");
    }
  }

  public CountedOutputs(Thresholds thresholds) {
    this(thresholds, null, null);
  }
}
