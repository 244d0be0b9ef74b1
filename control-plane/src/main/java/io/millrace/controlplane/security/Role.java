package io.millrace.controlplane.security;

/** What somebody may do; each role may all that the ones before it may. */
public enum Role {
  /** Sees everything and changes nothing. */
  VIEWER,
  /** Labels and tries: may also write records to topics that are not Millrace's own. */
  ANNOTATOR,
  /** Makes, changes and deletes models, data sources, trainings and deployments. */
  OPERATOR,
  /** Also decides who may come in. */
  ADMIN;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
