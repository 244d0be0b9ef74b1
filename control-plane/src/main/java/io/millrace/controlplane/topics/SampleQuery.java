package io.millrace.controlplane.topics;

import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * @param limit records at most
 * @param partition all of them when absent
 * @param from first offset; the newest records when absent
 */
record SampleQuery(int limit, @Nullable Integer partition, @Nullable Long from) {
  private static final int MAX_LIMIT = 1_000;

  SampleQuery {
    RequestViolations violations = new RequestViolations();
    violations.require(
        limit >= 1 && limit <= MAX_LIMIT,
        "/limit",
        "limit " + limit + " is not legal; legal is 1 to " + MAX_LIMIT);
    violations.require(
        from == null || from >= 0,
        "/from",
        "from " + from + " is not legal; legal is an offset of 0 or more");
    violations.failIfAnyParameter();
  }
}
