import uPlot from 'uplot';
import type { PlotSource } from './plot';
import { HEIGHT, optionsOf, type Look, type Reaction } from './uplotOptions';

/** Drawing takes at most a tenth of the time, so that the page answers whatever comes in. */
const REST = 9;
/** Oftener than this nobody sees points come. */
const LEAST_PAUSE_MS = 200;

/** A chart on a canvas that follows its source: drawn in a frame, when it is seen, and not too often. */
export class DrawnPlot {
  private readonly plot: uPlot;
  private readonly resizes: ResizeObserver;
  private readonly sight: IntersectionObserver;
  private stopListening: () => void;
  private source: PlotSource;
  private zoom: [number, number] | undefined;
  private frame: number | undefined;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private begun = 0;
  private dirty = false;
  private seen = true;

  constructor(element: HTMLElement, look: Look, react: Reaction, source: PlotSource) {
    this.source = source;
    const reaction = { ...react, onDrawn: () => this.drawn() };
    const { x, columns } = source.read();
    this.plot = new uPlot(optionsOf(look, element.clientWidth, reaction), [x, ...columns], element);
    this.stopListening = source.subscribe(this.changed);
    this.resizes = new ResizeObserver(() =>
      this.plot.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
    this.resizes.observe(element);
    this.sight = new IntersectionObserver((entries) => {
      this.seen = entries.at(-1)?.isIntersecting ?? true;
      if (this.dirty) this.plan();
    });
    this.sight.observe(element);
  }

  follow(source: PlotSource): void {
    if (source === this.source) return;
    this.stopListening();
    this.source = source;
    this.stopListening = source.subscribe(this.changed);
    this.atOnce();
  }

  zoomTo(range: [number, number] | undefined): void {
    if (range?.[0] === this.zoom?.[0] && range?.[1] === this.zoom?.[1]) return;
    this.zoom = range;
    this.atOnce();
  }

  show(line: number, shown: boolean): void {
    if (this.plot.series[line + 1]?.show !== shown) this.plot.setSeries(line + 1, { show: shown });
  }

  /** Draws the other lines fainter; all alike when it is undefined. */
  emphasize(line: number | undefined): void {
    this.plot.setSeries(line === undefined ? null : line + 1, { focus: line !== undefined });
  }

  close(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    clearTimeout(this.pause);
    this.stopListening();
    this.resizes.disconnect();
    this.sight.disconnect();
    this.plot.destroy();
  }

  /** What a person asked for is not made to wait. */
  private atOnce(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.changed();
  }

  private readonly changed = (): void => {
    this.dirty = true;
    this.plan();
  };

  private plan(): void {
    if (this.frame !== undefined || this.pause !== undefined || !this.seen) return;
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    this.frame = undefined;
    this.dirty = false;
    this.begun = performance.now();
    const { x, columns } = this.source.read();
    const { zoom } = this;
    this.plot.batch(() => {
      this.plot.setData([x, ...columns], !zoom);
      if (zoom) this.plot.setScale('x', { min: zoom[0], max: zoom[1] });
    });
  }

  private drawn(): void {
    if (this.begun === 0) return;
    const took = performance.now() - this.begun;
    this.begun = 0;
    this.pause = setTimeout(
      () => {
        this.pause = undefined;
        if (this.dirty) this.plan();
      },
      Math.max(LEAST_PAUSE_MS, took * REST),
    );
  }
}
