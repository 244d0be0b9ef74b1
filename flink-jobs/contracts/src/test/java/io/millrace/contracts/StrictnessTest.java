package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.json.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Job specs are read strictly, as a job must not guess; events tolerantly, as they outlive us. */
class StrictnessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"epochs\" : 20    | \"epochs\" : 20, \"x\" : 1 | 'x' is not known; legal are [batchSize, epochs, shuffle, seed, maxRejectedShare, stepsPerEpoch, earlyStopping, bestWeights, reduceOnPlateau, timeBudgetMs, classWeights, cacheBytes] (at /fit/x)",
        "\"epochs\" : 20,   |                            | Missing creator property 'epochs' (index 1) (at /fit/epochs)",
        "\"epochs\" : 20    | \"epochs\" : null          | Cannot map `null` into type `int` (at /fit/epochs)",
        "\"epochs\" : 20    | \"epochs\" : 0             | epochs 0 is not legal; legal is 1 or more (at /fit)",
        "\"jobId\" : \"training-1\" | \"jobId\" : null   | 'jobId' is missing or null (at line 60, column 1)",
        "\"jobId\" : \"training-1\" | \"jobId\" : \"A\"  | job id 'A' is not legal; legal is [a-z]([-a-z0-9]{0,43}[a-z0-9])? (at /jobId)",
        "\"uint8\"          | \"uint7\"                  | data type 'uint7' is not known; legal is one of bool, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, float32, float64 (at /dataSource/format/data_type)",
        "\"schemaVersion\" : 1 | \"schemaVersion\" : 2   | schemaVersion 2 is not known; legal is 1: run control plane and job jar of the same release (at line 60, column 1)",
        "\"TRAINING\"       | \"DREAMING\"               | Could not resolve type id 'DREAMING' as a subtype of `io.millrace.contracts.job.JobSpec`: known type ids = [INFERENCE, TRAINING] (at line 2, column 12)"
      })
  void shouldRefuseAJobSpecThatIsNotExact(String written, String instead, String reason)
      throws Exception {
    String golden = GoldenFiles.text("job-spec", "training.json");
    assertThat(golden).contains(written);
    String spec = golden.replaceFirst(Pattern.quote(written), instead == null ? "" : instead);

    assertThatThrownBy(() -> ContractJson.readJobSpec(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("job spec cannot be read: " + reason);
  }

  @Test
  void shouldRefuseAJobSpecThatIsNotJson() {
    assertThatThrownBy(() -> ContractJson.readJobSpec("{\"kind\": TRAINING}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("job spec cannot be read: Unrecognized token 'TRAINING'")
        .hasMessageEndingWith("(at line 1, column 10)");
  }

  @Test
  void shouldIgnoreMembersOfEventsThatItDoesNotKnow() throws Exception {
    String newer =
        GoldenFiles.text("event", "epoch-completed.json")
            .replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2, \"sender\" : {\"a\" : 1}")
            .replace("\"epoch\" : 3", "\"epoch\" : 3, \"mood\" : 0.1");
    JobEvent known = ExampleContracts.events().get("epoch-completed");

    assertThat(ContractJson.readEvent(utf8(newer)).event()).isEqualTo(known);
    assertThat(ContractJson.readEvent(utf8(newer)).schemaVersion()).isEqualTo(2);
  }

  @Test
  void shouldSayThatItDoesNotKnowATypeOfEvent() throws Exception {
    String newer =
        GoldenFiles.text("event", "model-activated.json")
            .replace("MODEL_ACTIVATED", "MODEL_PRAISED");

    assertThatThrownBy(() -> ContractJson.readEvent(utf8(newer)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "event cannot be read: Could not resolve type id 'MODEL_PRAISED' as a subtype of"
                + " `io.millrace.contracts.event.JobEvent`: known type ids = [EPOCH_COMPLETED,")
        .hasMessageEndingWith("(at /event)");
  }

  @Test
  void shouldNameTheMemberThatAnEventLacks() throws Exception {
    String broken =
        GoldenFiles.text("event", "model-activated.json").replace("inferenceId", "inference");

    assertThatThrownBy(() -> ContractJson.readEvent(utf8(broken)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event cannot be read: 'inferenceId' is missing or null (at /event)");
  }

  @Test
  void shouldRefuseWhatIsNoModelDescriptor() {
    assertThatThrownBy(
            () ->
                ContractJson.readModelDescriptor(
                    utf8("{\"schemaVersion\":1,\"revision\":1,\"modelVersion\":1}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "model descriptor cannot be read: 'inferenceId' is missing or null (at line 1, column"
                + " 49)");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
