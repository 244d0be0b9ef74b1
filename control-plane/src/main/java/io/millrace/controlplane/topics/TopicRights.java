package io.millrace.controlplane.topics;

import io.millrace.contracts.job.JobTopics;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may write to which topic. A record on one of our own is an order or a report: it is for those
 * who may give orders. So is making a topic, by writing to it.
 */
@Component
class TopicRights {
  private final TopicCatalog catalog;
  private final Set<String> own;

  TopicRights(TopicCatalog catalog, MillraceProperties properties) {
    this.catalog = catalog;
    JobTopics topics = properties.kafka().topics();
    this.own =
        Set.of(
            properties.kafka().controlTopic(),
            topics.events(),
            topics.deadLetters(),
            topics.models());
  }

  /**
   * @throws ProblemException 403 when the topic is ours, 404 when it would have to be made first
   */
  void requireMayWrite(String topic, Caller caller) {
    if (caller.role().includes(Role.OPERATOR)) {
      return;
    }
    if (own.contains(topic)) {
      throw ProblemException.forbidden(
          "TOPIC_PROTECTED",
          "topic '"
              + topic
              + "' is one of Millrace's own; writing to it needs the role OPERATOR, and "
              + caller.name()
              + " has "
              + caller.role());
    }
    catalog.get(topic);
  }
}
