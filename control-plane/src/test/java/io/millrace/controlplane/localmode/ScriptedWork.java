package io.millrace.controlplane.localmode;

import io.millrace.controlplane.api.Api;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.api.KerasModels;
import io.millrace.controlplane.localmode.Acknowledged.Rest;
import io.millrace.controlplane.localmode.Acknowledged.Thing;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client that creates, announces, trains, deploys, stops and deletes, and never rests. */
final class ScriptedWork implements Runnable {
  static final String INPUT = "to-score";
  static final String OUTPUT = "scored";
  static final int EPOCHS = 3;
  private static final int RECORDS = 20;
  private static final int MOST_AT_WORK = 3;
  private static final Map<String, Object> RAW =
      Map.of("data_type", "float32", "label_type", "uint8", "data_reshape", "3");
  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");

  private final Random random;
  final Acknowledged told = new Acknowledged();
  private final Thread thread = new Thread(this, "client-under-test");
  private volatile @Nullable Api api;
  private volatile boolean finished;
  private String model = "";
  private String set = "";
  private String source = "";
  private int number;
  private int requests;

  ScriptedWork(long seed) {
    this.random = new Random(seed);
  }

  /** What everything else refers to. */
  void prepare(Api first) {
    api = first;
    first.post("/api/v1/topics/records:send", Map.of("records", labelled()));
    first.post("/api/v1/topics", Map.of("name", INPUT));
    model = keep("/api/v1/models", model("first")).orElseThrow();
    set = keep("/api/v1/model-sets", Map.of("name", "first", "modelIds", List.of(model))).get();
    source = keep("/api/v1/data-sources", dataSource("first")).orElseThrow();
    thread.start();
  }

  private static List<Map<String, String>> labelled() {
    List<Map<String, String>> records = new ArrayList<>();
    Base64.Encoder base64 = Base64.getEncoder();
    for (int i = 0; i < RECORDS; i++) {
      String label = base64.encodeToString(new byte[] {(byte) (i % 2)});
      records.add(Map.of("keyBase64", label, "valueBase64", base64.encodeToString(new byte[12])));
    }
    return records;
  }

  private static Map<String, Object> model(String name) {
    return Map.of("name", name, "format", "KERAS_JSON", "code", KerasModels.classifier(3, 2));
  }

  private static Map<String, Object> dataSource(String description) {
    return Map.of(
        "ranges",
        List.of("records:0:0:" + RECORDS),
        "format",
        "RAW",
        "formatConfig",
        RAW,
        "validationRate",
        0.2,
        "description",
        description);
  }

  /** From now on it talks to this process. */
  void use(Api next) {
    api = next;
  }

  /** Returns when so many more requests are answered, or none is for a while. */
  void awaitAnswers(int more) {
    int wanted = told.answers + more;
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (told.answers < wanted && System.nanoTime() < deadline) {
      pause(5);
    }
  }

  /** Returns when the last request is answered. */
  void finish() throws InterruptedException {
    finished = true;
    thread.join(Duration.ofSeconds(60).toMillis());
  }

  @Override
  public void run() {
    while (!finished) {
      Api used = api;
      try {
        act(random.nextInt(10));
        pause(random.nextInt(200));
      } catch (LostAnswerException e) {
        told.lost++;
      } catch (UncheckedIOException e) {
        awaitAnother(used);
      }
    }
  }

