package io.millrace.controlplane.deadletters;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.resource.IllegalParameterException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Where a list goes on towards older letters.
 *
 * @param bounds of each partition the offset before which it goes on; of those that it does not
 *     name that is the end
 */
record LetterCursor(Map<Integer, Long> bounds) {
  LetterCursor {
    bounds = Map.copyOf(bounds);
  }

  String encoded() {
    long[] numbers = new long[2 * bounds.size()];
    int at = 0;
    for (Map.Entry<Integer, Long> bound : new TreeMap<>(bounds).entrySet()) {
      numbers[at++] = bound.getKey();
      numbers[at++] = bound.getValue();
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ContractJson.writeBytes(numbers));
  }

  /**
   * @throws IllegalParameterException when it was never given
   */
  static LetterCursor decoded(@Nullable String text) {
    if (text == null) {
      return new LetterCursor(Map.of());
    }
    try {
      String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      long[] numbers = ContractJson.mapper().readValue(json, long[].class);
      if (isLegal(numbers)) {
        return of(numbers);
      }
    } catch (IllegalArgumentException | JacksonException e) {
      throw illegal(text);
    }
    throw illegal(text);
  }

  private static boolean isLegal(long @Nullable [] numbers) {
    return numbers != null
        && numbers.length % 2 == 0
        && Arrays.stream(numbers).allMatch(number -> number >= 0);
  }

  private static LetterCursor of(long... numbers) {
    Map<Integer, Long> bounds = new TreeMap<>();
    for (int i = 0; i < numbers.length; i += 2) {
      bounds.put((int) Math.min(numbers[i], Integer.MAX_VALUE), numbers[i + 1]);
    }
    return new LetterCursor(bounds);
  }

  private static IllegalParameterException illegal(String text) {
    return IllegalParameterException.of(
        "cursor", "cursor '" + text + "' is not legal; legal is a nextCursor of the answer before");
  }
}
