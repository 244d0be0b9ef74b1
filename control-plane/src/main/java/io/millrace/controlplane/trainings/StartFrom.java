package io.millrace.controlplane.trainings;

import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Earlier results whose weights a training starts from; either of the two members.
 *
 * @param resultId for the model of the set that it is a result of, or else for every model of the
 *     set whose weights have the same shapes
 * @param models id of a model of the set to the id of the result that it starts from; other models
 *     start as usual
 */
@Schema(name = "StartFrom")
record StartFrom(@Nullable String resultId, @Nullable Map<String, @Nullable String> models) {
  StartFrom {
    models = models == null ? null : Collections.unmodifiableMap(new TreeMap<>(models));
  }

  void check(RequestViolations violations, String pointer) {
    boolean one = resultId != null && !resultId.isBlank();
    boolean several = models != null && !models.isEmpty();
    violations.require(
        one != several,
        pointer,
        "startFrom names "
            + (one ? "both 'resultId' and 'models'" : "no result")
            + "; legal is either 'resultId' or 'models' with at least one model");
    if (several) {
      models.forEach(
          (model, result) ->
              violations.require(
                  result != null && !result.isBlank(),
                  pointer + "/models/" + model.replace("~", "~0").replace("/", "~1"),
                  "the id of a result is missing"));
    }
  }
}
