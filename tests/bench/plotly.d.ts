declare module 'plotly.js-gl2d-dist-min' {
  interface Plotly {
    readonly newPlot: (
      element: HTMLElement,
      traces: readonly object[],
      layout: object,
      options: object,
    ) => Promise<unknown>;
    readonly relayout: (element: HTMLElement, changes: object) => Promise<unknown>;
  }
  const plotly: Plotly;
  export = plotly;
}
