package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import java.util.List;
import picocli.CommandLine;

/** The commands of all resources, each with those that go for all. */
public final class Commands {
  private Commands() {}

  public static List<CommandLine> of(Session session) {
    CommandLine trainings = listed(session, Resource.TRAININGS, new TrainingCommands(session));
    trainings.addSubcommand(new CreateTraining(session));
    trainings.addSubcommand(new WaitForTraining(session));
    trainings.addSubcommand(new DownloadModel(session));
    CommandLine inferences = listed(session, Resource.INFERENCES, new InferenceCommands(session));
    inferences.addSubcommand(new DeployInference(session));
    CommandLine topics = new CommandLine(new TopicCommands(session));
    topics.addSubcommand(new ListCommand(session, Resource.TOPICS));
    return List.of(
        listed(session, Resource.MODELS, new ModelCommands(session)),
        listed(session, Resource.MODEL_SETS, new ModelSetCommands(session)),
        trainings,
        inferences,
        topics,
        new CommandLine(new OperationCommands(session)));
  }

  /** A group with list, get and delete. */
  public static CommandLine listed(Session session, Resource resource, Object group) {
    CommandLine command = new CommandLine(group);
    command.addSubcommand(new ListCommand(session, resource));
    command.addSubcommand(new GetCommand(session, resource));
    command.addSubcommand(new DeleteCommand(session, resource));
    return command;
  }
}
