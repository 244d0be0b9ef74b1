package io.millrace.contracts.job;

import io.millrace.contracts.json.OptionalMember;
import org.jspecify.annotations.Nullable;

/**
 * How an inference job deals with models.
 *
 * @param inferenceId whose orders on the models topic it follows; null when it begins with a model,
 *     which says it
 * @param withoutModel what becomes of records while there is no model; null is {@link
 *     WithoutModel#DEFAULT}
 * @param memoryBytes native memory that models may take in one process, those of other deployments
 *     in it included; null does not check
 * @param loadMs after which a model that is not loaded is refused; null is {@link #DEFAULT_LOAD_MS}
 */
public record ModelRules(
    @OptionalMember @Nullable String inferenceId,
    @OptionalMember @Nullable WithoutModel withoutModel,
    @OptionalMember @Nullable Long memoryBytes,
    @OptionalMember @Nullable Long loadMs) {
  public static final ModelRules DEFAULT = new ModelRules(null, null, null, null);
  public static final long DEFAULT_LOAD_MS = 300_000;

  public ModelRules {
    requirePositive("memoryBytes", memoryBytes);
    requirePositive("loadMs", loadMs);
  }

  private static void requirePositive(String member, @Nullable Long value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(
          member + " " + value + " is not legal; legal is 1 or more");
    }
  }

  public WithoutModel withoutModelOrDefault() {
    return withoutModel == null ? WithoutModel.DEFAULT : withoutModel;
  }

  public long loadMsOrDefault() {
    return loadMs == null ? DEFAULT_LOAD_MS : loadMs;
  }
}
