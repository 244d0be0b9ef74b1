package io.millrace.controlplane.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API server on a port of this machine, with the kinds of {@link ApiKind}, the namespace {@code
 * default} and the operator's resource definitions. Watches are HTTP streams only. It differs from
 * the real one in this: no server-side apply, no admission, no authentication, nobody but {@link
 * ScriptedOperator} makes or ends pods, and deletion in the foreground is as in the background.
 */
public final class FakeApiServer implements AutoCloseable {
  static {
    // Else each answer on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ObjectStore store = new ObjectStore();
  private final Registry registry = new Registry(store);
  private final Discovery discovery = new Discovery();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<WatchStream> watches = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int port;
  private volatile @Nullable HttpServer server;
  private volatile boolean watchesHeld;

  public FakeApiServer() {
    addNamespace("default");
    for (ApiKind kind : ApiKind.values()) {
      if (kind.isCustom()) {
        store.create(ApiKind.CUSTOM_RESOURCE_DEFINITION, "", CustomSchema.definition(kind));
      }
    }
    port = listen(0);
  }

  /** Where it answers, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** A new client of it, in namespace {@code default}; the caller closes it. */
  public KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(Config.empty())
                .withMasterUrl(url())
                .withNamespace("default")
                .withRequestRetryBackoffLimit(0)
                .build())
        .build();
  }

  public void addNamespace(String name) {
    ObjectNode namespace = Json.object();
    Json.metadata(namespace).put("name", name);
    store.create(ApiKind.NAMESPACE, "", namespace);
  }

  private int listen(int wanted) {
    try {
      HttpServer fresh =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
      fresh.setExecutor(threads);
      fresh.createContext("/", this::handle);
      fresh.start();
      server = fresh;
      return fresh.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on nobody answers on the port, and open watches end. */
  public void goDown() {
    HttpServer running = server;
    server = null;
    if (running != null) {
      dropWatches();
      running.stop(0);
    }
  }

  /** Answers again, with all objects as they were. */
  public void comeBack() {
    if (server == null) {
      listen(port);
    }
  }

  public Fault inject(Fault fault) {
    faults.add(fault);
    return fault;
  }

  public void healAll() {
    faults.forEach(Fault::release);
    faults.clear();
  }

  /** Ends every open watch without a word, as a proxy or a restart does. */
  public void dropWatches() {
    watches.forEach(WatchStream::drop);
  }

  /** While held, open watches stay open and say nothing, as on a connection that has died. */
  public void holdWatches(boolean held) {
    watchesHeld = held;
  }

  /** Tells every watch that wants it which version it has reached. */
  public void bookmark() {
    watches.forEach(watch -> watch.bookmark(store.version()));
  }

  /** Forgets what happened: a watch or a page from before is answered with 410. */
  public void compact() {
    store.compact();
  }

  public int openWatches() {
    return watches.size();
  }

  /** From now on the client may not do this; access reviews say so too. */
  public void deny(String verb, String plural) {
    discovery.deny(verb, plural);
  }

  public void allowAll() {
    discovery.allowAll();
  }

  /** As when the operator was never installed. */
  public void uninstall(ApiKind kind) {
    discovery.hide(kind);
    store
        .find(new ObjectKey(ApiKind.CUSTOM_RESOURCE_DEFINITION, "", kind.qualified()))
        .ifPresent(
            there ->
                store.delete(
                    new ObjectKey(ApiKind.CUSTOM_RESOURCE_DEFINITION, "", kind.qualified()),
                    Json.object()));
  }

  /** What was asked so far, such as {@code GET /version}, in the order of arrival. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** An object as it is; changing it changes nothing here. */
  public Optional<ObjectNode> find(ApiKind kind, String namespace, String name) {
    return store.find(new ObjectKey(kind, namespace, name));
  }

  public List<ObjectNode> list(ApiKind kind, String namespace) {
    return store.list(kind, namespace);
  }

  /** Somebody else makes an object. */
  public ObjectNode create(ApiKind kind, String namespace, ObjectNode object) {
    return store.create(kind, namespace, object);
  }

  /** Somebody else changes an object, all but its status. */
  public ObjectNode edit(ApiKind kind, String namespace, String name, Consumer<ObjectNode> edit) {
    return update(new ObjectKey(kind, namespace, name), ObjectStore.Part.ALL, edit);
  }

  /** Somebody else changes the status of an object. */
  public ObjectNode editStatus(
      ApiKind kind, String namespace, String name, Consumer<ObjectNode> edit) {
    return update(new ObjectKey(kind, namespace, name), ObjectStore.Part.STATUS, edit);
  }

  private ObjectNode update(ObjectKey key, ObjectStore.Part part, Consumer<ObjectNode> edit) {
    return store.update(
        key,
        part,
        object -> {
          edit.accept(object);
          return object;
        });
  }

  /** Somebody else deletes an object, whatever its finalizers say. */
  public void erase(ApiKind kind, String namespace, String name) {
    edit(kind, namespace, name, object -> Json.metadata(object).remove("finalizers"));
    store.delete(new ObjectKey(kind, namespace, name), Json.object());
  }

  ObjectStore store() {
    return store;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException, InterruptedException {
    try {
      ApiRequest request = ApiRequest.of(exchange);
      requests.add(request.toString());
      if (!cut(request)) {
        serve(request, exchange);
      }
    } catch (ApiFailure failure) {
      send(exchange, failure.code(), failure.status());
    }
  }

  /** Lets the faults happen; true when the connection ends without an answer. */
  private boolean cut(ApiRequest request) throws InterruptedException {
    for (Fault fault : faults) {
      if (fault.strikes(request)) {
        fault.strike();
        if (fault.kind() == Fault.Kind.CUT_AFTER) {
          respond(request);
        }
        if (fault.kind() != Fault.Kind.HOLD) {
          return true;
        }
      }
    }
    return false;
  }

  private void serve(ApiRequest request, HttpExchange exchange)
      throws IOException, InterruptedException {
    if (request.target() != null && request.isWatch()) {
      discovery.requireAllowed(request);
      watch(request, exchange);
    } else if (request.target() != null && request.aim().part().equals("log")) {
      log(request, exchange);
    } else if (request.path().matches("/(healthz|readyz|livez)")) {
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
    } else {
      Answer answer = respond(request);
      send(exchange, answer.code(), answer.body());
    }
  }

  private Answer respond(ApiRequest request) {
    if (request.target() != null) {
      discovery.requireAllowed(request);
      return registry.answer(request);
    }
    return discovery
        .answer(request)
        .orElseThrow(
            () ->
                new ApiFailure(
                    404, "NotFound", "the server could not find the requested resource"));
  }

  private void log(ApiRequest request, HttpExchange exchange) throws IOException {
    ObjectNode pod = store.get(request.aim().key());
    byte[] text =
        Json.text(pod, "metadata", "annotations", ScriptedOperator.LOG)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
  }

  private void watch(ApiRequest request, HttpExchange exchange)
      throws IOException, InterruptedException {
    if (exchange.getRequestHeaders().containsKey("Sec-WebSocket-Key")) {
      // To a client that wants a WebSocket this means: ask for the same as an HTTP stream.
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    WatchStream watch = new WatchStream(request, () -> watchesHeld);
    watches.add(watch);
    try {
      watch.begin(store);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      // Of an HTTP stream our client takes the first event for its beginning.
      watch.bookmark(store.version());
      watch.run(exchange.getResponseBody());
    } finally {
      store.ignore(watch);
      watches.remove(watch);
    }
  }

  private static void send(HttpExchange exchange, int code, ObjectNode body) throws IOException {
    byte[] text = Json.MAPPER.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, text.length);
    exchange.getResponseBody().write(text);
  }

  @Override
  public void close() {
    healAll();
    goDown();
    threads.shutdownNow();
  }
}
