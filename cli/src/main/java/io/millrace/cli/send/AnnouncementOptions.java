package io.millrace.cli.send;

import io.millrace.cli.resource.References;
import io.millrace.cli.resource.RequestBody;
import io.millrace.cli.resource.Resource;
import io.millrace.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What is said of records when they are announced as data. */
final class AnnouncementOptions {
  @Option(
      names = "--training",
      paramLabel = "ID",
      description = "Training that waits for data: the control message is written for it.")
  @Nullable String training;

  @Option(
      names = "--validation-rate",
      paramLabel = "SHARE",
      description = "Held out, and measured after each epoch.")
  @Nullable Double validationRate;

  @Option(
      names = "--test-rate",
      paramLabel = "SHARE",
      description = "Held out, and measured at the end.")
  @Nullable Double testRate;

  @Option(
      names = "--split",
      paramLabel = "METHOD",
      description = "POSITIONAL, SHUFFLED, HASHED or STRATIFIED.")
  @Nullable String splitMethod;

  @Option(names = "--description", paramLabel = "TEXT", description = "What the data is.")
  @Nullable String description;

  /**
   * Adds what was given; asks for the training, so that one that does not exist is told at once.
   */
  void put(ObjectNode body, Session session) {
    RequestBody.put(body, "validationRate", validationRate);
    RequestBody.put(body, "testRate", testRate);
    RequestBody.put(body, "splitMethod", splitMethod);
    RequestBody.put(body, "description", description);
    if (training != null) {
      RequestBody.put(
          body, "trainingId", new References(session.rest()).id(Resource.TRAININGS, training));
    }
  }
}
