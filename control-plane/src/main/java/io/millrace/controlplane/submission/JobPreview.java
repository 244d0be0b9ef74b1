package io.millrace.controlplane.submission;

import io.millrace.contracts.json.ContractJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A job as it would be submitted. What is chosen only when it starts, ids above all, is said to be
 * so.
 *
 * @param job the document that the job is given; null when it cannot be made yet
 * @param manifest what the cluster is given, as YAML; null where no cluster runs jobs
 * @param note why something is null; null when nothing is missing
 */
public record JobPreview(
    @Schema(nullable = true) @Nullable Map<String, Object> job,
    @Nullable String manifest,
    @Nullable String note) {
  /** In place of what is not known yet. */
  public static final String LATER = "chosen when it starts";

  private static final String WITHIN_TEXT = "<" + LATER + ">";
  private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

  /** There is no job yet, for this reason. */
  public static JobPreview none(String note) {
    return new JobPreview(null, null, note);
  }

  /**
   * @param chosen ids and names within the run that are made anew when it starts
   */
  static JobPreview of(
      JobRun run, @Nullable String manifest, @Nullable String note, List<String> chosen) {
    Map<String, Object> job =
        ContractJson.mapper().readValue(ContractJson.write(run.spec()), DOCUMENT);
    return new JobPreview(
        object(job, chosen), manifest == null ? null : within(manifest, chosen), note);
  }

  private static Map<String, Object> object(Map<?, ?> object, List<String> chosen) {
    Map<String, Object> shown = new LinkedHashMap<>();
    object.forEach((name, value) -> shown.put(String.valueOf(name), shown(value, chosen)));
    return shown;
  }

  private static @Nullable Object shown(@Nullable Object value, List<String> chosen) {
    if (value instanceof Map<?, ?> object) {
      return object(object, chosen);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> shown(item, chosen)).toList();
    }
    return value instanceof String text ? text(text, chosen) : value;
  }

  private static String text(String text, List<String> chosen) {
    return chosen.contains(text) ? LATER : within(text, chosen);
  }

  private static String within(String text, List<String> chosen) {
    String shown = text;
    for (String part : chosen) {
      shown = shown.replace(part, WITHIN_TEXT);
    }
    return shown;
  }
}
