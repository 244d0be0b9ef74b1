package io.millrace.cli.send;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/** How numbers become records. */
final class FormatOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "RAW, JSON, AVRO or IMAGE. Default: RAW for .csv and .npy, JSON for .jsonl.")
  @Nullable String format;

  @Option(
      names = "--format-config",
      paramLabel = "JSON",
      description = "Configuration of the format, instead of the options below.")
  @Nullable String config;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "NumPy type of features, for RAW. Default: ${DEFAULT-VALUE}.")
  String type = "";

  @Option(
      names = "--shape",
      paramLabel = "8x8",
      description = "Shape of the features; flat when absent.")
  @Nullable String shape;

  @Option(
      names = "--label-type",
      paramLabel = "TYPE",
      defaultValue = "int32",
      description = "NumPy type of labels, for RAW. Default: ${DEFAULT-VALUE}.")
  String labelType = "";

  /**
   * @param features names in their order; empty when they have none
   * @param label null when there are none
   */
  RecordFormat of(List<String> features, @Nullable String label) {
    String name = (format == null ? RecordFormat.RAW : format).toUpperCase(Locale.ROOT);
    try {
      if (config != null) {
        return RecordFormats.parse(name, ContractJson.mapper().readTree(config));
      }
      return switch (name) {
        case RecordFormat.RAW ->
            new RawFormat(
                DataType.of(type),
                tensorShape(),
                label == null ? null : DataType.of(labelType),
                null);
        case RecordFormat.JSON -> new JsonFormat(features, label, tensorShape());
        default ->
            throw CommandFailedException.usage(
                "format '" + name + "' needs --format-config; " + RecordFormats.LEGAL_NAMES);
      };
    } catch (InvalidDocumentException e) {
      throw CommandFailedException.usage(
          e.violations().stream()
              .map(violation -> violation.pointer() + " " + violation.message())
              .collect(Collectors.joining("; ", "--format-config: ", "")));
    } catch (JacksonException e) {
      throw CommandFailedException.usage("--format-config is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw CommandFailedException.usage(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable TensorShape tensorShape() {
    return shape == null ? null : TensorShape.parse(shape.replaceAll("[x,]", " "));
  }
}
