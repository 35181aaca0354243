import { writeFileSync } from 'node:fs';
import { makeDashboard } from './grafana/dashboard';

/** `npm run dashboard`, after every change of the metrics or of the dashboard: writes the file that Grafana imports. */
writeFileSync('deploy/grafana/kaiyuan.json', `${JSON.stringify(makeDashboard(), null, 2)}\n`);
