package io.millrace.controlplane.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.deadletters.RetryRequest.LetterToRetry;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryRequestTest {
  @Test
  void shouldTakeLettersWithACorrectionOrWithout() {
    // When
    List<RetryRequest.Wanted> wanted =
        new RetryRequest(List.of(new LetterToRetry("0-1", null), new LetterToRetry("0-2", "AQ==")))
            .wanted();

    // Then
    assertThat(wanted.get(0).place()).isEqualTo(new LetterPlace(0, 1));
    assertThat(wanted.get(0).correction()).isNull();
    assertThat(wanted.get(1).correction()).containsExactly(1);
  }

  @Test
  void shouldSayEverythingThatIsWrong() {
    RetryRequest request =
        new RetryRequest(
            Arrays.asList(
                new LetterToRetry("0-1", "§"),
                new LetterToRetry("x", null),
                new LetterToRetry(null, null),
                null,
                new LetterToRetry("0-1", null)));

    assertThatThrownBy(request::wanted)
        .hasMessageStartingWith("retry: /letters/0/valueBase64: 'valueBase64' is not base64: ")
        .hasMessageContaining("/letters/1/id: 'x' is no id of a dead letter")
        .hasMessageContaining("/letters/2/id: 'id' is missing")
        .hasMessageContaining("/letters/3/id: 'id' is missing")
        .hasMessageContaining("/letters/4/id: letter '0-1' is named twice");
  }

  @Test
  void shouldTakeNeitherNothingNorTooMuch() {
    LetterToRetry letter = new LetterToRetry("0-1", null);

    assertThatThrownBy(() -> new RetryRequest(null))
        .hasMessage("retry: /letters: 0 letters are not legal; legal are 1 to 500");
    assertThatThrownBy(() -> new RetryRequest(Collections.nCopies(501, letter)))
        .hasMessage("retry: /letters: 501 letters are not legal; legal are 1 to 500");
  }
}
