package io.millrace.controlplane.deadletters;

import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.deadletters.LetterSending.Outcome;
import io.millrace.controlplane.deadletters.LetterSending.Outgoing;
import io.millrace.controlplane.deadletters.SourceTopics.SourceTopic;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import io.millrace.controlplane.kafka.WrittenRanges;
import io.millrace.controlplane.problem.ProblemEntry;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends letters again, each once: that it was is written down in the transaction around the
 * sending, so that two people who do it at the same time do it once, and what was not sent is not
 * written down.
 */
@Service
class Retries {
  /** With the id of the letter; it also tells a letter of the second attempt from the first. */
  static final String HEADER = "millrace-retried";

  private final LetterLookup letters;
  private final RetryRepository repository;
  private final SourceTopics topics;
  private final LetterSending sending;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Retries(
      LetterLookup letters,
      RetryRepository repository,
      SourceTopics topics,
      LetterSending sending,
      TransactionTemplate transaction,
      Clock clock) {
    this.letters = letters;
    this.repository = repository;
    this.topics = topics;
    this.sending = sending;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Which of these were sent again. */
  Map<LetterPlace, Retry> of(Collection<Letter> some) {
    return repository.of(some);
  }

  /** Where the records lie that were sent. */
  List<StreamRange> retry(RetryRequest request, Caller caller) {
    List<RetryRequest.Wanted> wanted = request.wanted();
    LetterLookup.Found found = letters.at(wanted.stream().map(RetryRequest.Wanted::place).toList());
    requireThere(wanted, found.letters());
    List<Outgoing> outgoing = outgoing(wanted, found.letters());
    List<Outcome> outcomes =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  found
                      .beginnings()
                      .forEach((p, first) -> repository.forgetBefore(new LetterPlace(p, first)));
                  mark(found.letters().values(), caller);
                  return sendMarked(outgoing);
                }));
    requireAllSent(outcomes);
    return WrittenRanges.of(
        outcomes.stream().map(outcome -> Objects.requireNonNull(outcome.written())).toList());
  }

  private static void requireThere(
      List<RetryRequest.Wanted> wanted, Map<LetterPlace, Letter> found) {
    List<ProblemEntry> errors = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      LetterPlace place = wanted.get(i).place();
      if (!found.containsKey(place)) {
        errors.add(
            ProblemEntry.at("/letters/" + i + "/id", "there is no dead letter '" + place + "'"));
      }
    }
    if (!errors.isEmpty()) {
      throw ProblemException.unprocessable(
          "DEAD_LETTER_NOT_FOUND", errors.get(0).message(), errors);
    }
  }

  private List<Outgoing> outgoing(
      List<RetryRequest.Wanted> wanted, Map<LetterPlace, Letter> found) {
    Map<SourceTopic, Integer> partitions = new HashMap<>();
    List<Outgoing> outgoing = new ArrayList<>();
    for (RetryRequest.Wanted one : wanted) {
      Letter letter = Objects.requireNonNull(found.get(one.place()));
      SourceTopic topic = topics.of(letter);
      int known = partitions(topic, partitions);
      byte[] value = one.correction() == null ? letter.value() : one.correction();
      outgoing.add(
          new Outgoing(
              outgoing.size(),
              one.place(),
              topic.cluster(),
              // To its own partition, so that it stays behind what it came after.
              new ProducerRecord<>(
                  topic.name(),
                  letter.source().partition() < known ? letter.source().partition() : null,
                  letter.key(),
                  value,
                  headers(letter))));
    }
    return outgoing;
  }

  private int partitions(SourceTopic topic, Map<SourceTopic, Integer> known) {
    try {
      return topics.partitions(topic, known);
    } catch (KafkaUnreachableException e) {
      throw LetterLookup.unreachable(String.valueOf(e.getMessage()));
    }
  }

  private static Headers headers(Letter letter) {
    Headers headers = new RecordHeaders(letter.headers());
    headers.remove(HEADER);
    headers.add(HEADER, letter.place().toString().getBytes(StandardCharsets.UTF_8));
    return headers;
  }

  private void mark(Collection<Letter> some, Caller caller) {
    requireNotRetried(some);
    some.stream()
        .sorted(Comparator.comparing(Letter::place))
        .forEach(
            letter -> {
              repository.forgetOthersAt(letter);
              mark(
                  new Retry(
                      letter.place(),
                      letter.time(),
                      clock.instant().truncatedTo(ChronoUnit.MILLIS),
                      caller.name()));
            });
  }

  private void requireNotRetried(Collection<Letter> some) {
    for (Retry before : repository.of(some).values()) {
      throw retried(
          before,
          "was sent again by "
              + before.by()
              + " at "
              + before.at()
              + "; if it failed again there is another letter");
    }
  }

  private void mark(Retry retry) {
    try {
      repository.insert(retry);
    } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
      throw retried(retry, "is sent again by somebody else at this moment");
    }
  }

  private static ProblemException retried(Retry retry, String how) {
    return ProblemException.conflict(
        "DEAD_LETTER_RETRIED", "dead letter '" + retry.place() + "' " + how);
  }

  private List<Outcome> sendMarked(List<Outgoing> outgoing) {
    List<Outcome> outcomes = sending.send(outgoing);
    outcomes.stream()
        .filter(outcome -> outcome.fault() != null)
        .forEach(outcome -> repository.delete(outcome.of().place()));
    return outcomes;
  }

  private static void requireAllSent(List<Outcome> outcomes) {
    List<Outcome> failed = outcomes.stream().filter(o -> o.fault() != null).toList();
    if (failed.isEmpty()) {
      return;
    }
    Outcome first = failed.get(0);
    String reason =
        (outcomes.size() - failed.size())
            + " of "
            + outcomes.size()
            + " letters were sent; '"
            + first.of().place()
            + "' was not: "
            + Objects.requireNonNull(first.fault()).getMessage();
    throw first.fault() instanceof RecordTooLargeException
        ? ProblemException.unprocessable(
            "RECORD_TOO_LARGE", "/letters/" + first.of().index() + "/valueBase64", reason)
        : LetterLookup.unreachable(reason);
  }
}