  private void awaitAnother(Api dead) {
    while (api == dead && !finished) {
      pause(20);
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  private void act(int what) {
    number++;
    switch (what) {
      case 0 -> keep("/api/v1/models", model("model " + number));
      case 1 ->
          keep("/api/v1/model-sets", Map.of("name", "set " + number, "modelIds", List.of(model)));
      case 2, 3 -> announce(true);
      case 4 -> announce(false);
      case 5 -> train(source);
      case 6 -> endATraining();
      case 7 -> deploy();
      default -> changeADeployment();
    }
  }

  private Optional<String> keep(String path, Map<String, Object> body) {
    Answer created = post(path, body);
    String name =
        created.json().path("name").asString(created.json().path("description").asString(""));
    told.kept.put(path + "/" + created.id(), name);
    return Optional.of(created.id());
  }

  private void announce(boolean newSource) {
    Thing training = train(null);
    if (training == null) {
      return;
    }
    String id = training.path.substring(training.path.lastIndexOf('/') + 1);
    long deployment = api.get(training.path).json().path("deploymentNumber").asLong();
    told.perhapsAnnounced.add(deployment);
    training.mayBecome(Rest.FINISHED);
    if (newSource) {
      Map<String, Object> body = new HashMap<>(dataSource("source " + number));
      body.put("trainingId", id);
      keep("/api/v1/data-sources", body);
    } else {
      post("/api/v1/data-sources/" + source + ":send", Map.of("trainingId", id));
    }
    told.announced.add(deployment);
    training.is(Rest.FINISHED);
  }

  /** Null while enough others are at work. */
  private @Nullable Thing train(@Nullable String dataSource) {
    if (trainingsAtWork() >= MOST_AT_WORK) {
      return null;
    }
    Map<String, Object> body = new HashMap<>();
    body.put("name", "training " + number);
    body.put("modelSetId", set);
    body.put("fit", Map.of("epochs", EPOCHS));
    if (dataSource != null) {
      body.put("dataSourceId", dataSource);
    }
    Answer created = post("/api/v1/trainings", body);
    Thing training =
        new Thing(
            "/api/v1/trainings/" + created.id(),
            "training " + number,
            dataSource == null ? Rest.WAITS_FOR_DATA : Rest.FINISHED);
    told.trainings.add(training);
    return training;
  }

  private long trainingsAtWork() {
    return api.get("/api/v1/trainings?limit=100")
        .json()
        .path("items")
        .valueStream()
        .map(training -> training.path("state").asString())
        .filter(state -> !ENDED.contains(state) && !state.equals("WAITING_FOR_DATA"))
        .count();
  }

  private void endATraining() {
    Optional<Thing> chosen = any(told.trainings);
    if (chosen.isEmpty()) {
      return;
    }
    Thing training = chosen.get();
    String state = api.get(training.path).json().path("state").asString();
    if (ENDED.contains(state)) {
      delete(training);
      return;
    }
    training.mayBecome(Rest.CANCELED);
    if (post(training.path + ":cancel", Map.of()).status() < 300) {
      training.is(Rest.CANCELED);
    }
  }

  private void deploy() {
    Optional<String> result = finishedResult();
    long live = told.inferences.stream().filter(thing -> !thing.isGone()).count();
    if (result.isEmpty() || live >= 2) {
      changeADeployment();
      return;
    }
    String name = "deployment " + number;
    Map<String, Object> body =
        Map.of(
            "name", name,
            "resultId", result.get(),
            "inputTopic", INPUT,
            "outputTopic", OUTPUT,
            "delivery", "EXACTLY_ONCE");
    Answer created = post("/api/v1/inferences", body);
    if (created.status() == 201) {
      told.inferences.add(new Thing("/api/v1/inferences/" + created.id(), name, Rest.RUNNING));
    }
  }

  private void changeADeployment() {
    Optional<Thing> chosen = any(told.inferences);
    if (chosen.isEmpty()) {
      return;
    }
    Thing inference = chosen.get();
    switch (random.nextInt(6)) {
      case 0 -> delete(inference);
      case 1 -> ask(inference, ":suspend", Map.of(), Rest.SUSPENDED);
      case 2 -> ask(inference, ":restart", Map.of(), Rest.RUNNING);
      case 3 ->
          finishedResult()
              .ifPresent(
                  result -> post(inference.path + ":deploy-version", Map.of("resultId", result)));
      default -> ask(inference, ":resume", Map.of(), Rest.RUNNING);
    }
  }

  private void ask(Thing thing, String action, Map<String, Object> body, Rest rest) {
    Set<Rest> before = Set.copyOf(thing.rests);
    thing.mayBecome(rest);
    if (post(thing.path + action, body).status() < 300) {
      thing.is(rest);
    } else {
      thing.rests.retainAll(before);
    }
  }

  private void delete(Thing thing) {
    Set<Rest> before = Set.copyOf(thing.rests);
    thing.mayBecome(Rest.GONE);
    if (answered(api.delete(thing.path)).status() < 300) {
      thing.is(Rest.GONE);
    } else {
      thing.rests.retainAll(before);
    }
  }

  private Optional<String> finishedResult() {
    JsonNode trainings = api.get("/api/v1/trainings?limit=100").json().path("items");
    return trainings
        .valueStream()
        .filter(training -> training.path("state").asString().equals("FINISHED"))
        .map(training -> training.path("results").get(0).path("id").asString())
        .findFirst();
  }

  private Optional<Thing> any(List<Thing> things) {
    List<Thing> there = things.stream().filter(thing -> !thing.isGone()).toList();
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(there.get(random.nextInt(there.size())));
  }

  /** The same again, with the same key, until there is an answer. */
  private Answer post(String path, Map<String, Object> body) {
    String key = "request " + ++requests;
    while (true) {
      Api used = api;
      try {
        Answer answer = answered(api.post(path, body, "Idempotency-Key", key));
        if (code(answer).equals("IDEMPOTENCY_ANSWER_LOST")) {
          throw new LostAnswerException();
        }
        return answer;
      } catch (UncheckedIOException e) {
        told.unanswered++;
        awaitAnother(used);
        if (finished) {
          throw e;
        }
      }
    }
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asString("");
  }

  /** It was done, and more is not known. */
  private static final class LostAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Answer answered(Answer answer) {
    told.answers++;
    boolean legal = answer.status() < 300 || answer.status() == 409 || answer.status() == 404;
    if (!legal || code(answer).equals("IDEMPOTENCY_KEY_IN_USE")) {
      told.faults.add(answer.status() + ": " + answer.json());
    }
    return answer;
  }
}
