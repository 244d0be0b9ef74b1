package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelWithdrawal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.operators.coordination.MockOperatorCoordinatorContext;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.junit.jupiter.api.Test;

class ModelCoordinatorTest {
  private static final Map<Long, ModelMessage> ORDERS = new HashMap<>();

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

    coordinator.tell(order(2));
    coordinator.tell(new ModelMessage("no order".getBytes(UTF_8)));

    assertThat(first.events).hasSize(2).startsWith(order(2));
    assertThat(second.events).isEqualTo(first.events);
  }

  @Test
  void shouldTellAllThatAModelTakesOverWhenAllAreReady() {
    Gateway first = new Gateway(0);
    Gateway second = new Gateway(1);
    coordinator.executionAttemptReady(0, 0, first);
    coordinator.executionAttemptReady(1, 0, second);
    coordinator.tell(order(2));

    coordinator.handleEventFromOperator(0, 0, new Vote(2, true));
    assertThat(first.events).containsExactly(order(2));
    coordinator.handleEventFromOperator(1, 0, new Vote(2, true));

    assertThat(first.events).containsExactly(order(2), new Verdict(2, true));
    assertThat(second.events).containsExactly(order(2), new Verdict(2, true));
  }

  @Test
  void shouldTellAllThatASubtaskRefusesAModel() {
    Gateway first = new Gateway(0);
    coordinator.executionAttemptReady(0, 0, first);
    coordinator.tell(order(2));

    coordinator.handleEventFromOperator(1, 0, new Vote(2, false));

    assertThat(first.events).containsExactly(order(2), new Verdict(2, false));
  }

  @Test
  void shouldTellASubtaskThatStartsAgainWhatStillCounts() {
    Gateway lost = new Gateway(0);
    coordinator.executionAttemptReady(0, 0, lost);
    coordinator.tell(order(2));
    coordinator.tell(order(3));
    coordinator.handleEventFromOperator(0, 0, new Vote(3, true));
    coordinator.handleEventFromOperator(1, 0, new Vote(3, true));
    coordinator.tell(order(4));
    coordinator.executionAttemptFailed(0, 0, null);
    coordinator.tell(order(5));
    coordinator.tell(order(4));
    Gateway next = new Gateway(0);

    coordinator.executionAttemptReady(0, 1, next);

    assertThat(next.events).containsExactly(order(3), new Verdict(3, true), order(5));
    assertThat(lost.events).doesNotContain(order(5));
  }

  @Test
  void shouldWaitForASubtaskThatStartsAgain() {
    coordinator.tell(order(2));
    coordinator.handleEventFromOperator(0, 0, new Vote(2, true));
    coordinator.executionAttemptFailed(0, 0, null);
    Gateway next = new Gateway(0);
    coordinator.executionAttemptReady(0, 1, next);

    coordinator.handleEventFromOperator(1, 0, new Vote(2, true));
    assertThat(next.events).containsExactly(order(2));
    coordinator.handleEventFromOperator(0, 1, new Vote(2, true));

    assertThat(next.events).containsExactly(order(2), new Verdict(2, true));
  }

  @Test
  void shouldHaveNoStateOfItsOwn() {
    CompletableFuture<byte[]> state = new CompletableFuture<>();

    coordinator.checkpointCoordinator(1, state);

    assertThat(state).isCompletedWithValueMatching(bytes -> bytes.length == 0);
  }

  private static ModelMessage order(long revision) {
    return ORDERS.computeIfAbsent(
        revision,
        key ->
            new ModelMessage(ContractJson.writeBytes(new ModelWithdrawal(1, "inference-1", key))));
  }

  private static final class Gateway implements OperatorCoordinator.SubtaskGateway {
    private final int subtask;
    private final List<OperatorEvent> events = new ArrayList<>();

    private Gateway(int subtask) {
      this.subtask = subtask;
    }

    @Override
    public CompletableFuture<Acknowledge> sendEvent(OperatorEvent event) {
      events.add(event);
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
