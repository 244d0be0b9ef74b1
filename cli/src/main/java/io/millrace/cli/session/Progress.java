package io.millrace.cli.session;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with rate and time left on a terminal; nothing elsewhere. */
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 100;
  private static final int REDRAW_MS = 200;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * @param unit behind numbers, with a space before it
   */
  public static Progress of(Session session, String task, String unit) {
    if (!session.drawsProgress()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(-1)
            .setUnit(unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MS)
            .setConsumer(new ConsoleProgressBarConsumer(session.console().err(), WIDTH))
            .showSpeed()
            .build());
  }

  /**
   * @param of 0 when the end is not known
   */
  public void at(long done, long of, String more) {
    if (bar != null) {
      bar.maxHint(of == 0 ? -1 : of);
      bar.stepTo(done);
      bar.setExtraMessage(more);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
