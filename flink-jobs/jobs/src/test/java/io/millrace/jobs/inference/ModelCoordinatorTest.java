package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.MicroBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.operators.coordination.MockOperatorCoordinatorContext;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.junit.jupiter.api.Test;

class ModelCoordinatorTest {
  private final FakeModels models = new FakeModels();
  private final ModelCoordinator coordinator =
      new ModelCoordinator(
          new MockOperatorCoordinatorContext(new OperatorID(), 2),
          ScoreHarness.spec(models.model(1), MicroBatch.DEFAULT));

  @Test
  void shouldTellEverySubtaskInTheOrderOfTheTopic() {
    Gateway first = new Gateway(0);
    Gateway second = new Gateway(1);
    coordinator.executionAttemptReady(0, 0, first);
    coordinator.executionAttemptReady(1, 0, second);

    coordinator.tell(message("a"));
    coordinator.tell(message("b"));

    assertThat(first.heard).containsExactly("a", "b");
    assertThat(second.heard).containsExactly("a", "b");
  }

  @Test
  void shouldTellASubtaskThatStartsAgainWhatWasSaidBefore() {
    Gateway lost = new Gateway(0);
    coordinator.executionAttemptReady(0, 0, lost);
    coordinator.tell(message("a"));
    coordinator.executionAttemptFailed(0, 0, null);
    coordinator.tell(message("b"));
    Gateway next = new Gateway(0);

    coordinator.executionAttemptReady(0, 1, next);

    assertThat(lost.heard).containsExactly("a");
    assertThat(next.heard).containsExactly("a", "b");
  }

  @Test
  void shouldRememberTheLastHundredMessages() {
    for (int i = 0; i < 120; i++) {
      coordinator.tell(message("" + i));
    }
    Gateway late = new Gateway(0);

    coordinator.executionAttemptReady(0, 0, late);

    assertThat(late.heard).hasSize(100).startsWith("20").endsWith("119");
  }

  @Test
  void shouldHaveNoStateOfItsOwn() {
    CompletableFuture<byte[]> state = new CompletableFuture<>();

    coordinator.checkpointCoordinator(1, state);

    assertThat(state).isCompletedWithValueMatching(bytes -> bytes.length == 0);
  }

  @Test
  void shouldExpectNothingFromSubtasks() {
    assertThatThrownBy(() -> coordinator.handleEventFromOperator(0, 0, message("a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("subtasks have nothing to tell, not ModelMessage[");
  }

  private static ModelMessage message(String text) {
    return new ModelMessage(text.getBytes(UTF_8));
  }

  private static final class Gateway implements OperatorCoordinator.SubtaskGateway {
    private final int subtask;
    private final List<String> heard = new ArrayList<>();

    private Gateway(int subtask) {
      this.subtask = subtask;
    }

    @Override
    public CompletableFuture<Acknowledge> sendEvent(OperatorEvent event) {
      heard.add(new String(((ModelMessage) event).json(), UTF_8));
      return CompletableFuture.completedFuture(Acknowledge.get());
    }

    @Override
    public ExecutionAttemptID getExecution() {
      return ExecutionAttemptID.randomId();
    }

    @Override
    public int getSubtask() {
      return subtask;
    }
  }
}
