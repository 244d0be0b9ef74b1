package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.avro.FieldSelection;
import io.millrace.contracts.avro.NumericFields;
import io.millrace.contracts.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary encoding (specification 1.12) with no header, as Kafka-ML's sink writes it: the
 * value is a record of one schema, the key one of another.
 *
 * @param dataScheme text of the value's schema; all numbers of it form one vector in its order
 * @param labelScheme text of the key's schema, whose numbers are the label; null when the key holds
 *     none
 * @param features dotted names of the fields that form the vector, in this order; empty takes all
 *     but the label
 * @param label dotted name of the field of the value that is the label; null when it has none
 * @param dataShape shape of the features; null takes them as a flat vector
 */
public record AvroFormat(
    @JsonProperty("data_scheme") String dataScheme,
    @JsonProperty("label_scheme") @Nullable String labelScheme,
    @JsonProperty("features") List<String> features,
    @JsonProperty("label") @Nullable String label,
    @JsonProperty("data_reshape") @Nullable TensorShape dataShape)
    implements RecordFormat {
  public AvroFormat {
    Objects.requireNonNull(dataScheme, "data_scheme");
    features = MemberNames.checkedPaths(features, label);
    List<Violation> violations = violations(dataScheme, labelScheme, features, label);
    if (!violations.isEmpty()) {
      throw new IllegalArgumentException(
          violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    }
    requireShape(dataShape, dataFields(dataScheme, features, label).count());
  }

  static List<Violation> violations(
      String dataScheme,
      @Nullable String labelScheme,
      List<String> features,
      @Nullable String label) {
    List<Violation> violations = new ArrayList<>();
    String hint = features.isEmpty() ? "'features' names the fields to take, when not all" : null;
    collect(
        violations, "/data_scheme", hint, () -> dataFields(dataScheme, features, label).faults());
    if (label != null) {
      FieldSelection ofLabel = FieldSelection.named(List.of(label));
      collect(violations, "/label", null, () -> fields(dataScheme, ofLabel).faults());
    }
    if (labelScheme != null) {
      collect(
          violations,
          "/label_scheme",
          null,
          () -> fields(labelScheme, FieldSelection.all()).faults());
    }
    if (label != null && labelScheme != null) {
      violations.add(
          Violation.at(
              "/label", "'label' and 'label_scheme' are both given; legal is one of the two"));
    }
    return violations;
  }

  /** Gives what is wrong, or throws when not even that can be said. */
  private interface Check {
    List<String> faults();
  }

  private static void collect(
      List<Violation> violations, String pointer, @Nullable String hint, Check check) {
    try {
      check.faults().forEach(fault -> violations.add(new Violation(pointer, fault, hint)));
    } catch (IllegalArgumentException e) {
      violations.add(Violation.at(pointer, String.valueOf(e.getMessage())));
    }
  }

  private static NumericFields dataFields(
      String scheme, List<String> features, @Nullable String label) {
    return fields(scheme, FieldSelection.features(features, label));
  }

  private static NumericFields fields(String scheme, FieldSelection selection) {
    return NumericFields.of(AvroSchema.parse(scheme), selection);
  }

  private static void requireShape(@Nullable TensorShape shape, OptionalInt count) {
    if (shape != null && count.isPresent() && shape.size() != count.getAsInt()) {
      throw new IllegalArgumentException(
          "shape %s holds %d values, but the schema gives %d; legal are shapes of as many"
              .formatted(shape, shape.size(), count.getAsInt()));
    }
  }

  @Override
  public String name() {
    return AVRO;
  }

  @Override
  public boolean labelled() {
    return label != null || labelScheme != null;
  }

  @Override
  public OptionalInt featureCount() {
    return dataShape == null
        ? dataFields(dataScheme, features, label).count()
        : OptionalInt.of(dataShape.size());
  }
}
