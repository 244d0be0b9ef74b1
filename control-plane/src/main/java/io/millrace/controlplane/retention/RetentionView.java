package io.millrace.controlplane.retention;

import io.millrace.controlplane.MillraceProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of the places that things have left.
 *
 * @param intervalSeconds between two sweeps
 * @param graceSeconds how long what nothing names is left alone
 */
@Schema(name = "Retention")
record RetentionView(long intervalSeconds, long graceSeconds, List<Item> items) {
  /**
   * @param owner what it was made for
   * @param since when it was last written, or when what it belongs to was deleted
   */
  @Schema(name = "RetentionItem")
  record Item(
      Place.Kind kind,
      String location,
      String owner,
      Instant since,
      Verdict.Action action,
      String reason) {
    private static Item of(Verdict verdict) {
      Place place = verdict.place();
      return new Item(
          place.kind(),
          place.location(),
          place.owner(),
          place.since(),
          verdict.action(),
          verdict.reason());
    }
  }

  static RetentionView of(MillraceProperties properties, List<Verdict> verdicts) {
    return new RetentionView(
        properties.retention().interval().toSeconds(),
        properties.retention().grace().toSeconds(),
        verdicts.stream().map(Item::of).toList());
  }
}
