package io.millrace.controlplane.submission.minicluster;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.FullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpMethod;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets looking through and nothing else. Flink's own switches hide buttons only: its REST API would
 * still stop jobs, write savepoints and shut the cluster down for any page in the browser.
 */
final class ReadOnlyDashboard extends ChannelInboundHandlerAdapter {
  private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Flink cancels and stops by GET there, for an old proxy that knew no other verb. */
  private static final Pattern ACTING = Pattern.compile(".*/yarn-(cancel|stop)/?(\\?.*)?");

  private static final Pattern THIS_MACHINE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

  /** Of a request that was refused, whose body follows. */
  private boolean refused;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      Optional<String> refusal = refusal(request);
      refused = refusal.isPresent();
      refusal.ifPresent(reason -> answer(context, reason));
    }
    if (refused) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static Optional<String> refusal(HttpRequest request) {
    return refusal(
        request.method().name(), request.uri(), request.headers().get(HttpHeaderNames.HOST));
  }

  /** Why a request is refused; empty when it may pass. */
  static Optional<String> refusal(String method, String uri, @Nullable String host) {
    if (host == null || !THIS_MACHINE.matcher(host).matches()) {
      return Optional.of("The dashboard answers on 127.0.0.1 and localhost only.");
    }
    if (!LOOKING.contains(HttpMethod.valueOf(method)) || ACTING.matcher(uri).matches()) {
      return Optional.of(
          "The dashboard is read-only: trainings and inferences are changed in Millrace.");
    }
    return Optional.empty();
  }

  private static void answer(ChannelHandlerContext context, String reason) {
    byte[] body = ("{\"errors\":[\"" + reason + "\"]}").getBytes(StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN, Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=UTF-8");
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
