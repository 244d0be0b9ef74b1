package io.millrace.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class JsonFaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{            | Unexpected end-of-input: expected close marker for Object",
        "{\"a\": NaN} | Non-standard token 'NaN'",
        "[1, 2        | Unexpected end-of-input: expected close marker for Array"
      })
  void shouldSayWhatIsWrongWithoutWhatIsJacksons(String text, String reason) {
    JacksonException fault =
        catchThrowableOfType(
            JacksonException.class, () -> ContractJson.mapper().readTree(text.strip()));

    assertThat(JsonFaults.reason(fault)).isEqualTo(reason);
  }
}
