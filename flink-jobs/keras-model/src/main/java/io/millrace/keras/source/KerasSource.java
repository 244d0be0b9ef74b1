package io.millrace.keras.source;

import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.keras.ModelViolation;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceFault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles Keras code as an engineer writes it: two texts, as in Kafka-ML's form, of which the
 * second leaves a compiled model in the variable {@code model}. Nothing of the text is executed
 * outside an interpreter that knows only how to describe models.
 */
public final class KerasSource {
  private KerasSource() {}

  /**
   * @param imports run before the code, for example {@code import tensorflow as tf}; tf, keras and
   *     np are known without it
   * @throws InvalidModelException with everything that is wrong, each with the line and column in
   *     {@code code}; what is wrong in imports says so
   */
  public static CompiledSource compile(@Nullable String imports, String code)
      throws InvalidModelException {
    SourceRun run = SourceRun.of(imports, code);
    if (!run.faults().isEmpty() || run.model() == null) {
      throw new InvalidModelException(run.violations());
    }
    String architecture = run.architecture();
    try {
      KerasModel model = KerasJson.parse(architecture);
      return new CompiledSource(model, architecture);
    } catch (InvalidModelException e) {
      throw new InvalidModelException(placed(e.violations(), run.model().place()));
    }
  }

  private static List<ModelViolation> placed(List<ModelViolation> violations, Place place) {
    Set<ModelViolation> placed = new LinkedHashSet<>();
    for (ModelViolation violation : violations) {
      Site site = place.find(violation.pointer());
      placed.add(
          violation(
              violation.layer(), new SourceFault(site, violation.message(), violation.hint())));
    }
    return new ArrayList<>(placed);
  }

  static ModelViolation violation(@Nullable String layer, SourceFault fault) {
    boolean inCode = fault.site().source().equals(Site.CODE);
    return new ModelViolation(
        layer,
        inCode ? fault.site().line() : null,
        inCode ? fault.site().column() : null,
        "",
        inCode
            ? fault.message()
            : "in the imports, line " + fault.site().line() + ": " + fault.message(),
        fault.hint());
  }
}
