import { formatLongDay } from '@/lib/site/dates';

/** Named one by one, because a part holds everything that its file exports. */
export const nameDay = formatLongDay;
