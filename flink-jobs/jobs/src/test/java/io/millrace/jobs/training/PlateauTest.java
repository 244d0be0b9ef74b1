package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fit.Monitor;
import io.millrace.contracts.fit.ReduceOnPlateau;
import io.millrace.keras.KerasJson;
import io.millrace.tf.TrainingSession;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlateauTest {
  private static final Monitor LOSS = Monitor.of("loss");
  private TrainingSession session;
  private int epoch;

  @BeforeEach
  void open() throws Exception {
    session = TrainingSession.compile(KerasJson.parse(Flowers.classifier(4, 8, 3)), 42);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void shouldLowerTheRateAfterEachWaitAndStopAtTheLeast() {
    Plateau plateau = new Plateau(new ReduceOnPlateau(LOSS, 0.1, 2, 0, 0, 0.001));

    assertThat(ratesAfter(plateau, 1, 1, 1, 1, 1, 1, 1))
        .containsExactly(0.02, 0.02, 0.002, 0.002, 0.001, 0.001, 0.001);
  }

  @Test
  void shouldNotCountTheEpochsOfACooldown() {
    Plateau plateau = new Plateau(new ReduceOnPlateau(LOSS, 0.5, 1, 0, 2, 0));

    assertThat(ratesAfter(plateau, 1, 1, 1, 1, 1, 1))
        .containsExactly(0.02, 0.01, 0.01, 0.005, 0.005, 0.0025);
  }

  @Test
  void shouldNeverLowerTheRateToNothing() {
    Plateau plateau = new Plateau(new ReduceOnPlateau(LOSS, 1e-20, 1, 0, 0, 0));

    ratesAfter(plateau, 1, 1, 1, 1, 1, 1);

    assertThat(session.learningRate()).isPositive();
  }

  private double[] ratesAfter(Plateau plateau, double... losses) {
    double[] rates = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      epoch++;
      plateau.after(new EpochScores(epoch, Map.of("loss", losses[i]), Map.of()), session);
      rates[i] = Math.round(session.learningRate() * 1e7) / 1e7;
    }
    return rates;
  }
}
