/** Tables of OpenCC: `from to to|from to`. */
declare module 'opencc-js/dict/*' {
  const table: string;
  // biome-ignore lint/style/noDefaultExport: so it is exported there.
  export default table;
}
