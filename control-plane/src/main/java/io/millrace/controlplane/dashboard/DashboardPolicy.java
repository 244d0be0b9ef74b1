package io.millrace.controlplane.dashboard;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard's pages may do in a browser that is signed in here. They come from a job's
 * pod, where code of others may run, so they are confined to the job's own folder: no request to
 * our API, no other window, no form.
 */
final class DashboardPolicy {
  /** Of {@code this.media='all'}, by which Angular's index page switches its styles on. */
  private static final String SWITCH_ON = "'sha256-MhtPZXr7+LpJUY5qtMutB+qWfQtMaPccfe7QXtCcEYc='";

  private DashboardPolicy() {}

  /**
   * @param host as the browser named it
   * @param publicUrl what the browser sees when a proxy is in front; null without one
   * @param folder path of the job's dashboard, with a slash at its end
   */
  static String header(String host, @Nullable URI publicUrl, String folder) {
    String proxied = publicUrl == null ? "" : " " + publicUrl + folder;
    String here = host + folder + proxied;
    return String.join(
        "; ",
        "default-src 'none'",
        "sandbox allow-scripts allow-same-origin allow-downloads",
        "script-src " + here + " 'unsafe-hashes' " + SWITCH_ON,
        "style-src " + here + " 'unsafe-inline'",
        "img-src " + here + " data:",
        "font-src " + here + " data:",
        "connect-src " + here,
        "worker-src " + here,
        "manifest-src " + here,
        "base-uri " + here,
        "form-action 'none'",
        "frame-ancestors 'none'");
  }
}
