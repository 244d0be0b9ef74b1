package io.millrace.controlplane.deadletters;

import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Letters to send again to the topics that they came from. */
@Schema(name = "DeadLetterRetry")
record RetryRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<LetterToRetry> letters) {
  static final int MAX_LETTERS = 500;

  /**
   * @param valueBase64 bytes that are sent in place of the value; the value itself when absent
   */
  @Schema(name = "LetterToRetry")
  record LetterToRetry(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String id,
      @Nullable String valueBase64) {}

  RetryRequest {
    int count = letters == null ? 0 : letters.size();
    RequestViolations violations = new RequestViolations();
    violations.require(
        count >= 1 && count <= MAX_LETTERS,
        "/letters",
        count + " letters are not legal; legal are 1 to " + MAX_LETTERS);
    violations.failIfAny("retry");
  }

  /**
   * @param correction null takes the letter's own value
   */
  record Wanted(LetterPlace place, byte @Nullable [] correction) {}

  /**
   * @throws io.millrace.contracts.error.InvalidDocumentException with every violation
   */
  List<Wanted> wanted() {
    RequestViolations violations = new RequestViolations();
    List<Wanted> wanted = new ArrayList<>();
    Set<LetterPlace> named = new HashSet<>();
    int index = 0;
    for (LetterToRetry letter : letters == null ? List.<LetterToRetry>of() : letters) {
      String pointer = "/letters/" + index++;
      LetterPlace place = violations.collect(pointer + "/id", () -> place(letter));
      byte[] correction = violations.collect(pointer + "/valueBase64", () -> correction(letter));
      if (place != null) {
        violations.require(
            named.add(place), pointer + "/id", "letter '" + place + "' is named twice");
        wanted.add(new Wanted(place, correction));
      }
    }
    violations.failIfAny("retry");
    return wanted;
  }

  private static LetterPlace place(@Nullable LetterToRetry letter) {
    if (letter == null || letter.id() == null) {
      throw new IllegalArgumentException("'id' is missing");
    }
    return LetterPlace.parse(letter.id());
  }

  private static byte @Nullable [] correction(@Nullable LetterToRetry letter) {
    if (letter == null || letter.valueBase64() == null) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(letter.valueBase64());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'valueBase64' is not base64: " + e.getMessage(), e);
    }
  }
}
