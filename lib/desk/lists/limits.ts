/** Lists are counted no further. */
export const mostCounted = 1000;
