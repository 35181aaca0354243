/** News sitemaps name the articles of the last two days (Google's rule). In milliseconds. */
export const newsSpanMs = 48 * 3600 * 1000;
