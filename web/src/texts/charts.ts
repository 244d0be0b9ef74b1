/** Words of charts and of the settings of curves. */
export const chartTexts = {
  nothing: 'No point yet. The first one appears here by itself.',
  showTable: 'Show table',
  showChart: 'Show chart',
  chart: (title: string, x: string, lines: number) =>
    `${title} by ${x.toLowerCase()}, ${lines} ${lines === 1 ? 'line' : 'lines'}. The table has every number.`,
  table: (title: string) => `${title}, table`,
  csv: 'Download CSV',
  line: (label: string, value: string) => `${label}: ${value}`,
  resetZoom: 'Reset zoom',
  zoomHint: 'Drag over a chart to zoom, double-click to reset.',
  showAll: 'Show all',

  axis: 'Values of the x axis',
  axes: { epoch: 'Epoch', step: 'Step', elapsed: 'Elapsed', time: 'Clock' },
  axisNames: { epoch: 'Epoch', step: 'Step', elapsed: 'Since the start', time: 'Time' },
  noTimes: 'An earlier release did not write down when its epochs ended.',
  log: 'Log scale',
  smoothing: 'Smoothing',
  smoothed: (weight: number) => `Smoothing ${weight.toFixed(2)}`,
  metric: 'Metric',
  settings: 'Settings of the curves',
  train: 'train',
  validation: 'validation',
};
