package io.millrace.cli.client;

import org.jspecify.annotations.Nullable;

/** A path with parameters, in the order they were given. */
public final class Query {
  private final StringBuilder path;
  private boolean any;

  public Query(String path) {
    this.path = new StringBuilder(path);
  }

  /**
   * @param value null leaves the parameter out
   */
  public Query with(String name, @Nullable Object value) {
    if (value != null) {
      path.append(any ? '&' : '?').append(Paths.segment(name)).append('=');
      path.append(Paths.segment(String.valueOf(value)));
      any = true;
    }
    return this;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
