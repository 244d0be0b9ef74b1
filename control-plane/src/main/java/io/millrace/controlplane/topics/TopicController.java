package io.millrace.controlplane.topics;

import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/topics")
@Tag(name = "Topics")
class TopicController {
  private final TopicCatalog catalog;
  private final TopicSampler sampler;
  private final TopicWriter writer;
  private final TopicTails tails;

  TopicController(
      TopicCatalog catalog, TopicSampler sampler, TopicWriter writer, TopicTails tails) {
    this.catalog = catalog;
    this.sampler = sampler;
    this.writer = writer;
    this.tails = tails;
  }

  /** All at once: a cluster has few topics, and Kafka lists no part of them. */
  record Listing<T>(List<T> items, @Nullable String nextCursor) {
    static <T> Listing<T> of(List<T> items) {
      return new Listing<>(List.copyOf(items), null);
    }
  }

  @Operation(summary = "All topics, with the offsets that each partition retains")
  @RequiredRole(Role.VIEWER)
  @GetMapping
  Listing<TopicView> list() {
    return Listing.of(catalog.list());
  }

  @Operation(summary = "Make a topic")
  @RequiredRole(Role.OPERATOR)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  TopicView create(@RequestBody NewTopicRequest request) {
    return catalog.create(String.valueOf(request.name()), request.partitionsOrDefault());
  }

  @Operation(summary = "A few records: from an offset on, or the newest")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/{topic}:sample")
  Listing<RecordView> sample(
      @PathVariable String topic,
      @RequestParam(defaultValue = "10") int limit,
      @RequestParam(required = false) @Nullable Integer partition,
      @RequestParam(required = false) @Nullable Long from) {
    return Listing.of(sampler.sample(topic, new SampleQuery(limit, partition, from)));
  }

  @Operation(summary = "Write records; answers the ranges in which they lie")
  @RequiredRole(Role.ANNOTATOR)
  @PostMapping("/{topic}:send")
  TopicWriter.SendResult send(
      @PathVariable String topic,
      @RequestBody SendRequest request,
      HttpServletRequest servletRequest) {
    return writer.send(topic, request, Caller.of(servletRequest).orElseThrow());
  }

  @Operation(summary = "Records as they arrive, as server-sent events named 'record'")
  @RequiredRole(Role.VIEWER)
  @GetMapping(path = "/{topic}:tail", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter tail(
      @PathVariable String topic,
      @Parameter(description = "only records with this key, as text; of those none is left out")
          @RequestParam(required = false)
          @Nullable String key,
      HttpServletRequest request) {
    return tails.open(topic, key, request);
  }
}
