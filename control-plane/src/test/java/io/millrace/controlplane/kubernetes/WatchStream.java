package io.millrace.controlplane.kubernetes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One client's watch: a line for each change that concerns it, until its time is up. */
final class WatchStream implements Consumer<Change> {
  private static final long IDLE_MILLIS = 20;

  private final ApiRequest request;
  private final Selection selection;
  private final BooleanSupplier held;
  private final BlockingQueue<ObjectNode> lines = new LinkedBlockingQueue<>();
  private volatile boolean dropped;

  WatchStream(ApiRequest request, BooleanSupplier held) {
    this.request = request;
    this.selection = request.selection();
    this.held = held;
  }

  @Override
  public void accept(Change change) {
    ApiRequest.Target target = request.aim();
    boolean concerns =
        change.kind() == target.kind()
            && (target.namespace().isEmpty() || target.namespace().equals(change.namespace()))
            && (target.name().isEmpty() || target.name().equals(change.name()));
    String type = concerns ? typeOf(change) : null;
    if (type != null) {
      line(type, change.after());
    }
  }

  private @Nullable String typeOf(Change change) {
    boolean was = change.before() != null && selection.takes(change.before());
    boolean is = !change.removed() && selection.takes(change.after());
    if (was) {
      return is ? "MODIFIED" : "DELETED";
    }
    return is ? "ADDED" : null;
  }

  private void line(String type, ObjectNode object) {
    ObjectNode event = Json.object().put("type", type);
    event.set("object", object);
    lines.add(event);
  }

  /** Begins where the client wants it: with all there is, or after a version. */
  void begin(ObjectStore store) {
    String version = request.query().getOrDefault("resourceVersion", "");
    if (version.isEmpty() || version.equals("0")) {
      List<ObjectNode> all =
          store.listAndListen(request.aim().kind(), request.aim().namespace(), this);
      all.stream()
          .filter(o -> request.aim().name().isEmpty() || named(o))
          .filter(selection::takes)
          .forEach(object -> line("ADDED", object));
      return;
    }
    try {
      store.listen(Long.parseLong(version), this);
    } catch (ApiFailure tooOld) {
      line("ERROR", tooOld.status());
      dropped = true;
    }
  }

  private boolean named(ObjectNode object) {
    return Json.text(object, "metadata", "name").equals(request.aim().name());
  }

  /** Tells the version that all before it has been told. */
  void bookmark(long version) {
    if (request.query().getOrDefault("allowWatchBookmarks", "").equals("true")) {
      ObjectNode mark = Json.object();
      mark.put("kind", request.aim().kind().kind());
      mark.put("apiVersion", request.aim().kind().apiVersion());
      Json.metadata(mark).put("resourceVersion", Long.toString(version));
      line("BOOKMARK", mark);
    }
  }

  void drop() {
    dropped = true;
  }

  void run(OutputStream out) throws IOException, InterruptedException {
    String limit = request.query().getOrDefault("timeoutSeconds", "");
    long end =
        System.nanoTime()
            + TimeUnit.SECONDS.toNanos(limit.isEmpty() ? 1800 : Long.parseLong(limit));
    while (System.nanoTime() < end && !(dropped && (held.getAsBoolean() || lines.isEmpty()))) {
      ObjectNode line = held.getAsBoolean() ? null : lines.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      if (line != null) {
        out.write(Json.MAPPER.writeValueAsBytes(line));
        out.write('\n');
        out.flush();
      } else if (held.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
      }
    }
  }
}
