package io.millrace.controlplane.security;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How far somebody reaches at most; the role says how far within that. */
public record Scopes(Set<Scope> scopes) {
  private static final Scopes ALL = new Scopes(Set.of(new Scope("*", true)));

  public Scopes {
    scopes = Set.copyOf(scopes);
  }

  /** Of everybody but tokens. */
  public static Scopes all() {
    return ALL;
  }

  /**
   * @throws IllegalArgumentException naming the first that is not legal
   */
  public static Scopes parse(List<String> texts) {
    return new Scopes(
        texts.stream().map(Scope::parse).collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  boolean include(Scope scope) {
    return scopes.stream().anyMatch(own -> own.includes(scope));
  }

  public boolean includeAll(Scopes others) {
    return others.scopes.stream().allMatch(this::include);
  }

  /** In the form that {@link #parse} reads, sorted. */
  public List<String> texts() {
    return scopes.stream().map(Scope::toString).sorted().toList();
  }
}
