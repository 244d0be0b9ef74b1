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
    return List.of(
        listed(session, Resource.MODELS, new ModelCommands(session)),
        listed(session, Resource.MODEL_SETS, new ModelSetCommands(session)),
        trainings,
        inferences,
        listed(session, Resource.SNAPSHOTS, new SnapshotCommands(session)),
        new CommandLine(new OperationCommands(session)),
        new CommandLine(new TopicCommands(session))
            .addSubcommand(new ListCommand(session, Resource.TOPICS)),
        new CommandLine(new ProblemCommands())
            .addSubcommand(new ListCommand(session, Resource.PROBLEMS)));
  }

  /** Who may do what, and did. */
  public static List<CommandLine> ofAccess(Session session) {
    return List.of(
        listed(session, Resource.TOKENS, new TokenCommands(session)),
        listed(session, Resource.USERS, new UserCommands(session)),
        new CommandLine(new AuditLogCommands())
            .addSubcommand(new ListCommand(session, Resource.AUDIT_LOG))
            .addSubcommand(new GetCommand(session, Resource.AUDIT_LOG)),
        new CommandLine(new LoginLinkCommand(session)),
        new CommandLine(new WhoAmICommand(session)),
        new CommandLine(new SystemCommands(session)));
  }

  /** A group with list, get and delete. */
  public static CommandLine listed(Session session, Resource resource, Object group) {
    return new CommandLine(group)
        .addSubcommand(new ListCommand(session, resource))
        .addSubcommand(new GetCommand(session, resource))
        .addSubcommand(new DeleteCommand(session, resource));
  }
}
