const OVER_MS = 5_000;

/** How fast records are written, of late. */
export class Pace {
  private points: [at: number, sent: number][] = [];
  private started = 0;
  private before = 0;

  constructor(private readonly now: () => number) {}

  /** Time that passed between a stop and going on does not count. */
  begin(sent: number): void {
    this.before = this.tookMs();
    this.started = this.now();
    this.points = [[this.started, sent]];
  }

  at(sent: number): void {
    const at = this.now();
    this.points.push([at, sent]);
    while (this.points.length > 2 && (this.points[1]?.[0] ?? at) < at - OVER_MS) {
      this.points.shift();
    }
  }

  perSecond(): number {
    const first = this.points[0];
    const last = this.points.at(-1);
    if (!first || !last || last[0] === first[0]) return 0;
    return ((last[1] - first[1]) / (last[0] - first[0])) * 1000;
  }

  remainingMs(total: number): number | null {
    const sent = this.points.at(-1)?.[1] ?? 0;
    const perSecond = this.perSecond();
    return perSecond > 0 ? ((total - sent) / perSecond) * 1000 : null;
  }

  tookMs(): number {
    const last = this.points.at(-1)?.[0] ?? this.started;
    return this.before + last - this.started;
  }
}
