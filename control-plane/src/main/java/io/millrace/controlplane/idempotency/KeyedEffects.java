package io.millrace.controlplane.idempotency;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Notes in each transaction of a request with a key that the request has had an effect: a process
 * that ends between the effect and the answer leaves both or neither.
 */
@Component
class KeyedEffects implements TransactionExecutionListener {
  private final AnswerRepository answers;
  private final ThreadLocal<KeyOfCaller> atWork = new ThreadLocal<>();

  KeyedEffects(AnswerRepository answers) {
    this.answers = answers;
  }

  /** Until {@link #ends} this thread works on the request. */
  void begins(KeyOfCaller key) {
    atWork.set(key);
  }

  void ends() {
    atWork.remove();
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    KeyOfCaller key = atWork.get();
    if (key != null && !transaction.isReadOnly()) {
      answers.tookEffect(key);
    }
  }
}
