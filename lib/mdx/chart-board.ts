/**
 * A chart is drawn twice, for a phone and for a column of text; the style sheet shows one. So letters have their true
 * size on both, and labels break as the width allows.
 */
export interface Board {
  name: 'narrow' | 'wide';
  /** In pixels, when it is shown at its own size. */
  width: number;
  /** Of the plot, without labels. */
  height: number;
  font: number;
  /** About as many lines of the grid. */
  ticks: number;
  /** Wide enough to name lines and slices where they are, instead of in a legend. */
  direct: boolean;
}

export const boards: readonly Board[] = [
  { name: 'narrow', width: 330, height: 190, font: 12, ticks: 4, direct: false },
  { name: 'wide', width: 680, height: 270, font: 13, ticks: 5, direct: true },
];
