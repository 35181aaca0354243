/** The build puts a style sheet of this folder into the bundle as minified text. */
declare module '*.css' {
  const text: string;

  // biome-ignore lint/style/noDefaultExport: what esbuild's text loader makes of a file
  export { text as default };
}
