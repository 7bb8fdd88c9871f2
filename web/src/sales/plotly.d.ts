/** The little of Plotly that we use; its bundle brings no types. */
declare module "plotly.js-cartesian-dist-min" {
  export interface Drawing {
    data: object[];
    layout: object;
  }
  export interface Plot {
    react(place: HTMLElement, data: object[], layout: object, config: object): Promise<unknown>;
  }
  const plotly: Plot;
  export default plotly;
}
