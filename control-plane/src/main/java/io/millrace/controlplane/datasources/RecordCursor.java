package io.millrace.controlplane.datasources;

import io.millrace.codecs.ExampleDecoder;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.datasources.RetainedRecords.Place;
import io.millrace.controlplane.resource.IllegalParameterException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Where the records of a data source go on.
 *
 * @param sizes of the examples before; null while there was none
 */
record RecordCursor(Place place, ExampleDecoder.@Nullable Sizes sizes) {
  static final RecordCursor FIRST = new RecordCursor(Place.FIRST, null);

  /** Whoever asks may have made it up, and arrays are made of this size. */
  private static final long MOST_VALUES = 1 << 22;

  String encoded() {
    boolean known = sizes != null && sizes.features() + (long) sizes.labels() <= MOST_VALUES;
    long[] numbers =
        known
            ? new long[] {place.range(), place.offset(), sizes.features(), sizes.labels()}
            : new long[] {place.range(), place.offset()};
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ContractJson.writeBytes(numbers));
  }

  /**
   * @throws IllegalParameterException when it was never given
   */
  static RecordCursor decoded(@Nullable String text, int ranges) {
    if (text == null) {
      return FIRST;
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(text);
      long[] numbers =
          ContractJson.mapper().readValue(new String(json, StandardCharsets.UTF_8), long[].class);
      if (isLegal(numbers, ranges)) {
        return of(numbers);
      }
    } catch (IllegalArgumentException | JacksonException e) {
      throw illegal(text);
    }
    throw illegal(text);
  }

  private static boolean isLegal(long @Nullable [] numbers, int ranges) {
    return numbers != null
        && (numbers.length == 2 || numbers.length == 4)
        && Arrays.stream(numbers).allMatch(number -> number >= 0)
        && numbers[0] < ranges
        && Arrays.stream(numbers).skip(2).allMatch(size -> size <= MOST_VALUES);
  }

  private static RecordCursor of(long... numbers) {
    return new RecordCursor(
        new Place((int) numbers[0], numbers[1]),
        numbers.length == 2 ? null : new ExampleDecoder.Sizes((int) numbers[2], (int) numbers[3]));
  }

  private static IllegalParameterException illegal(String text) {
    return IllegalParameterException.of(
        "cursor", "cursor '" + text + "' is not legal; legal is a nextCursor of the answer before");
  }
}
