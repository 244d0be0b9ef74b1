package io.millrace.keras.source;

import io.millrace.keras.ModelViolation;
import io.millrace.keras.json.LayerProbe.Probed;
import io.millrace.keras.json.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports what a reader of JSON found wrong at the place in the source that the JSON is from. */
final class Faults {
  private Faults() {}

  /** Reads a layer; null when it has faults. */
  static @Nullable Probed probe(Session session, PlainLayer layer) {
    Violations violations = new Violations();
    Probed probed = session.probe().layer(layer.json(), violations);
    report(session, violations.list(), layer.place());
    return probed;
  }

  static void report(Session session, List<ModelViolation> violations, Place place) {
    for (ModelViolation violation : violations) {
      session.fault(
          violation.layer(),
          place.find(violation.pointer()),
          violation.message(),
          violation.hint());
    }
  }
}
