package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProgressBarsTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  @Test
  void shouldFillTheBarByEpochs() {
    assertThat(ProgressBars.line(results(10).path(0)))
        .isEqualTo(
            "  mlp              [##########....................]  10/30  loss 0.5000  val. loss"
                + " 0.2500");
  }

  @Test
  void shouldRedrawInPlaceOnATerminal() {
    ProgressBars bars = new ProgressBars(out, true);

    bars.show(results(1));
    bars.show(results(2));

    assertThat(text()).startsWith("\r\u001b[K  mlp").contains("\n\u001b[1A\r\u001b[K  mlp");
  }

  @Test
  void shouldPrintEachTenthOnceElsewhere() {
    ProgressBars bars = new ProgressBars(out, false);

    for (int epoch = 0; epoch <= 30; epoch++) {
      bars.show(results(epoch));
      bars.show(results(epoch));
    }

    assertThat(text().lines()).hasSize(10);
    assertThat(text()).doesNotContain("\u001b");
  }

  @Test
  void shouldSurviveAResultThatHasNotBegun() {
    new ProgressBars(out, true).show(ContractJson.mapper().readTree("[{\"modelName\":\"a\"}]"));

    assertThat(text()).contains("  a                [..............................]   0/1\n");
  }

  private static JsonNode results(int epoch) {
    return ContractJson.mapper()
        .readTree(
            "[{\"modelName\":\"mlp\",\"epoch\":"
                + epoch
                + ",\"epochs\":30,\"train\":{\"loss\":0.5},\"validation\":{\"loss\":0.25}}]");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
