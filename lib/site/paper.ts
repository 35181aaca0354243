/** `--paper` of app/styles/tokens.css, for what asks for a colour outside of style sheets; a test compares them. */
export const paper = { light: '#fdfcf9', dark: '#181714' };
